import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { ReactNode } from 'react';
import { timer, type Words } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { usePeerName } from './usePeerName.ts';
import { useQueueTitle } from './useQueueTitle.ts';
import css from './CallCard.module.css';

/** The newest keys the far side pressed: more is history. */
const SHOWN_DIGITS = 16;

/** Number, queue and wait in one line: `0517 … 8812 · 养老金咨询 · 等了 0:31`. */
export const PeerFacts = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  const titleOf = useQueueTitle();
  const nameOf = usePeerName();
  const facts = [
    call.peerName === null || call.peerNumber === '' ? null : call.peerNumber,
    call.queue === null ? (call.direction === 'in' ? w.call.direct : w.call.outgoing) : titleOf(call.queue.name),
    call.queue === null || call.queue.waitedMs === null ? null : w.call.waited(timer(call.queue.waitedMs)),
    howItCame(call, { w, nameOf }),
    call.digitsReceived === '' ? null : w.call.digitsReceived(call.digitsReceived.slice(-SHOWN_DIGITS)),
  ].filter((fact) => fact !== null);
  return (
    <ul className={css.facts}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
};

/** [CARD-11] */
const howItCame = (call: CallSnapshot, { w, nameOf }: { w: Words; nameOf: (number: string) => string }) => {
  if (call.takenFrom !== null) {
    const who = nameOf(call.takenFrom.number);
    return call.takenFrom.place === 'park' ? w.call.takenFromPark(who) : w.call.takenFromPhone(who);
  }
  if (call.isGivenBack) return w.call.givenBack;
  return call.isAnsweredByItself ? w.call.answeredItself : null;
};
