/** What of a unit a person may change, and why it cannot go. Pure. The hub asks the same: ORG-21, ORG-22. */
import { UnitTree, type Organisation, type Person, type Unit } from '@hearthline/protocol';

/** Why a unit cannot be removed by whoever looks; null: nothing that is known here speaks against it. */
export type UnitStay = 'top' | 'byAbove' | 'notEmpty';

export interface UnitView {
  readonly unit: Unit;
  /** People who belong to this very unit. */
  readonly peopleCount: number;
  /** Units directly below. */
  readonly belowCount: number;
  readonly stays: UnitStay | null;
}

/** null: there is no such unit. */
export function unitView(
  unitId: string,
  { organisation, people, me }: { organisation: Organisation; people: readonly Person[]; me: Person },
): UnitView | null {
  const tree = new UnitTree(organisation.units);
  const unit = tree.get(unitId);
  if (unit === undefined) return null;
  const peopleCount = people.filter((one) => one.unitId === unitId).length;
  const belowCount = tree.childrenOf(unitId).length;
  return {
    unit,
    peopleCount,
    belowCount,
    stays: staysFor(unit, { tree, me, isEmpty: peopleCount + belowCount === 0 }),
  };
}

function staysFor(
  { parentId }: Unit,
  { tree, me, isEmpty }: { tree: UnitTree; me: Person; isEmpty: boolean },
): UnitStay | null {
  if (parentId === null) return 'top';
  if (me.role !== 'it' && !tree.answersFor(me.id, parentId)) return 'byAbove';
  return isEmpty ? null : 'notEmpty';
}
