import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import css from './Keypad.module.css';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

interface KeypadProps {
  readonly onPress: (digit: string) => void;
  /** Puts the focus on the first key when it appears in a dialogue. */
  readonly autoFocus?: boolean;
}

/** The twelve keys of a telephone. */
export const Keypad = ({ onPress, autoFocus = false }: KeypadProps): ReactNode => (
  <div className={css.pad}>
    {keys.map((digit, index) => (
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only inside a dialogue, where focus has to go somewhere
      <Button key={digit} className={css.key} autoFocus={autoFocus && index === 0} onPress={() => onPress(digit)}>
        {digit}
      </Button>
    ))}
  </div>
);
