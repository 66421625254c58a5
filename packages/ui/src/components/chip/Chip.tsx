import type { ComponentType, ReactNode } from 'react';
import type { Tone } from '../tone.ts';
import css from './Chip.module.css';

/** What lucide's icons and our own take. */
export interface IconProps {
  readonly size?: number | string;
  readonly strokeWidth?: number | string;
  readonly 'aria-hidden'?: boolean | 'true' | 'false';
}

interface ChipProps {
  readonly icon?: ComponentType<IconProps>;
  /** Quiet without a tone: all is well. */
  readonly tone?: Tone | undefined;
  readonly children: ReactNode;
}

export const Chip = ({ icon: Icon, tone, children }: ChipProps): ReactNode => (
  <span className={css.chip} data-tone={tone}>
    {Icon && <Icon size={16} strokeWidth={1.9} aria-hidden />}
    <span className={css.text}>{children}</span>
  </span>
);
