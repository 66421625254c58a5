import type { BadgeReason } from '@hearthline/protocol';
import { shiftWorkday } from '../clock.ts';
import { spanOf } from '../ranking/period.ts';
import type { DayTotals } from '../store/store.ts';
import { recordBadges, type RecordBadge } from './recordRules.ts';
import { membershipBadge } from './rules.ts';

/** A badge that somebody has come to. `occasion`: what makes it once, beside badge and person. */
export interface Reached {
  readonly badgeId: string;
  readonly version: number;
  readonly occasion: string;
  readonly reason: BadgeReason;
}

/** [BADGE-5] What ended longer ago is given no more. */
const GIVEN_WITHIN_DAYS = 7;

type Day = Pick<DayTotals, 'workday' | 'points' | 'callCount' | 'signedInAt'>;

/**
 * What one person's days have come to by the beginning of `today`. Pure: the same days give the same badges. `days`: hers of all
 * time, in order.
 */
export function reached(days: readonly Day[], today: string): Reached[] {
  return [...fullYears(days, today), ...recordBadges.flatMap((rule) => records(rule, days, today))];
}

/** [BADGE-3] */
function fullYears(days: readonly Day[], today: string): Reached[] {
  const joined = days.find(({ signedInAt, callCount }) => signedInAt !== null || callCount > 0)?.workday;
  if (joined === undefined) return [];
  const isBeforeTheDay = today.slice(5) < joined.slice(5);
  const years = Number(today.slice(0, 4)) - Number(joined.slice(0, 4)) - (isBeforeTheDay ? 1 : 0);
  if (years < 1) return [];
  const { badgeId, version } = membershipBadge;
  return [{ badgeId, version, occasion: String(years), reason: { kind: 'membership', years } }];
}

/** [BADGE-4] */
function records(
  { badgeId, version, period, measure, after }: RecordBadge,
  days: readonly Day[],
  today: string,
): Reached[] {
  const sums = new Map<string, { to: string; value: number }>();
  for (const day of days) {
    const { from, to } = spanOf(day.workday, period);
    const before = sums.get(from)?.value ?? 0;
    sums.set(from, { to, value: before + (measure === 'calls' ? day.callCount : day.points) });
  }
  const given: Reached[] = [];
  const firstGiven = shiftWorkday(today, -GIVEN_WITHIN_DAYS);
  let [best, count] = [0, 0];
  for (const [from, { to, value }] of sums) {
    if (to >= today || value <= 0) continue;
    if (count >= after && value > best && to >= firstGiven)
      given.push({ badgeId, version, occasion: from, reason: { kind: 'record', period, measure, from, value } });
    best = Math.max(best, value);
    count += 1;
  }
  return given;
}
