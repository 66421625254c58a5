/** The team as a tree: pure selections of units, people and presence. */
import { UnitTree, type Organisation, type Person, type Presence, type Unit } from '@hearthline/protocol';
import { isOnDuty } from '../agentState/stateFace.ts';

export interface Member {
  readonly person: Person;
  readonly presence: Presence | undefined;
}
/** A unit with who belongs to it, and what is below it. */
export interface Branch {
  readonly unit: Unit;
  readonly inCharge: Person | null;
  readonly convener: Person | null;
  /** Of this very unit. */
  readonly members: readonly Member[];
  readonly branches: readonly Branch[];
  /** With everybody below. */
  readonly count: number;
  readonly onDutyCount: number;
}
export interface TeamFilter {
  /** '' for all. */
  readonly unitId: string;
  readonly name: string;
}
export const everybody: TeamFilter = { unitId: '', name: '' };

interface Sources {
  readonly organisation: Organisation;
  readonly people: readonly Person[];
  readonly presence: readonly Presence[];
}

const roleOrder = { leader: 0, operator: 1, it: 2 } as const;

/**
 * People of the filter by unit, in the organisation's order; leaders first, on shift before away, then by name. Units
 * with nobody are left out; null: nobody at all.
 */
export const branchOf = (
  sources: Sources,
  filter: TeamFilter,
  compare: (a: string, b: string) => number,
): Branch | null => {
  const { organisation, people } = sources;
  const tree = new UnitTree(organisation.units);
  const top = filter.unitId === '' ? tree.childrenOf(null)[0] : tree.get(filter.unitId);
  if (top === undefined) return null;
  const presenceOf = new Map(sources.presence.map((row) => [row.personId, row]));
  const wanted = filter.name.trim().toLocaleLowerCase();
  const members = people
    .filter(({ name, extension }) => wanted === '' || name.toLocaleLowerCase().includes(wanted) || extension === wanted)
    .map((person): Member => ({ person, presence: presenceOf.get(person.id) }))
    .sort(
      (a, b) =>
        roleOrder[a.person.role] - roleOrder[b.person.role] ||
        Number(isOnDuty(b.presence)) - Number(isOnDuty(a.presence)) ||
        compare(a.person.name, b.person.name),
    );
  const grown = grow(top, {
    tree,
    membersOf: byUnit(members),
    personOf: new Map(people.map((person) => [person.id, person])),
  });
  return grown.count === 0 ? null : grown;
};

const byUnit = (members: readonly Member[]): ReadonlyMap<string, readonly Member[]> => {
  const found = new Map<string, Member[]>();
  for (const member of members) {
    const known = found.get(member.person.unitId);
    if (known === undefined) found.set(member.person.unitId, [member]);
    else known.push(member);
  }
  return found;
};

interface Soil {
  readonly tree: UnitTree;
  readonly membersOf: ReadonlyMap<string, readonly Member[]>;
  readonly personOf: ReadonlyMap<string, Person>;
}

const grow = (unit: Unit, soil: Soil): Branch => {
  const members = soil.membersOf.get(unit.id) ?? [];
  const branches = soil.tree
    .childrenOf(unit.id)
    .map((child) => grow(child, soil))
    .filter(({ count }) => count > 0);
  const sum = (pick: (branch: Branch) => number): number => branches.reduce((total, one) => total + pick(one), 0);
  return {
    ...{ unit, members, branches },
    inCharge: soil.personOf.get(unit.inChargeId ?? '') ?? null,
    convener: soil.personOf.get(unit.convenerId ?? '') ?? null,
    count: members.length + sum(({ count }) => count),
    onDutyCount: members.filter(({ presence }) => isOnDuty(presence)).length + sum(({ onDutyCount }) => onDutyCount),
  };
};

/** Everybody of a branch, unit by unit. */
export const membersOf = (branch: Branch | null): Member[] =>
  branch === null ? [] : [...branch.members, ...branch.branches.flatMap(membersOf)];
