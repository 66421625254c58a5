import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { ReactNode } from 'react';
import { timer } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import css from './CallCard.module.css';

/** Number, queue and wait in one line: `0517 … 8812 · 养老金咨询 · 等了 0:31`. */
export const PeerFacts = ({ call }: { readonly call: CallSnapshot }): ReactNode => {
  const { w } = useWords();
  const facts = [
    call.peerName === null || call.peerNumber === '' ? null : call.peerNumber,
    call.queue?.name ?? (call.direction === 'in' ? w.call.direct : w.call.outgoing),
    call.queue === null || call.queue.waitedMs === null ? null : w.call.waited(timer(call.queue.waitedMs)),
  ].filter((fact) => fact !== null);
  return (
    <ul className={css.facts}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
};
