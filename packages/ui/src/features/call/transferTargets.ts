import type { Person, Presence } from '@hearthline/protocol';
import { isOnDuty } from '../agentState/stateFace.ts';
import type { Member } from '../team/roster.ts';

/** As many as fit at 640 pixels without scrolling; typing finds the others. */
const SHOWN = 4;

interface Sources {
  readonly people: readonly Person[];
  readonly presence: readonly Presence[];
  /** What was typed: part of a name, or the beginning of a number. */
  readonly text: string;
  readonly compare: (a: string, b: string) => number;
}

/** [CARD-9] Colleagues with a number who fit what was typed: ready ones first, then others on duty, then the rest, by name. */
export const transferTargets = ({ people, presence, text, compare }: Sources): Member[] => {
  const presenceOf = new Map(presence.map((row) => [row.personId, row]));
  const wanted = text.trim().toLocaleLowerCase();
  return people
    .filter(
      ({ name, extension }) =>
        extension !== null && (name.toLocaleLowerCase().includes(wanted) || extension.startsWith(wanted)),
    )
    .map((person): Member => ({ person, presence: presenceOf.get(person.id) }))
    .sort((a, b) => turn(a) - turn(b) || compare(a.person.name, b.person.name))
    .slice(0, SHOWN);
};

const turn = ({ presence }: Member): number => {
  if (!isOnDuty(presence)) return 2;
  return presence?.agentState?.kind === 'ready' ? 0 : 1;
};
