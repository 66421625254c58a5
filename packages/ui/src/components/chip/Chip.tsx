import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Tone } from '../tone.ts';
import css from './Chip.module.css';

interface ChipProps {
  readonly icon?: LucideIcon;
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
