import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import css from './Keypad.module.css';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** The twelve keys of a telephone. */
export const Keypad = ({ onPress }: { readonly onPress: (digit: string) => void }): ReactNode => (
  <div className={css.pad}>
    {keys.map((digit) => (
      <Button key={digit} className={css.key} onPress={() => onPress(digit)}>
        {digit}
      </Button>
    ))}
  </div>
);
