/** The team as lists: pure selections of people, groups and presence. */
import type { Group, Organisation, Person, Presence } from '@hearthline/protocol';
import { isOnDuty } from '../agentState/stateFace.ts';

export interface Member {
  readonly person: Person;
  readonly presence: Presence | undefined;
}
export interface Team {
  readonly group: Group;
  readonly members: readonly Member[];
  readonly onDutyCount: number;
}
export interface TeamFilter {
  /** '' for all. */
  readonly regionId: string;
  readonly groupId: string;
  readonly name: string;
}
export const everybody: TeamFilter = { regionId: '', groupId: '', name: '' };

interface Sources {
  readonly organisation: Organisation;
  readonly people: readonly Person[];
  readonly presence: readonly Presence[];
}

const roleOrder = { leader: 0, operator: 1, it: 2 } as const;

/** People of the filter by group, in the organisation's order; leaders first, on shift before away, then by name. */
export const teamsOf = (sources: Sources, filter: TeamFilter, compare: (a: string, b: string) => number): Team[] => {
  const presenceOf = new Map(sources.presence.map((row) => [row.personId, row]));
  const wanted = filter.name.trim().toLocaleLowerCase();
  const members = sources.people
    .filter(({ name, extension }) => wanted === '' || name.toLocaleLowerCase().includes(wanted) || extension === wanted)
    .map((person): Member => ({ person, presence: presenceOf.get(person.id) }))
    .sort(
      (a, b) =>
        roleOrder[a.person.role] - roleOrder[b.person.role] ||
        Number(isOnDuty(b.presence)) - Number(isOnDuty(a.presence)) ||
        compare(a.person.name, b.person.name),
    );
  return sources.organisation.groups
    .filter(({ id, regionId }) => fits(filter.groupId, id) && fits(filter.regionId, regionId))
    .map((group) => teamOf(group, members))
    .filter((team) => team.members.length > 0);
};

const fits = (wanted: string, id: string): boolean => wanted === '' || wanted === id;

const teamOf = (group: Group, all: readonly Member[]): Team => {
  const members = all.filter(({ person }) => person.groupId === group.id);
  return { group, members, onDutyCount: members.filter(({ presence }) => isOnDuty(presence)).length };
};
