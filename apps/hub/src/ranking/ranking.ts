import type { MyRanking, Person, RankingBy, RankingRow } from '@hearthline/protocol';
import type { Directory } from '../organisation/directory.ts';

/** Points a person, of one workday. */
export type PointsOf = ReadonlyMap<string, number>;

interface Scored {
  readonly key: string;
  readonly name: string;
  readonly points: number;
}

/**
 * Ranks shared by equals, best first. The lower half of the table and everybody without points has no rank: nobody is
 * shown as last. Pure; SPEC: ranking/SPEC.md.
 */
export function rank(scored: readonly Scored[]): RankingRow[] {
  const order = [...scored].sort((a, b) => b.points - a.points || (a.key < b.key ? -1 : 1));
  const ranks: number[] = [];
  order.forEach((one, index) => {
    ranks.push(order[index - 1]?.points === one.points ? (ranks[index - 1] ?? 1) : index + 1);
  });
  const upperHalf = Math.ceil(order.length / 2);
  return order.map((one, index) => {
    const place = ranks[index] ?? index + 1;
    return { ...one, rank: one.points > 0 && place <= upperHalf ? place : null };
  });
}

/** Everybody who takes part: people who take calls in a group. */
const takesPart = (person: Person) => person.role === 'operator';

export function rankOperators(directory: Directory, points: PointsOf): RankingRow[] {
  return rank(
    [...directory.people.values()]
      .filter(takesPart)
      .map((one) => ({ key: one.id, name: one.name, points: points.get(one.id) ?? 0 })),
  );
}

/** Groups by points a head, rounded, so that a small group is not behind by its size alone. */
export function rankGroups(directory: Directory, points: PointsOf): (RankingRow & { memberCount: number })[] {
  const sums = new Map<string, { points: number; memberCount: number }>();
  for (const one of directory.people.values()) {
    if (!takesPart(one)) continue;
    const groupId = directory.groupOf(one);
    const sum = sums.get(groupId) ?? { points: 0, memberCount: 0 };
    sum.points += points.get(one.id) ?? 0;
    sum.memberCount += 1;
    sums.set(groupId, sum);
  }
  const groups = directory.organisation.units.filter(({ kind }) => kind === 'group');
  const scored = groups.map((group) => {
    const sum = sums.get(group.id);
    const perHead = sum && sum.memberCount > 0 ? Math.round(sum.points / sum.memberCount) : 0;
    return { key: group.id, name: group.name, points: perHead };
  });
  return rank(scored).map((row) => ({ ...row, memberCount: sums.get(row.key)?.memberCount ?? 0 }));
}

/** A day's table, worked out once and then looked into from every person's place. */
export class RankingTable {
  readonly operators: RankingRow[];
  readonly groups: (RankingRow & { memberCount: number })[];
  readonly #workday: string;
  readonly #directory: Directory;
  readonly #placeOf: ReadonlyMap<string, number>;

  constructor(options: { workday: string; directory: Directory; points: PointsOf }) {
    this.#workday = options.workday;
    this.#directory = options.directory;
    this.operators = rankOperators(options.directory, options.points);
    this.groups = rankGroups(options.directory, options.points);
    this.#placeOf = new Map(this.operators.map((row, index) => [row.key, index]));
  }

  rows(by: RankingBy): RankingRow[] {
    return by === 'operator'
      ? this.operators
      : this.groups.map(({ key, name, points, rank: place }) => ({ key, name, points, rank: place }));
  }

  around(person: Person): MyRanking {
    const place = this.#placeOf.get(person.id);
    return {
      workday: this.#workday,
      mine: place === undefined ? null : (this.operators[place] ?? null),
      neighbours: place === undefined ? [] : this.operators.slice(Math.max(0, place - 2), place + 3),
      groups: this.groups.map((row) => ({ ...row, isMine: row.key === this.#directory.groupOf(person) })),
    };
  }
}
