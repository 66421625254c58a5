import { Phone, Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { dialable } from '../../features/phone/dialable.ts';
import { Mate } from '../../features/team/Mate.tsx';
import { useSend, useValue } from '../host.tsx';
import { useRouter } from '../router.tsx';
import { useKeyHints } from '../shortcuts/useBindings.ts';
import { useWords } from '../words/useWords.tsx';
import { findPeople } from './findPeople.ts';
import css from './TopBar.module.css';

const DIAL = 'dial';

/** Find a colleague by name; digits can be dialled where there is a phone. */
export const Finder = (): ReactNode => {
  const { w, f } = useWords();
  const hint = useKeyHints();
  const [text, setText] = useState('');
  const people = useValue('people') ?? [];
  const presence = useValue('presence') ?? [];
  const { hasPhone } = useValue('app');
  const router = useRouter();
  const send = useSend();
  const number = hasPhone ? dialable(text) : null;
  const found = findPeople(people, text, f.compare);
  const choose = (key: string | null): void => {
    if (key === null) return;
    setText('');
    if (key === DIAL && number !== null) {
      void send('dial', { number });
      router.go('phone');
      return;
    }
    const person = found.find(({ id }) => id === key);
    if (person) router.go('team', person.name);
  };
  return (
    <ComboBox
      className={css.find}
      data-finder
      aria-label={w.shell.findLabel}
      inputValue={text}
      onInputChange={setText}
      selectedKey={null}
      onSelectionChange={(key) => choose(key === null ? null : String(key))}
      allowsEmptyCollection={text !== ''}
      menuTrigger="input"
    >
      <div className={css.field}>
        <Search size={18} strokeWidth={1.9} aria-hidden />
        <Input
          ref={hint('find')}
          className={css.input}
          placeholder={hasPhone ? w.shell.findPlaceholder : w.shell.findPlaceholderNoPhone}
        />
      </div>
      <Popover className={css.popover}>
        <ListBox className={css.list} renderEmptyState={() => <p className={css.nobody}>{w.shell.findNobody}</p>}>
          {number !== null && (
            <ListBoxItem id={DIAL} textValue={text} className={css.item}>
              <span className={css.dial}>
                <Phone size={18} aria-hidden /> {w.shell.dialDigits(number)}
              </span>
            </ListBoxItem>
          )}
          {found.map((person) => (
            <ListBoxItem key={person.id} id={person.id} textValue={text} className={css.item}>
              <Mate member={{ person, presence: presence.find(({ personId }) => personId === person.id) }} />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </ComboBox>
  );
};
