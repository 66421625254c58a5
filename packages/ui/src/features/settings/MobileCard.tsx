import { useState, type ReactNode } from 'react';
import { useAct, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Toggle } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import css from './Settings.module.css';

const isNumber = (text: string): boolean => /^[0-9]{6,20}$/.test(text);

/** Consent and number in one: while it is off no number is kept. [MOBILE-1] of the hub's mobile/SPEC.md. */
export const MobileCard = (): ReactNode => {
  const { w } = useWords();
  const mobile = useValue('mobile');
  const isLive = useValue('hubLink').kind === 'live';
  const act = useAct();
  /** Null: not being changed. */
  const [typed, setTyped] = useState<string | null>(null);
  const number = mobile?.number ?? null;
  const text = typed ?? number ?? '';
  const isOpen = typed !== null || number !== null;
  const save = (): void => {
    act('setMobile', { number: text });
    setTyped(null);
  };
  const toggle = (isOn: boolean): void => {
    setTyped(isOn ? '' : null);
    if (!isOn && number !== null) act('setMobile', { number: null });
  };
  return (
    <Card title={w.mobile.title}>
      <div className={css.stack}>
        <Toggle isSelected={isOpen} isDisabled={!isLive} onChange={toggle}>
          {w.mobile.isOn}
        </Toggle>
        <p className={css.muted}>{w.mobile.meaning}</p>
        {isOpen && (
          <>
            <Field
              label={w.mobile.number}
              hint={text === '' || isNumber(text) ? w.mobile.numberHint : w.mobile.wrong}
              value={text}
              onChange={setTyped}
              isDisabled={!isLive}
              isInvalid={text !== '' && !isNumber(text)}
              inputMode="tel"
              maxLength={20}
            />
            {typed !== null && typed !== number ? (
              <Button onPress={save} isDisabled={!isLive || !isNumber(text)}>
                {w.mobile.save}
              </Button>
            ) : (
              number !== null && <output>{w.mobile.on(number)}</output>
            )}
          </>
        )}
        <p className={css.muted}>{isLive ? w.mobile.kept : w.mobile.away}</p>
      </div>
    </Card>
  );
};
