import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { PhoneForwarded } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { consultingCall, peerOf } from './arrangeCalls.ts';
import { usePeerName } from './usePeerName.ts';
import css from './Transfer.module.css';

/** How handing the caller on goes, and what can be done about it; nothing while nobody is handed on. */
export const TransferBar = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const origin = consultingCall(useValue('calls'), call);
  if (origin !== null) return <Consulting origin={origin} />;
  if (call.transfer.kind === 'handingOver') return <HandingOver call={call} transfer={call.transfer} />;
  if (call.transfer.kind === 'failed') return <Failed call={call} transfer={call.transfer} />;
  return null;
};

const Consulting = ({ origin }: { readonly origin: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const nameOf = usePeerName();
  if (origin.transfer.kind !== 'consulting') return null;
  const caller = peerOf(origin) ?? w.call.unknownNumber;
  return (
    <div className={css.bar} aria-live="polite">
      <p className={css.said}>{w.transfer.consulting(nameOf(origin.transfer.to), caller)}</p>
      <Button onPress={() => act('cancelTransfer', { callId: origin.id })}>{w.transfer.cancel}</Button>
      <Button look="act" icon={PhoneForwarded} onPress={() => act('completeTransfer', { callId: origin.id })}>
        {w.transfer.complete}
      </Button>
    </div>
  );
};

type Of<K extends CallSnapshot['transfer']['kind']> = Extract<CallSnapshot['transfer'], { kind: K }>;

const HandingOver = ({ call, transfer }: { call: CallSnapshot; transfer: Of<'handingOver'> }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const to = usePeerName()(transfer.to);
  return (
    <div className={css.bar} aria-live="polite">
      <p className={css.said}>{transfer.isRinging ? w.transfer.ringing(to) : w.transfer.asking(to)}</p>
      {call.state.kind === 'handedOver' && (
        <Button onPress={() => act('hangUp', { callId: call.id })}>{w.common.dismiss}</Button>
      )}
    </div>
  );
};

const Failed = ({ call, transfer }: { call: CallSnapshot; transfer: Of<'failed'> }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const to = usePeerName()(transfer.to);
  return (
    <div className={css.bar} data-tone="wait" role="alert">
      <p className={css.said}>{w.transfer.problems[transfer.problem](to)}</p>
      <Button onPress={() => act('cancelTransfer', { callId: call.id })}>{w.common.dismiss}</Button>
    </div>
  );
};
