import type { ReactNode } from 'react';
import { sparkPoints } from './sparkPoints.ts';
import css from './Spark.module.css';

interface SparkProps {
  readonly values: readonly number[];
  readonly width: number;
  readonly height: number;
  /** The range drawn; by default from 0 to the greatest value. */
  readonly min?: number;
  readonly max?: number;
}

/** A small line of recent values, in the colour of its surroundings. Decoration beside words and numbers. */
export const Spark = ({ values, width, height, min, max }: SparkProps): ReactNode => {
  if (values.length < 2) return null;
  return (
    <svg className={css.spark} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <polyline points={sparkPoints(values, { width, height, min, max })} />
    </svg>
  );
};
