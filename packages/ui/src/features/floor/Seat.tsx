import { MicOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Dot } from '../../components/dot/Dot.tsx';
import { HubElapsed } from '../../components/elapsed/Elapsed.tsx';
import { presenceFace } from '../agentState/stateFace.ts';
import { useQueueTitle } from '../call/useQueueTitle.ts';
import type { Member } from '../team/roster.ts';
import css from './Floor.module.css';

interface SeatProps {
  readonly member: Member;
  readonly group: string;
  /** Whole minutes over what the centre gives for rest today; 0: none. */
  readonly overMinutes: number;
  /** Opens her day; null: not somebody I lead. */
  readonly onOpen: (() => void) | null;
}

/** One operator on the floor: name, state with its timer, queue or group. */
export const Seat = ({ member: { person, presence }, group, overMinutes, onOpen }: SeatProps): ReactNode => {
  const { w } = useWords();
  const titleOf = useQueueTitle();
  const face = presenceFace(presence, w);
  const state = presence?.agentState ?? null;
  const now = useHubNow();
  const isOverdue = presence?.isOnline === true && state?.kind === 'wrapUp' && state.endsAt < now;
  const where = state?.kind === 'talking' || state?.kind === 'offered' ? titleOf(state.queue) : group;
  return (
    <li
      className={css.seat}
      data-tone={isOverdue ? 'act' : face.tone}
      data-overdue={isOverdue || undefined}
      data-away={face.tone === 'off' || undefined}
    >
      <b className={css.name} title={person.name}>
        {onOpen === null ? (
          person.name
        ) : (
          <button type="button" className={css.seatKey} onClick={onOpen}>
            {person.name}
          </button>
        )}
      </b>
      <span className={css.state}>
        <Dot tone={face.tone} />
        <span>
          {face.word} {face.since !== null && <HubElapsed since={face.since} />}
        </span>
        {presence?.isMuted === true && (
          <span className={css.mutedMark}>
            <MicOff size={14} strokeWidth={1.9} aria-hidden />
            {w.floor.muted}
          </span>
        )}
      </span>
      <span className={css.where} title={where}>
        {isOverdue ? w.floor.overdue : where}
        {overMinutes > 0 && <span className={css.over}>{w.floor.restOver(overMinutes)}</span>}
      </span>
    </li>
  );
};
