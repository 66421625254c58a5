import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import { initialOf } from './initialOf.ts';
import css from './Face.module.css';

/** The first character of a name in a circle; decoration beside the name itself. */
export const Face = ({ name, size = 'm' }: { readonly name: string; readonly size?: 's' | 'm' | 'l' }): ReactNode => (
  <span className={cx(css.face, css[size])} data-initial={initialOf(name)} aria-hidden />
);
