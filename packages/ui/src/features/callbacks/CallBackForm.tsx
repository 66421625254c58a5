import { CalendarCheck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { whoseNumber } from '../contacts/search.ts';
import { useEntries } from '../contacts/useEntries.ts';
import { WhenPick } from './WhenPick.tsx';
import css from './Callbacks.module.css';

/** Who is to be called back, and the call it came from. */
export interface Caller {
  readonly number: string;
  readonly name: string;
  readonly callId: string | null;
}

const MINUTES_15_MS = 15 * 60_000;

/** Somebody is to be called back: when, by whom, and what to say. */
export const CallBackForm = ({
  caller,
  onSaved,
}: {
  readonly caller: Caller;
  readonly onSaved: () => void;
}): ReactNode => {
  const { w } = useWords();
  const words = w.callbacks.form;
  const now = useHubNow();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const entries = useEntries();
  const known = entries === null ? undefined : whoseNumber(entries, caller.number)?.name;
  const [name, setName] = useState(caller.name === '' ? (known ?? '') : caller.name);
  const [note, setNote] = useState('');
  const [owner, setOwner] = useState<'me' | 'team'>('me');
  const [dueAt, setDueAt] = useState<number | null>(now + MINUTES_15_MS);
  const save = async (): Promise<void> => {
    if (dueAt === null) return;
    const { number, callId } = caller;
    const saved = send('scheduleCallback', { number, callId, name: name.trim(), note: note.trim(), dueAt, owner });
    // Without a hub it waits in the outbox; nobody waits for that here.
    if (isLive && !(await saved).ok) return;
    onSaved();
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className={css.number}>{caller.number}</p>
      <WhenPick start="in15" onChange={setDueAt} />
      <Field label={words.name} maxLength={60} value={name} onChange={setName} />
      <Field label={words.note} rows={2} maxLength={500} value={note} onChange={setNote} />
      <Pills
        label={words.whose}
        options={[
          { id: 'me', name: words.mine },
          { id: 'team', name: words.team },
        ]}
        value={owner}
        onChange={setOwner}
      />
      <div className={css.buttons}>
        <Button type="submit" look="act" icon={CalendarCheck} isDisabled={dueAt === null}>
          {words.save}
        </Button>
      </div>
    </form>
  );
};
