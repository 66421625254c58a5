import type { ReactNode } from 'react';
import type { LineSecond } from '../../host/index.ts';
import css from './LineSpark.module.css';
import { type Lane, pathOf } from './lineShape.ts';

/** [CARD-7] */
const SPAN_S = 60;
const HEIGHT = 22;
const MOS: Lane = { figure: ({ mos }) => mos, low: 1, high: 4.6, top: 2, bottom: HEIGHT - 2 };

/** The voice of a call's last minute, in the colour of its surroundings. Decoration beside words and numbers. */
export const LineSpark = ({ seconds }: { readonly seconds: readonly LineSecond[] }): ReactNode => (
  <svg className={css.spark} viewBox={`0 0 ${SPAN_S} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
    <path d={pathOf({ seconds, spanS: SPAN_S }, MOS)} />
  </svg>
);
