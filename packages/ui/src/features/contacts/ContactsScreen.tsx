import type { Contact } from '@hearthline/protocol';
import { BookUser, Plus, UserSearch } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSend } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Card } from '../../components/card/Card.tsx';
import { Empty, NotYet } from '../../components/faces/Faces.tsx';
import { Field } from '../../components/field/Field.tsx';
import { Window } from '../../components/window/Window.tsx';
import { ContactForm } from './ContactForm.tsx';
import { EntryLine } from './EntryLine.tsx';
import { ImportExport } from './Import.tsx';
import { findEntries } from './search.ts';
import { useEntries } from './useEntries.ts';
import css from './Contacts.module.css';

/** At most this many are drawn; a search shows fewer. */
const SHOWN = 100;

const empty = (): Contact => ({
  ...{ id: crypto.randomUUID(), name: '', numbers: [], organisation: '', note: '', isFavourite: false },
});

/** One search over colleagues and my own contacts, by name, pinyin and number. */
export const ContactsScreen = (): ReactNode => {
  const { w, f } = useWords();
  const entries = useEntries();
  const send = useSend();
  const [typed, setTyped] = useState('');
  const [edited, setEdited] = useState<Contact | null>(null);
  const [removed, setRemoved] = useState<Contact | null>(null);
  const found = entries === null ? [] : findEntries(entries, typed, f.compare);
  const save = (contact: Contact): void => {
    setEdited(null);
    void send('putContacts', { contacts: [contact] });
  };
  const remove = (contact: Contact): void => {
    setRemoved(contact);
    void send('removeContacts', { ids: [contact.id] });
  };
  return (
    <div className={css.page}>
      <h1>{w.contacts.title}</h1>
      <div className={css.asks}>
        <Field
          label={w.contacts.search}
          type="search"
          placeholder={w.contacts.searchHint}
          value={typed}
          onChange={setTyped}
        />
        <Button icon={Plus} onPress={() => setEdited(empty())}>
          {w.contacts.add}
        </Button>
        <ImportExport />
      </div>
      {removed !== null && (
        <output className={css.undo}>
          {w.contacts.removed(removed.name)}
          <Button
            onPress={() => {
              setRemoved(null);
              save(removed);
            }}
          >
            {w.contacts.undo}
          </Button>
        </output>
      )}
      <Card>
        {entries === null && <NotYet rows={4} />}
        {entries?.length === 0 && <Empty icon={BookUser} title={w.contacts.empty} hint={w.contacts.emptyHint} />}
        {entries !== null && entries.length > 0 && found.length === 0 && (
          <Empty icon={UserSearch} title={w.contacts.nobody} hint={w.contacts.nobodyHint} />
        )}
        <ul className={css.list} aria-label={w.contacts.title}>
          {found.slice(0, SHOWN).map((entry) => (
            <EntryLine
              key={entry.key}
              entry={entry}
              onEdit={() => setEdited(entry.contact)}
              onRemove={() => entry.contact !== null && remove(entry.contact)}
            />
          ))}
        </ul>
        {found.length > SHOWN && <p className={css.more}>{w.contacts.more(found.length - SHOWN)}</p>}
      </Card>
      <Window
        title={edited?.name ? w.contacts.edit(edited.name) : w.contacts.add}
        isOpen={edited !== null}
        onClose={() => setEdited(null)}
      >
        {edited !== null && <ContactForm key={edited.id} contact={edited} onSave={save} />}
      </Window>
    </div>
  );
};
