import { Pencil, Phone, Star, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSend, useValue } from '../../app/host.tsx';
import { useRouter } from '../../app/router.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import { Button } from '../../components/button/Button.tsx';
import { Face } from '../../components/face/Face.tsx';
import { writtenNumber } from './numbers.ts';
import { favouriteId, type Entry } from './search.ts';
import css from './Contacts.module.css';

interface EntryLineProps {
  readonly entry: Entry;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

export const EntryLine = ({ entry, onEdit, onRemove }: EntryLineProps): ReactNode => {
  const { w } = useWords();
  const app = useValue('app');
  const line = useValue('line').state.kind;
  const send = useSend();
  const router = useRouter();
  const { name, numbers, isFavourite, contact, person } = entry;
  const first = numbers[0] ?? '';
  const dial = async (): Promise<void> => {
    if ((await send('dial', { number: first })).ok) router.go('phone');
  };
  const star = (): void => {
    if (contact !== null) void send('putContacts', { contacts: [{ ...contact, isFavourite: !isFavourite }] });
    else if (person !== null && isFavourite) void send('removeContacts', { ids: [favouriteId(person.id)] });
    else if (person !== null) {
      const favourite = { id: favouriteId(person.id), name, numbers: [first], organisation: '', note: '' };
      void send('putContacts', { contacts: [{ ...favourite, isFavourite: true }] });
    }
  };
  const about = [...numbers.map(writtenNumber), entry.about].filter((one) => one !== '').join(' · ');
  return (
    <li className={css.row}>
      <Face name={name} />
      <span className={css.who}>
        <b>{name}</b>
        <small>{person === null ? about : `${w.contacts.colleague} · ${about}`}</small>
      </span>
      <span className={css.buttons}>
        <Button
          look="quiet"
          icon={Star}
          aria-label={isFavourite ? w.contacts.unstar(name) : w.contacts.star(name)}
          aria-pressed={isFavourite}
          onPress={star}
        />
        {contact !== null && (
          <>
            <Button look="quiet" icon={Pencil} aria-label={w.contacts.edit(name)} onPress={onEdit} />
            <Button look="quiet" icon={Trash2} aria-label={w.contacts.remove(name)} onPress={onRemove} />
          </>
        )}
        {app.hasPhone && (
          <Button
            icon={Phone}
            aria-label={w.history.redial(name)}
            isDisabled={line !== 'registered'}
            onPress={() => void dial()}
          />
        )}
      </span>
    </li>
  );
};
