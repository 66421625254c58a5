import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from '../cx.ts';
import css from './Button.module.css';

interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly icon?: LucideIcon;
  /** `act`: the one thing to do now. `plain`: everything else. `quiet`: no frame. */
  readonly look?: 'plain' | 'act' | 'danger' | 'quiet';
  readonly size?: 'normal' | 'big';
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

export const Button = ({ icon: Icon, look = 'plain', size = 'normal', children, ...rest }: ButtonProps): ReactNode => (
  <AriaButton {...rest} className={cx(css.button, css[look], size === 'big' && css.big)}>
    {Icon && <Icon size={size === 'big' ? 20 : 17} strokeWidth={1.9} aria-hidden />}
    {children}
  </AriaButton>
);
