import type { MyPoints } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words/useWords.tsx';
import { Bars } from '../../components/bars/Bars.tsx';
import css from './WeekBars.module.css';

/** A week of points, today in full gold. */
export const WeekBars = ({ week, height }: { readonly week: MyPoints['week']; readonly height: number }): ReactNode => {
  const { w, f } = useWords();
  const bars = week.map(({ workday, points }) => ({
    key: workday,
    value: points,
    number: points === 0 ? '' : f.number(points),
    day: f.weekday(workday),
    label: w.points.weekPoint(f.dayOf(workday), f.number(points)),
  }));
  return <Bars className={css.week} label={w.today.week} height={height} bars={bars} />;
};
