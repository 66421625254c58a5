import { useState, type ReactNode } from 'react';
import { Button } from '../button/Button.tsx';
import { Field } from '../field/Field.tsx';
import css from './SentenceForm.module.css';

interface SentenceFormProps {
  readonly words: { readonly label: string; readonly hint: string; readonly send: string; readonly close: string };
  /** In characters. */
  readonly maxLength: number;
  readonly isOptional?: boolean;
  /** @returns whether it is said, or will be without anybody waiting here; the form stays otherwise */
  readonly onSend: (sentence: string) => Promise<boolean>;
  readonly onDone: () => void;
}

/** One sentence that is sent, and the way out. */
export const SentenceForm = (props: SentenceFormProps): ReactNode => {
  const { words, maxLength, isOptional = false, onSend, onDone } = props;
  const [sentence, setSentence] = useState('');
  const send = async (): Promise<void> => {
    if (await onSend(sentence.trim())) onDone();
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={words.label} hint={words.hint} maxLength={maxLength} value={sentence} onChange={setSentence} />
      <div className={css.keys}>
        <Button look="act" type="submit" isDisabled={!isOptional && sentence.trim() === ''}>
          {words.send}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {words.close}
        </Button>
      </div>
    </form>
  );
};
