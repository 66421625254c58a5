import type { ReactNode } from 'react';
import css from './Progress.module.css';

interface ProgressProps {
  /** What is on its way, in words. */
  readonly label: string;
  readonly value: number;
  /** Where it is whole. */
  readonly max: number;
}

/** How far something has come on its way; less than nothing and more than the whole are drawn as those. */
export const Progress = ({ label, value, max }: ProgressProps): ReactNode => (
  <progress className={css.bar} aria-label={label} max={max} value={Math.max(0, Math.min(max, value))} />
);
