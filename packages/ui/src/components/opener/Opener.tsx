import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { cx } from '../cx.ts';
import css from './Opener.module.css';

interface OpenerProps {
  /** `warm`: what to look at. */
  readonly look?: 'plain' | 'warm';
  readonly children: ReactNode;
}

/** The line that opens and closes what is below it, in a Disclosure. */
export const Opener = ({ look = 'plain', children }: OpenerProps): ReactNode => (
  <AriaButton slot="trigger" className={cx(css.opener, css[look])}>
    {children}
  </AriaButton>
);
