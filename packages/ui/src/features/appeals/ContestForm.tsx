import { APPEAL_CHARS } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Field } from '../../components/field/Field.tsx';
import css from './Appeals.module.css';

interface ContestFormProps {
  /** null: one is missing. */
  readonly entryId: string | null;
  readonly onDone: () => void;
}

/** A sentence about a point that is not right. */
export const ContestForm = ({ entryId, onDone }: ContestFormProps): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const [note, setNote] = useState('');
  const say = async (): Promise<void> => {
    const said = send('contestPoints', { entryId, note: note.trim() });
    // Without a hub it waits in the outbox; nobody waits for that here.
    if (isLive && !(await said).ok) return;
    onDone();
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      <Field
        label={w.appeals.note}
        hint={w.appeals.noteHint}
        maxLength={APPEAL_CHARS}
        value={note}
        onChange={setNote}
      />
      <div className={css.keys}>
        <Button look="act" type="submit" isDisabled={note.trim() === ''}>
          {w.appeals.send}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {w.common.close}
        </Button>
      </div>
    </form>
  );
};
