import type { ReactNode } from 'react';
import { useRouter } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Dot } from '../../components/dot/Dot.tsx';
import { HubElapsed } from '../../components/elapsed/Elapsed.tsx';
import { Face } from '../../components/face/Face.tsx';
import { presenceFace } from '../agentState/stateFace.ts';
import { StatusText } from '../status/StatusText.tsx';
import type { Member } from './roster.ts';
import css from './Mate.module.css';

interface MateProps {
  readonly member: Member;
  readonly isMe?: boolean;
  readonly isConvener?: boolean;
  /** Her name opens her evaluation. */
  readonly isLed?: boolean;
  readonly children?: ReactNode;
}

/** A colleague: who, in which state, for how long. */
export const Mate = ({ member, isMe = false, isConvener = false, isLed = false, children }: MateProps): ReactNode => {
  const { w } = useWords();
  const { person, presence } = member;
  const face = presenceFace(presence, w);
  return (
    <div className={css.mate} data-away={face.tone === 'off' || undefined}>
      <Face name={person.name} size="s" />
      <div className={css.text}>
        <div className={css.name} title={person.name}>
          {isLed ? <EvaluationOf name={person.name} personId={person.id} /> : person.name}
        </div>
        <div className={css.state}>
          {face.word}
          {face.since !== null && (
            <>
              {' '}
              <HubElapsed since={face.since} />
            </>
          )}
          {person.role === 'leader' && <span className={css.leader}>{w.team.leaderMark}</span>}
          {isConvener && <span className={css.leader}>{w.team.convenerMark}</span>}
          {isMe && <span className={css.leader}>{w.common.me}</span>}
        </div>
        <StatusText personId={person.id} />
      </div>
      {children}
      <Dot tone={face.tone} />
    </div>
  );
};

/** The way to what she did in a month, for who leads her. */
const EvaluationOf = ({ name, personId }: { readonly name: string; readonly personId: string }): ReactNode => {
  const { w } = useWords();
  const router = useRouter();
  return (
    <button
      type="button"
      className={css.opener}
      aria-label={w.evaluation.see(name)}
      onClick={() => router.go('points', `evaluation ${personId}`)}
    >
      {name}
    </button>
  );
};
