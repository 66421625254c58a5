import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import { barShares } from './barShares.ts';
import css from './Bars.module.css';

interface Bar {
  readonly key: string;
  readonly value: number;
  /** Over the bar; empty: nothing stands there. */
  readonly number: string;
  /** Under it. */
  readonly day: string;
  /** All of it, for who does not see the bar. */
  readonly label: string;
}

interface BarsProps {
  readonly label: string;
  /** px */
  readonly height: number;
  /** In the order of time; the last is now, and stands out. */
  readonly bars: readonly Bar[];
  readonly className?: string | undefined;
}

/** Some periods beside each other, as high as what they came to. */
export const Bars = ({ label, height, bars, className }: BarsProps): ReactNode => {
  const shares = barShares(bars.map(({ value }) => value));
  return (
    <ol className={cx(css.bars, className)} aria-label={label}>
      {bars.map((bar, index) => (
        <li key={bar.key} data-now={index === bars.length - 1 || undefined} aria-label={bar.label}>
          <span className={css.space} style={{ height }} aria-hidden>
            <span className={css.number}>{bar.number}</span>
            <span className={css.bar} style={{ height: `calc((100% - var(--number)) * ${shares[index] ?? 0})` }} />
          </span>
          <span className={css.day} aria-hidden>
            {bar.day}
          </span>
        </li>
      ))}
    </ol>
  );
};
