import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ProblemWords } from '../../app/words/index.ts';
import type { Tone } from '../tone.ts';
import css from './Problem.module.css';

interface ProblemProps {
  readonly words: ProblemWords;
  readonly tone?: Tone;
  /** Buttons at the right. */
  readonly children?: ReactNode;
  /** `alert` is read out at once. */
  readonly role?: 'alert';
}

/** What happened, what it means, what to do. */
export const Problem = ({ words, tone = 'wait', children, role }: ProblemProps): ReactNode => (
  <div className={css.problem} data-tone={tone} role={role}>
    <div className={css.said}>
      <TriangleAlert size={20} strokeWidth={1.8} aria-hidden />
      <div className={css.text}>
        <p className={css.title}>{words.title}</p>
        <p className={css.meaning}>{words.meaning}</p>
        <p className={css.remedy}>{words.remedy}</p>
      </div>
    </div>
    {children !== undefined && <div className={css.buttons}>{children}</div>}
  </div>
);
