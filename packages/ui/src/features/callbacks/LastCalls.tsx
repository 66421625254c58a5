import { useMemo, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { useHistory } from '../history/useHistory.ts';
import css from './Callbacks.module.css';

const SHOWN = 3;

/** My last calls with a number, with what was noted of them. */
export const LastCalls = ({ number }: { readonly number: string }): ReactNode => {
  const { w, f, language } = useWords();
  const now = useHubNow();
  const codes = useValue('dispositionCodes') ?? [];
  const asked = useMemo(() => ({ scope: 'mine', filter: 'all', search: number.slice(0, 32) }) as const, [number]);
  const { rows, state } = useHistory(asked);
  const said = (codeId: string): string => codes.find(({ id }) => id === codeId)?.title[language] ?? codeId;
  return (
    <div className={css.last}>
      <h3>{w.callbacks.card.lastCalls}</h3>
      {rows !== null && rows.length === 0 ? (
        <p className={css.meaning}>{state === 'offline' ? w.callbacks.card.offlineCalls : w.callbacks.card.noCalls}</p>
      ) : (
        <ul>
          {(rows ?? []).slice(0, SHOWN).map((row) => (
            <li key={row.id}>
              {[
                f.moment(row.startedAt, now),
                w.history[row.direction],
                w.endReasons[row.end],
                row.disposition === null ? '' : said(row.disposition.codeId),
                row.disposition?.note ?? '',
              ]
                .filter((text) => text !== '')
                .join(' · ')}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
