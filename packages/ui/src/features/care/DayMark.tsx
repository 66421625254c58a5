import type { Workday } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words/useWords.tsx';
import { useToday } from './useToday.ts';
import css from './Care.module.css';

const DAY_MS = 86_400_000;

/** A day as people say it. */
export const DayMark = ({ on }: { readonly on: Workday }): ReactNode => {
  const { w, f } = useWords();
  const today = useToday();
  const words = w.care.desk;
  const inDays = Math.round((Date.parse(on) - Date.parse(today)) / DAY_MS);
  const name = inDays === 0 ? words.today : inDays === 1 ? words.tomorrow : words.day(f.dayOf(on), f.weekday(on));
  return (
    <time className={css.day} dateTime={on} data-now={inDays === 0 || undefined}>
      {name}
    </time>
  );
};
