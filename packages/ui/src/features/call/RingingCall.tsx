import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { BellOff, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { namedKeys } from '../../app/shortcuts/keyNames.ts';
import { useBindings, useKeyHints } from '../../app/shortcuts/useBindings.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Face } from '../../components/face/Face.tsx';
import { KnownCaller } from '../contacts/KnownCaller.tsx';
import { peerOf } from './arrangeCalls.ts';
import { PeerFacts } from './PeerFacts.tsx';
import css from './CallCard.module.css';

/** The phone rings: who, from which queue, how long they waited, and one large answer. */
export const RingingCall = ({
  call,
  others,
}: {
  readonly call: CallSnapshot;
  readonly others: ReactNode;
}): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const hint = useKeyHints();
  const { bindings, platform } = useBindings();
  const [firstKey] = bindings.answer;
  const { isSilent } = useValue('settings').ringing;
  const peer = peerOf(call) ?? w.call.unknownNumber;
  return (
    <div className={css.ringing}>
      <Face name={peer} size="l" />
      <h1 className={css.name}>{peer}</h1>
      <KnownCaller call={call} />
      <PeerFacts call={call} />
      {isSilent && (
        <p className={css.silent}>
          <BellOff size={16} aria-hidden /> {w.sound.silentNow}
        </p>
      )}
      <div className={css.ringButtons}>
        <Button ref={hint('end')} size="big" onPress={() => act('reject', { callId: call.id })}>
          {w.call.reject}
        </Button>
        <Button
          ref={hint('answer')}
          size="big"
          look="act"
          icon={Phone}
          onPress={() => act('answer', { callId: call.id })}
        >
          {w.call.answer}
          {firstKey !== undefined && <kbd className={css.key}>{namedKeys(firstKey, w.shortcuts, platform)}</kbd>}
        </Button>
      </div>
      {others}
    </div>
  );
};
