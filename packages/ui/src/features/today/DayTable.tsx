import type { ReactNode } from 'react';
import { useWords } from '../../app/words/useWords.tsx';
import { hourRows, type Stretch } from './personDay.ts';
import { dayParts } from './Ring.tsx';
import css from './Today.module.css';

/** The ring as a table by the hour, for who does not see it and for who wants to know. */
export const DayTable = ({ stretches }: { readonly stretches: readonly Stretch[] }): ReactNode => {
  const { w, f } = useWords();
  return (
    <details className={css.hours}>
      <summary>{w.today.byHour}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.today.hour}</th>
            {dayParts.map((part) => (
              <th key={part} scope="col">
                {w.today[part]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hourRows(stretches).map(({ from, times }) => (
            <tr key={from}>
              <th scope="row">{f.time(from)}</th>
              {dayParts.map((part) => (
                <td key={part}>{times[part] === 0 ? '–' : f.span(times[part])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};
