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
  /** What it means and what to do, for a pointer that rests on it. */
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

export const Chip = ({ icon: Icon, tone, title, children }: ChipProps): ReactNode => (
  <span className={css.chip} title={title} data-tone={tone} data-quiet={(Icon && tone === undefined) || undefined}>
    {Icon && <Icon size={16} strokeWidth={1.9} aria-hidden />}
    <span className={css.text} data-chiptext>
      {children}
    </span>
  </span>
);
