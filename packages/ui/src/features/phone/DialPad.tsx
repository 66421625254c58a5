import { Delete, Phone } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Form, Input, TextField } from 'react-aria-components';
import { usePlace, useRouter } from '../../app/router.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useKeyHints } from '../../app/shortcuts/useBindings.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Suggestions } from '../contacts/Suggestions.tsx';
import { Keypad } from '../call/Keypad.tsx';
import { ShownNumberPick } from '../shownNumber/ShownNumberPick.tsx';
import { dialable } from './dialable.ts';
import css from './DialPad.module.css';

/** Type or press a number, then call. A number chosen elsewhere comes with the place. */
export const DialPad = (): ReactNode => {
  const { w } = useWords();
  const { find } = usePlace();
  const router = useRouter();
  const hint = useKeyHints();
  const [typed, setTyped] = useState<string | null>(null);
  const number = typed ?? find;
  const line = useValue('line').state.kind;
  const send = useSend();
  const clean = dialable(number);
  const dial = async (): Promise<void> => {
    if (clean === null) return;
    const sent = await send('dial', { number: clean });
    if (!sent.ok) return;
    setTyped(null);
    router.go('phone');
  };
  return (
    <Card className={css.card}>
      <Form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void dial();
        }}
      >
        <div className={css.numberRow}>
          <TextField
            aria-label={w.phone.number}
            value={number}
            onChange={setTyped}
            className={css.field}
            inputMode="tel"
            data-dial
          >
            <Input
              ref={hint('dial')}
              className={css.number}
              placeholder={w.phone.numberHint}
              maxLength={64}
              autoComplete="off"
            />
          </TextField>
          {number !== '' && (
            <Button
              look="quiet"
              icon={Delete}
              aria-label={w.phone.erase}
              onPress={() => setTyped(number.slice(0, -1))}
            />
          )}
        </div>
        <Suggestions typed={number} onChoose={setTyped} />
        <Keypad onPress={(digit) => setTyped(number + digit)} />
        <ShownNumberPick />
        <Button type="submit" look="act" size="big" icon={Phone} isDisabled={clean === null || line !== 'registered'}>
          {w.phone.dial}
        </Button>
      </Form>
    </Card>
  );
};
