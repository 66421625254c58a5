import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useAct } from '../../app/host.tsx';
import { useKeyHints } from '../../app/shortcuts/useBindings.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Keypad } from './Keypad.tsx';
import css from './CallKeys.module.css';

interface KeypadKeyProps {
  readonly call: CallSnapshot;
  readonly isDisabled: boolean;
  readonly children: ReactNode;
}

/** Opens the keypad over the card, so that the card keeps its height; the digits of the keyboard work as well. */
export const KeypadKey = ({ call, isDisabled, children }: KeypadKeyProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const hint = useKeyHints();
  const press = (tones: string): void => act('sendDigits', { callId: call.id, tones });
  const typed = (event: KeyboardEvent): void => {
    if (/^[0-9*#]$/.test(event.key) && !event.ctrlKey && !event.altKey) press(event.key);
  };
  return (
    <DialogTrigger>
      <Button ref={hint('keypad')} data-keypad-key className={css.key} isDisabled={isDisabled}>
        {children}
      </Button>
      <Popover className={css.popover} placement="bottom">
        <Dialog aria-label={w.call.keypadTitle} className={css.dialog}>
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- catches digits typed on any key inside */}
          <div onKeyDown={typed}>
            <p className={css.sent} aria-live="polite">
              {call.digitsSent === '' ? w.call.keypadTitle : w.call.digitsSent(call.digitsSent)}
            </p>
            <Keypad onPress={press} />
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};
