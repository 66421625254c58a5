import type { MyRanking, Person, RankingBy, RankingRow, UnitKind } from '@hearthline/protocol';
import type { Directory } from '../organisation/directory.ts';

/** Points a person, of one period. */
export type PointsOf = ReadonlyMap<string, number>;
/** Who has no row in what others see, by id. */
type Hidden = ReadonlySet<string>;
const nobody: Hidden = new Set();

interface Standing {
  readonly points: PointsOf;
  readonly hidden?: Hidden;
}

/** [RANK-12] */
const FEWEST_WITH_HIDDEN = 3;

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

export function rankOperators(directory: Directory, points: PointsOf, hidden: Hidden = nobody): RankingRow[] {
  return rank(
    [...directory.people.values()]
      .filter((one) => takesPart(one) && !hidden.has(one.id))
      .map((one) => ({ key: one.id, name: one.name, points: points.get(one.id) ?? 0 })),
  );
}

type UnitRow = RankingRow & { memberCount: number };

/** Units of a kind by points a head, rounded, so that a small one is not behind by its size alone. [RANK-7] [RANK-12] */
export function rankUnits(directory: Directory, kind: UnitKind, { points, hidden = nobody }: Standing): UnitRow[] {
  const sums = new Map<string, { points: number; memberCount: number; hiddenCount: number }>();
  for (const one of directory.people.values()) {
    const unit = directory.tree.upwardsFrom(one.unitId).find((each) => each.kind === kind);
    if (!takesPart(one) || unit === undefined) continue;
    const sum = sums.get(unit.id) ?? { points: 0, memberCount: 0, hiddenCount: 0 };
    sum.points += points.get(one.id) ?? 0;
    sum.memberCount += 1;
    if (hidden.has(one.id)) sum.hiddenCount += 1;
    sums.set(unit.id, sum);
  }
  const isTelling = (unitId: string): boolean => {
    const sum = sums.get(unitId);
    return sum === undefined || sum.hiddenCount === 0 || sum.memberCount >= FEWEST_WITH_HIDDEN;
  };
  const units = directory.organisation.units.filter((unit) => unit.kind === kind && isTelling(unit.id));
  const scored = units.map((unit) => {
    const sum = sums.get(unit.id);
    const perHead = sum && sum.memberCount > 0 ? Math.round(sum.points / sum.memberCount) : 0;
    return { key: unit.id, name: unit.name, points: perHead };
  });
  return rank(scored).map((row) => ({ ...row, memberCount: sums.get(row.key)?.memberCount ?? 0 }));
}

/** A row at its place with two above and two below; below the upper half none is below, so that nobody can tell who comes last. [RANK-6] [RANK-13] */
export function near(
  rows: readonly RankingRow[],
  { row, place, next }: { row: RankingRow; place: number; next: number },
) {
  const below = row.rank === null ? [] : rows.slice(next, next + 2);
  return { mine: row, neighbours: [...rows.slice(Math.max(0, place - 2), place), row, ...below] };
}

/** Her own row among others that do not hold it, and where it would stand. [RANK-11] */
function ownAmong(rows: readonly RankingRow[], own: Omit<RankingRow, 'rank'>): { row: RankingRow; place: number } {
  const above = rows.findIndex((row) => row.points <= own.points);
  const place = above === -1 ? rows.length : above;
  const isUpper = place + 1 <= Math.ceil((rows.length + 1) / 2);
  return { row: { ...own, rank: own.points > 0 && isUpper ? place + 1 : null }, place };
}

/** A period's table, worked out once and then looked into from every person's place. */
export class RankingTable {
  readonly operators: RankingRow[];
  readonly groups: UnitRow[];
  readonly #workday: string;
  readonly #directory: Directory;
  readonly #standing: Required<Standing>;
  readonly #placeOf: ReadonlyMap<string, number>;

  constructor(options: { workday: string; directory: Directory } & Standing) {
    const { workday, directory, points, hidden = nobody } = options;
    this.#workday = workday;
    this.#directory = directory;
    this.#standing = { points, hidden };
    this.operators = rankOperators(directory, points, hidden);
    this.groups = rankUnits(directory, 'group', { points, hidden });
    this.#placeOf = new Map(this.operators.map((row, index) => [row.key, index]));
  }

  rows(by: RankingBy): RankingRow[] {
    if (by === 'operator') return this.#placed();
    const units = by === 'group' ? this.groups : rankUnits(this.#directory, by, this.#standing);
    return units.map(({ key, name, points, rank: place }) => ({ key, name, points, rank: place }));
  }

  /** The whole table of operators as this person sees it. [RANK-14] */
  operatorsFor(person: Person): RankingRow[] {
    const place = this.#placeOf.get(person.id) ?? -1;
    return this.operators.slice(0, Math.max(this.#placed().length, place + 1));
  }

  #placed(): RankingRow[] {
    return this.operators.filter((row) => row.rank !== null);
  }

  around(person: Person): MyRanking {
    return {
      workday: this.#workday,
      ...this.standing(person),
      groups: this.groups.map((row) => ({ ...row, isMine: row.key === this.#directory.groupOf(person) })),
    };
  }

  /** My row and those around it, in order. [RANK-6] [RANK-11] [RANK-13] */
  standing(person: Person): Pick<MyRanking, 'mine' | 'neighbours'> {
    const place = this.#placeOf.get(person.id);
    const row = place === undefined ? undefined : this.operators[place];
    if (place !== undefined && row !== undefined) return near(this.operators, { row, place, next: place + 1 });
    if (!takesPart(person) || !this.#standing.hidden.has(person.id)) return { mine: null, neighbours: [] };
    const points = this.#standing.points.get(person.id) ?? 0;
    const own = ownAmong(this.operators, { key: person.id, name: person.name, points });
    return near(this.operators, { ...own, next: own.place });
  }
}
