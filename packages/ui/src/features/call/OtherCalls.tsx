import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { Phone, PhoneOff, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAct } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Elapsed } from '../../components/elapsed/Elapsed.tsx';
import { Face } from '../../components/face/Face.tsx';
import { peerOf } from './arrangeCalls.ts';
import { useQueueTitle } from './useQueueTitle.ts';
import css from './CallCard.module.css';

/** The calls beside the main one: held, ringing, or just ended. */
export const OtherCalls = ({ calls }: { readonly calls: readonly CallSnapshot[] }): ReactNode => {
  const { w } = useWords();
  if (calls.length === 0) return null;
  return (
    <ul className={css.others} aria-label={w.call.otherCalls}>
      {calls.map((call) => (
        <OtherCall key={call.id} call={call} />
      ))}
    </ul>
  );
};

const OtherCall = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const peer = peerOf(call) ?? w.call.unknownNumber;
  const { state } = call;
  return (
    <li className={css.other} data-ringing={state.kind === 'ringingHere' || undefined}>
      <Face name={peer} size="s" />
      <span className={css.otherText}>
        <b>{peer}</b> <OtherWord call={call} />
      </span>
      {state.kind === 'ringingHere' && (
        <>
          <Button onPress={() => act('reject', { callId: call.id })}>{w.call.reject}</Button>
          <Button look="act" icon={Phone} onPress={() => act('answer', { callId: call.id })}>
            {w.call.answer}
          </Button>
        </>
      )}
      {state.kind === 'talking' && (
        <>
          <Button icon={Play} isDisabled={state.isHoldPending} onPress={() => act('retrieve', { callId: call.id })}>
            {w.call.retrieve}
          </Button>
          <Button icon={PhoneOff} aria-label={w.call.hangUp} onPress={() => act('hangUp', { callId: call.id })} />
        </>
      )}
    </li>
  );
};

const OtherWord = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  const titleOf = useQueueTitle();
  const { state } = call;
  if (state.kind === 'ended') return <span className={css.quiet}>{w.endReasons[state.reason]}</span>;
  if (state.kind === 'ringingHere')
    return <span className={css.quiet}>{call.queue === null ? w.call.incoming : titleOf(call.queue.name)}</span>;
  if (state.kind !== 'talking') return <span className={css.quiet}>{w.call.ending}</span>;
  const held = { none: w.state.talking, here: w.call.heldHere, there: w.call.heldThere, both: w.call.heldBoth };
  return (
    <span className={css.quiet}>
      <Elapsed since={state.since} /> · {held[state.hold]}
    </span>
  );
};
