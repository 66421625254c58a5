import { Gauge } from 'lucide-react';
import type { ReactNode } from 'react';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Card } from '../../components/card/Card.tsx';
import { budgetState } from '../../host/dataUse/budget.ts';
import { type LineUse, MEGABYTE } from '../../host/dataUse/dataContract.ts';
import css from './DataUse.module.css';

/** What each line has carried this month, carries now, and will have by the month's end. */
export const DataCard = (): ReactNode => {
  const { w } = useWords();
  const { lines } = useValue('dataUse');
  return (
    <Card title={w.dataUse.title} aside={<Gauge size={18} strokeWidth={1.8} aria-hidden />}>
      {lines.length === 0 ? (
        <p className={css.muted}>{w.dataUse.none}</p>
      ) : (
        <ul className={css.lines}>
          {lines.map((use) => (
            <Line key={use.name} use={use} />
          ))}
        </ul>
      )}
    </Card>
  );
};

const Line = ({ use }: { readonly use: LineUse }): ReactNode => {
  const { w, f } = useWords();
  const budget = useValue('settings').dataBudgets[use.name];
  const size = useSize();
  const state = budgetState(use, budget);
  const share = state === 'none' ? null : use.monthBytes / ((budget?.monthMb ?? 1) * MEGABYTE);
  return (
    <li className={css.line}>
      <b className={css.name}>{use.name}</b>
      <dl className={css.facts}>
        <div>
          <dt>{w.dataUse.month}</dt>
          <dd>{size(use.monthBytes)}</dd>
        </div>
        <div>
          <dt>{w.dataUse.hour}</dt>
          <dd>{size(use.hourBytes)}</dd>
        </div>
        <div>
          <dt>{w.dataUse.forecast}</dt>
          <dd>{use.forecastBytes === null ? w.dataUse.forecastUnknown : size(use.forecastBytes)}</dd>
        </div>
      </dl>
      {share !== null && (
        <>
          <meter
            className={css.meter}
            aria-label={w.dataUse.title}
            min={0}
            max={1}
            value={Math.min(1, share)}
            data-tone={TONES[state]}
          />
          <p className={css.share} data-tone={TONES[state]}>
            {w.dataUse.ofBudget(f.percent(Math.round(share * 100) / 100))}
            {state !== 'fine' && <b> {state === 'over' ? w.dataUse.over : w.dataUse.near}</b>}
          </p>
        </>
      )}
    </li>
  );
};

const TONES = { none: 'ready', fine: 'ready', near: 'wait', over: 'danger' } as const;

/** Whole megabytes, from a thousand on gigabytes with one digit. */
const useSize = (): ((bytes: number) => string) => {
  const { w, f } = useWords();
  return (bytes) => {
    const megabytes = bytes / MEGABYTE;
    if (megabytes >= 1_000) return w.dataUse.gigabytes(f.mos(megabytes / 1_000));
    return w.dataUse.megabytes(megabytes > 0 && megabytes < 10 ? f.mos(megabytes) : f.number(Math.round(megabytes)));
  };
};
