import type { Person } from '@hearthline/protocol';
import type { ReactNode } from 'react';
import { StatePill } from '../../features/agentState/StatePill.tsx';
import { StatusKey } from '../../features/status/StatusKey.tsx';
import { HelpKey } from '../../features/help/HelpKey.tsx';
import { Account } from './Account.tsx';
import { HeadsetChip, HubChip, LineChip, PeopleChip } from './Chips.tsx';
import { Finder } from './Finder.tsx';
import { MiniPhoneKey } from './MiniPhoneKey.tsx';
import css from './TopBar.module.css';

interface TopBarProps {
  readonly person: Person;
  readonly onHelp: () => void;
}

/** Who am I, find somebody, is everything well. */
export const TopBar = ({ person, onHelp }: TopBarProps): ReactNode => (
  <header className={css.top}>
    <StatePill />
    <StatusKey person={person} />
    <Finder />
    <div className={css.chips}>
      <HubChip />
      {person.role !== 'operator' && <PeopleChip />}
      <LineChip />
      <HeadsetChip />
    </div>
    <HelpKey person={person} />
    <MiniPhoneKey />
    <Account person={person} onHelp={onHelp} />
  </header>
);
