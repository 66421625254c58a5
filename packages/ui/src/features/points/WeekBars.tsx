import type { MyPoints } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words/useWords.tsx';
import { barShares } from './barShares.ts';
import css from './WeekBars.module.css';

/** A week of points, today in full gold. */
export const WeekBars = ({ week, height }: { readonly week: MyPoints['week']; readonly height: number }): ReactNode => {
  const { w, f } = useWords();
  const shares = barShares(week.map(({ points }) => points));
  return (
    <ol className={css.week} aria-label={w.today.week}>
      {week.map(({ workday, points }, index) => (
        <li
          key={workday}
          data-today={index === week.length - 1 || undefined}
          aria-label={w.points.weekPoint(f.dayOf(workday), f.number(points))}
        >
          <span className={css.space} style={{ height }} aria-hidden>
            <span className={css.number}>{points === 0 ? '' : f.number(points)}</span>
            <span className={css.bar} style={{ height: `${(shares[index] ?? 0) * 100}%` }} />
          </span>
          <span className={css.day} aria-hidden>
            {f.weekday(workday)}
          </span>
        </li>
      ))}
    </ol>
  );
};
