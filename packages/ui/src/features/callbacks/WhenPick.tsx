import { useState, type ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import type { Formats, Words } from '../../app/words/index.ts';
import { useWords } from '../../app/words/useWords.tsx';
import { Pills } from '../../components/choice/Choice.tsx';
import { Field } from '../../components/field/Field.tsx';
import { fieldTextOf, momentOf, whenChoices, type WhenChoice, type WhenId } from './whenChoices.ts';

const nameOf = ({ id, at }: WhenChoice, w: Words, f: Formats): string => {
  const name = w.callbacks.when[id];
  return typeof name === 'string' ? name : name(f.time(at ?? 0));
};

interface WhenPickProps {
  readonly start: WhenId;
  /** Null: what is written is no moment. */
  readonly onChange: (dueAt: number | null) => void;
}

/** When somebody is to be called back: one press, or a date and time. */
export const WhenPick = ({ start, onChange }: WhenPickProps): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const [picked, setPicked] = useState<WhenId>(start);
  const [text, setText] = useState(() => fieldTextOf(now + 3_600_000));
  const choices = whenChoices(now);
  const pick = (id: WhenId): void => {
    setPicked(id);
    onChange(id === 'own' ? momentOf(text) : (choices.find((one) => one.id === id)?.at ?? null));
  };
  const write = (next: string): void => {
    setText(next);
    onChange(momentOf(next));
  };
  const written = momentOf(text);
  return (
    <>
      <Pills
        label={w.callbacks.form.when}
        options={choices.map((one) => ({ id: one.id, name: nameOf(one, w, f) }))}
        value={picked}
        onChange={pick}
      />
      {picked === 'own' && (
        <Field
          label={w.callbacks.form.at}
          type="datetime-local"
          isRequired
          value={text}
          onChange={write}
          {...(written !== null && written < now ? { hint: w.callbacks.form.atPast } : {})}
        />
      )}
    </>
  );
};
