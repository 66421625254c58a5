import type { Person } from '@hearthline/protocol';
import { Keyboard, LogOut } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Face } from '../../components/face/Face.tsx';
import { isAlive } from '../../features/call/arrangeCalls.ts';
import { useAct, useValue } from '../host.tsx';
import { useWords } from '../words/useWords.tsx';
import { SignOutInCall } from './SignOutInCall.tsx';
import css from './TopBar.module.css';

interface AccountProps {
  readonly person: Person;
  readonly onHelp: () => void;
}

/** Who is signed in, all keys, and the way out; in a call it asks first. */
export const Account = ({ person, onHelp }: AccountProps): ReactNode => {
  const { w } = useWords();
  const act = useAct();
  const [isAsking, setAsking] = useState(false);
  const organisation = useValue('organisation');
  const isInCall = useValue('calls').some(isAlive);
  // The call ended while the question was open: nothing is left to ask, now or in the next call.
  if (isAsking && !isInCall) setAsking(false);
  const leave = (): void => (isInCall ? setAsking(true) : act('signOut', {}));
  const unit = organisation?.units.find(({ id }) => id === person.unitId)?.name ?? '';
  return (
    <>
      <MenuTrigger>
        <Button className={css.avatar} aria-label={w.shell.account}>
          <Face name={person.name} size="s" />
        </Button>
        <Popover className={css.popover} placement="bottom end">
          <div className={css.me}>
            <p>
              <b>{person.name}</b>
            </p>
            <p className={css.role}>{[w.shell.role[person.role], unit].filter(Boolean).join(' · ')}</p>
          </div>
          <Menu
            className={css.menu}
            aria-label={w.shell.account}
            onAction={(key) => (key === 'keys' ? onHelp() : leave())}
          >
            <MenuItem id="keys" className={css.menuItem} textValue={w.shortcuts.helpTitle}>
              <Keyboard size={17} aria-hidden /> {w.shortcuts.helpTitle}
            </MenuItem>
            <MenuItem id="signOut" className={css.menuItem} textValue={w.shell.signOut}>
              <LogOut size={17} aria-hidden /> {w.shell.signOut}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <SignOutInCall isOpen={isAsking} onClose={() => setAsking(false)} />
    </>
  );
};
