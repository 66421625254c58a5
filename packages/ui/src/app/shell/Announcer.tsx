import type { ReactNode } from 'react';
import { peerOf, ringingCall } from '../../features/call/arrangeCalls.ts';
import { stateFace } from '../../features/agentState/stateFace.ts';
import { useValue } from '../host.tsx';
import { useWords } from '../words/useWords.tsx';
import css from './Announcer.module.css';

/** What a screen reader says by itself: an incoming call at once, a new state when it is quiet. */
export const Announcer = (): ReactNode => {
  const { w } = useWords();
  const ringing = ringingCall(useValue('calls'));
  const mine = useValue('agentState');
  return (
    <div className={css.unseen}>
      <div aria-live="assertive">
        {ringing === null ? '' : w.call.incomingFrom(peerOf(ringing) ?? w.call.unknownNumber)}
      </div>
      <div aria-live="polite">{mine === null ? '' : w.state.liveChange(stateFace(mine.confirmed, w).word)}</div>
    </div>
  );
};
