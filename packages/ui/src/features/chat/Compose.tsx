import { CHAT_CHARS, type ChatPartner } from '@hearthline/protocol';
import { useState, type ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Field } from '../../components/field/Field.tsx';
import css from './Chat.module.css';

interface ComposeProps {
  readonly partner: ChatPartner;
  readonly name: string;
}

/** What I write next; Enter sends it, Shift with Enter begins a new line. */
export const Compose = ({ partner, name }: ComposeProps): ReactNode => {
  const { w } = useWords();
  const send = useSend();
  const isLive = useValue('hubLink').kind === 'live';
  const people = useValue('people');
  const [text, setText] = useState('');
  const isGone = partner.kind === 'person' && people !== null && !people.some(({ id }) => id === partner.personId);
  if (isGone) return <p className={css.muted}>{w.chat.gone}</p>;
  const write = async (): Promise<void> => {
    const said = text.trim();
    if (said === '') return;
    setText('');
    const sent = await send('sendChat', { to: partner, text: said });
    if (!sent.ok) setText((now) => (now === '' ? said : now));
  };
  return (
    <form
      className={css.compose}
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <Field
        label={w.chat.to(name)}
        rows={2}
        maxLength={CHAT_CHARS}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          // Enter that chooses among the characters of an input method sends nothing.
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) {
            // Keys of a call are pressed while writing, too.
            event.continuePropagation();
            return;
          }
          event.preventDefault();
          void write();
        }}
      />
      <div className={css.keys}>
        <Button type="submit" look="act" isDisabled={text.trim() === ''}>
          {w.chat.send}
        </Button>
        <output className={css.muted}>{isLive ? w.chat.hint : w.chat.offline}</output>
      </div>
    </form>
  );
};
