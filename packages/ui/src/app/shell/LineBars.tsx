import type { ComponentType, ReactNode } from 'react';
import type { IconProps } from '../../components/chip/Chip.tsx';

const bars = [
  { x: 1, height: 5 },
  { x: 5, height: 8 },
  { x: 9, height: 11 },
  { x: 13, height: 14 },
];

/** The line as bars, as many full ones as it is good; the others stay visible as a shape. */
const barsOf =
  (full: number): ComponentType<IconProps> =>
  ({ size = 16 }): ReactNode => (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="currentColor" aria-hidden>
      {bars.map(({ x, height }, index) => (
        <rect key={x} x={x} y={15 - height} width="2.4" height={height} rx="1.1" opacity={index < full ? 1 : 0.28} />
      ))}
    </svg>
  );

export const allBars = barsOf(4);
export const fewBars = barsOf(2);
export const noBars = barsOf(0);
