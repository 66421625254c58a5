import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import { ArrowLeftRight, Phone, PhoneOff, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNow } from '../../app/clock.tsx';
import { useAct } from '../../app/host.tsx';
import { timer } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Elapsed } from '../../components/elapsed/Elapsed.tsx';
import { Face } from '../../components/face/Face.tsx';
import { peerOf } from './arrangeCalls.ts';
import { useQueueTitle } from './useQueueTitle.ts';
import css from './CallCard.module.css';

interface OtherCallsProps {
  readonly calls: readonly CallSnapshot[];
  /** The main call is a conversation: taking another one back swaps the two. */
  readonly isMainTalked: boolean;
}

/** The calls beside the main one: held, ringing, or just ended. */
export const OtherCalls = ({ calls, isMainTalked }: OtherCallsProps): ReactNode => {
  const { w } = useWords();
  if (calls.length === 0) return null;
  return (
    <ul className={css.others} aria-label={w.call.otherCalls}>
      {calls.map((call) => (
        <OtherCall key={call.id} call={call} isSwap={isMainTalked} />
      ))}
    </ul>
  );
};

const OtherCall = ({ call, isSwap }: { readonly call: CallSnapshot; readonly isSwap: boolean }): ReactNode => {
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
          <Button
            icon={isSwap ? ArrowLeftRight : Play}
            isDisabled={state.isHoldPending}
            onPress={() => act('retrieve', { callId: call.id })}
          >
            {isSwap ? w.call.swap : w.call.retrieve}
          </Button>
          <Button icon={PhoneOff} aria-label={w.call.hangUp} onPress={() => act('hangUp', { callId: call.id })} />
        </>
      )}
    </li>
  );
};

const OtherWord = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  const { state } = call;
  if (state.kind === 'ended') return <span className={css.quiet}>{w.endReasons[state.reason]}</span>;
  if (state.kind === 'ringingHere') return <RingsFor call={call} />;
  if (state.kind === 'handedOver') return <span className={css.quiet}>{w.transfer.handedOver}</span>;
  if (state.kind !== 'talking') return <span className={css.quiet}>{w.call.ending}</span>;
  if (state.heldSince !== null) return <HeldFor since={state.heldSince} />;
  return (
    <span className={css.quiet}>
      <Elapsed since={state.since} /> · {state.hold === 'there' ? w.call.heldThere : w.state.talking}
    </span>
  );
};

const HeldFor = ({ since }: { readonly since: number }): ReactNode => {
  const { w } = useWords();
  return <span className={css.quiet}>{w.call.heldFor(timer(useNow() - since))}</span>;
};

const RingsFor = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  const titleOf = useQueueTitle();
  const from = call.queue === null ? w.call.incoming : titleOf(call.queue.name);
  return <span className={css.quiet}>{w.call.ringsFor(from, timer(useNow() - call.timings.invitedAt))}</span>;
};
