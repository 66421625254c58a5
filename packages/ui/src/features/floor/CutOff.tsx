import type { Person, Presence } from '@hearthline/protocol';
import { BatteryWarning, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { useWords } from '../../app/words/useWords.tsx';
import css from './Floor.module.css';

/** Operators whose power or line is out, told where the leader looks anyway; nothing while all is well. */
export const CutOff = ({ people }: { readonly people: readonly Person[] }): ReactNode => {
  const { w } = useWords();
  const rows = (useValue('presence') ?? []).filter(isCutOff);
  if (rows.length === 0) return null;
  return (
    <ul className={css.cutOff} aria-label={w.outages.floor.label} aria-live="polite">
      {rows.map((row) => (
        <One key={row.personId} row={row} name={people.find(({ id }) => id === row.personId)?.name ?? ''} />
      ))}
    </ul>
  );
};

const isCutOff = ({ agentState, battery }: Presence): boolean =>
  agentState !== null &&
  agentState.kind !== 'signedOut' &&
  (battery !== undefined || (agentState.kind === 'notReady' && agentState.reason === 'lineLost'));

const One = ({ row, name }: { readonly row: Presence; readonly name: string }): ReactNode => {
  const { w, f } = useWords();
  const now = useHubNow();
  const { battery } = row;
  const emptyAt = battery?.emptyAt ?? null;
  const Icon = battery === undefined ? Unplug : BatteryWarning;
  const words = w.outages.floor;
  return (
    <li>
      <Icon size={16} aria-hidden />
      <b>{battery === undefined ? words.line(name) : words.battery(name)}</b>
      {emptyAt !== null && emptyAt > now && <span>{words.left(f.span(emptyAt - now))}</span>}
    </li>
  );
};
