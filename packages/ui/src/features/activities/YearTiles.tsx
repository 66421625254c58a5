import type { Activity } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useHubNow } from '../../app/clock.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { inMonths, monthOf, type Month } from './planView.ts';
import css from './Activities.module.css';

interface YearTilesProps {
  readonly months: readonly Month[];
  readonly activities: readonly Activity[];
  readonly onMonth: (month: Month) => void;
}

/** As many names stand in a month; the others are counted. */
const NAMES = 3;

/** A year: each month with what is planned in it, one press away. */
export const YearTiles = ({ months, activities, onMonth }: YearTilesProps): ReactNode => {
  const { w } = useWords();
  const current = monthOf(useHubNow());
  const words = w.activities;
  return (
    <ul className={css.tiles}>
      {months.map((one) => {
        const of = inMonths(activities, [one]).filter(({ calledOff }) => calledOff === null);
        const isNow = one.year === current.year && one.month === current.month;
        return (
          <li key={one.month}>
            <AriaButton className={css.tile ?? ''} data-now={isNow || undefined} onPress={() => onMonth(one)}>
              <b>{words.monthAlone(one.month)}</b>
              {of.slice(0, NAMES).map(({ id, title, mine }) => (
                <span key={id} className={css.entry} data-mine={mine !== null || undefined}>
                  {title}
                </span>
              ))}
              <span className={css.more}>{of.length > 0 ? words.count(of.length) : w.common.none}</span>
            </AriaButton>
          </li>
        );
      })}
    </ul>
  );
};
