import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import css from './Dispositions.module.css';

export const NOTE_LIMIT = 500;

interface DispositionFormProps {
  readonly callId: string;
  /** What was said before; null: nothing. */
  readonly said: { readonly codeId: string; readonly note: string } | null;
  readonly onSaved?: () => void;
}

/** One code of the centre's list and a note. What is typed is kept by the engine at each key. */
export const DispositionForm = ({ callId, said, onSaved }: DispositionFormProps): ReactNode => {
  const { w, language } = useWords();
  const codes = useValue('dispositionCodes') ?? [];
  const isLive = useValue('hubLink').kind === 'live';
  const draft = useValue('dispositionDrafts').find((one) => one.callId === callId);
  const send = useSend();
  const codeId = draft?.codeId ?? said?.codeId ?? null;
  const note = draft?.note ?? said?.note ?? '';
  const type = (next: { codeId?: string; note?: string }): void =>
    void send('draftDisposition', { callId, codeId, note, ...next });
  const save = async (): Promise<void> => {
    if (codeId === null) return;
    // Without a hub it waits in the outbox; nobody waits for that here.
    const saved = send('saveDisposition', { callId, codeId, note });
    if (isLive && !(await saved).ok) return;
    onSaved?.();
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Pills
        label={w.dispositions.code}
        options={codes.map(({ id, title }) => ({ id, name: title[language] }))}
        value={codeId ?? ''}
        onChange={(next) => type({ codeId: next })}
      />
      <Field
        label={w.dispositions.note}
        hint={w.dispositions.left(NOTE_LIMIT - note.length)}
        rows={2}
        maxLength={NOTE_LIMIT}
        value={note}
        onChange={(next) => type({ note: next })}
      />
      <div className={css.buttons}>
        <Button type="submit" look="act" icon={Check} isDisabled={codeId === null || draft?.isSaved === true}>
          {w.dispositions.save}
        </Button>
        {draft?.isSaved === true && <span className={css.state}>{w.dispositions.onItsWay}</span>}
      </div>
    </form>
  );
};
