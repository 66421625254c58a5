import { contact as contactSchema, type Contact } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Field } from '../../components/field/Field.tsx';
import css from './Contacts.module.css';

/** Name, numbers (one a line), where they work, a note. */
export const ContactForm = (props: {
  readonly contact: Contact;
  readonly onSave: (contact: Contact) => void;
}): ReactNode => {
  const { w } = useWords();
  const [typed, setTyped] = useState(() => ({ ...props.contact, numbers: props.contact.numbers.join('\n') }));
  const numbers = typed.numbers
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const whole = contactSchema.safeParse({ ...typed, numbers });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (whole.success) props.onSave(whole.data);
      }}
    >
      <Field
        label={w.contacts.name}
        maxLength={60}
        value={typed.name}
        onChange={(name) => setTyped({ ...typed, name })}
      />
      <Field
        label={w.contacts.numbers}
        hint={w.contacts.numbersHint}
        rows={2}
        value={typed.numbers}
        onChange={(next) => setTyped({ ...typed, numbers: next })}
      />
      <Field
        label={w.contacts.organisation}
        maxLength={60}
        value={typed.organisation}
        onChange={(organisation) => setTyped({ ...typed, organisation })}
      />
      <Field
        label={w.contacts.note}
        maxLength={200}
        value={typed.note}
        onChange={(note) => setTyped({ ...typed, note })}
      />
      <Button type="submit" look="act" isDisabled={!whole.success}>
        {w.contacts.save}
      </Button>
    </form>
  );
};
