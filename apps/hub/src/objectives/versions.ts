/** Which version of what a unit aims at counts for which time. Pure. SPEC: objectives/SPEC.md OBJ-2, OBJ-10. */
import type { ObjectivePeriod, ObjectivePlan } from '@hearthline/protocol';
import { shiftWorkday } from '../clock.ts';
import { spanOf } from '../ranking/period.ts';

interface Span {
  readonly from: string;
  readonly to: string;
}

/** Of one unit and period, oldest first: the one that counts for this span; null: none does. */
export function versionFor(versions: readonly ObjectivePlan[], { from, to }: Span): ObjectivePlan | null {
  const [first] = versions;
  const last = versions.findLast(({ since }) => since <= from);
  // The first of all counts for the period in which it was set.
  const counts = last ?? (first !== undefined && first.since <= to ? first : undefined);
  return counts === undefined || counts.aims.length === 0 ? null : counts;
}

/** [OBJ-2] The nearest of these units, nearest first, that aims at something in this span. */
export function nearestFor(
  unitIds: readonly string[],
  versionsOf: (unitId: string) => readonly ObjectivePlan[],
  span: Span,
): ObjectivePlan | null {
  for (const unitId of unitIds) {
    const counts = versionFor(versionsOf(unitId), span);
    if (counts !== null) return counts;
  }
  return null;
}

/** [OBJ-10] The first workday a version set today counts for. */
export const sinceOf = (period: ObjectivePeriod, today: string, isFirst: boolean): string =>
  isFirst ? today : shiftWorkday(spanOf(today, period).to, 1);
