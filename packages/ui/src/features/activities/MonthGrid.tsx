import type { Activity } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { gridOf, type GridDay, type Month } from './planView.ts';
import css from './Activities.module.css';

/** As many names stand in a day; the others are counted. */
const NAMES = 2;

/** Local day of a moment, as a workday is written. */
const dayOf = (at: number): string => {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** A month at one glance. The list below it says everything, so who does not see the picture misses nothing. */
export const MonthGrid = (props: { readonly month: Month; readonly activities: readonly Activity[] }): ReactNode => {
  const { f } = useWords();
  const weeks = gridOf(props.month, props.activities);
  const [head = []] = weeks;
  return (
    <table className={css.grid}>
      <thead>
        <tr>
          {head.map(({ at }) => (
            <th key={at} scope="col">
              {f.weekday(dayOf(at))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.at}>
            {week.map((day) => (
              <Day key={day.at} day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Day = ({ day }: { readonly day: GridDay }): ReactNode => {
  const { f } = useWords();
  const isToday = dayOf(useHubNow()) === dayOf(day.at);
  const standing = day.activities.filter(({ calledOff }) => calledOff === null);
  const more = standing.length - NAMES;
  return (
    <td data-outside={!day.isOfMonth || undefined} data-today={isToday || undefined}>
      <time dateTime={dayOf(day.at)}>{day.day}</time>
      {day.isOfMonth &&
        standing.slice(0, NAMES).map((one) => (
          <span key={one.id} className={css.entry} data-mine={one.mine !== null || undefined} title={one.title}>
            {one.title}
          </span>
        ))}
      {day.isOfMonth && more > 0 && <span className={css.more}>+{f.number(more)}</span>}
    </td>
  );
};
