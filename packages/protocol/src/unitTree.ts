import { unitKinds, type Person, type Unit } from './organisation.ts';

/** The units of a centre as a tree: who is above whom. Pure; the hub and the screens ask the same questions of it. */
export class UnitTree {
  readonly #units: ReadonlyMap<string, Unit>;
  readonly #children = new Map<string | null, Unit[]>();

  constructor(units: readonly Unit[]) {
    this.#units = new Map(units.map((one) => [one.id, one]));
    for (const one of units) {
      const siblings = this.#children.get(one.parentId);
      if (siblings) siblings.push(one);
      else this.#children.set(one.parentId, [one]);
    }
  }

  get(unitId: string): Unit | undefined {
    return this.#units.get(unitId);
  }

  /** Directly below, in the centre's order; of null: the centre itself. */
  childrenOf(unitId: string | null): readonly Unit[] {
    return this.#children.get(unitId) ?? [];
  }

  /** The unit, then its parent, up to the centre. Empty for a unit that does not exist. */
  upwardsFrom(unitId: string): readonly Unit[] {
    const path: Unit[] = [];
    let next = this.#units.get(unitId);
    // A tree has no circles; one read from elsewhere ends here all the same.
    while (next && path.length < unitKinds.length) {
      path.push(next);
      next = next.parentId === null ? undefined : this.#units.get(next.parentId);
    }
    return path;
  }

  /** Whether a unit is another or somewhere below it. */
  isWithin(unitId: string, aboveId: string): boolean {
    return this.upwardsFrom(unitId).some(({ id }) => id === aboveId);
  }

  /** The group a unit is or belongs to; above the groups, the unit itself. */
  groupOf(unitId: string): string {
    return this.upwardsFrom(unitId).find(({ kind }) => kind === 'group')?.id ?? unitId;
  }

  /** Whether she is in charge of this unit or of one above it. */
  answersFor(personId: string, unitId: string): boolean {
    return this.upwardsFrom(unitId).some(({ inChargeId }) => inChargeId === personId);
  }

  /** The unit and all below it, each before what is below it. */
  downwardsFrom(unitId: string | null): readonly Unit[] {
    const own = unitId === null ? undefined : this.#units.get(unitId);
    const below = this.childrenOf(unitId).flatMap(({ id }) => this.downwardsFrom(id));
    return own ? [own, ...below] : below;
  }
}

/** Whether one person leads another. The one place that says so; nobody leads herself. */
export const leads = (tree: UnitTree, leader: Pick<Person, 'id'>, person: Pick<Person, 'id' | 'unitId'>): boolean =>
  leader.id !== person.id && tree.answersFor(leader.id, person.unitId);

/** What is wrong with units as a tree; null: nothing. */
export function faultOf(units: readonly Unit[]): 'notOneCentre' | 'notUnique' | 'wrongParent' | null {
  const byId = new Map(units.map((one) => [one.id, one]));
  if (byId.size !== units.length) return 'notUnique';
  if (units.filter(({ parentId }) => parentId === null).length !== 1) return 'notOneCentre';
  const isPlaced = ({ kind, parentId }: Unit): boolean =>
    parentId === null
      ? kind === 'centre'
      : byId.get(parentId)?.kind === unitKinds[unitKinds.indexOf(kind) - 1] && kind !== 'centre';
  return units.every(isPlaced) ? null : 'wrongParent';
}
