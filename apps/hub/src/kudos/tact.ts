import type { KudosKind } from '@hearthline/protocol';

/** A good word as far as the limits look at it. */
export interface PastKudos {
  readonly at: number;
  readonly kind: KudosKind;
  readonly fromId: string;
  readonly toId: string;
}

export const THANKS_A_DAY = 3;
/** The same colleague once in this time, and thanks back earn nothing within it. */
export const PAIR_MS = 7 * 24 * 3_600_000;

interface Wish {
  readonly fromId: string;
  readonly toId: string;
  readonly kind: KudosKind;
  readonly now: number;
  readonly workdayOf: (at: number) => string;
}
export type Verdict = { readonly kind: 'fine'; readonly isEarning: boolean } | { readonly kind: 'tooMany' | 'tooSoon' };

/** How many thanks a person can still give today. */
export function thanksLeft(past: readonly PastKudos[], by: Pick<Wish, 'fromId' | 'now' | 'workdayOf'>): number {
  const today = by.workdayOf(by.now);
  const given = past.filter((one) => one.kind === 'thanks' && one.fromId === by.fromId);
  return Math.max(0, THANKS_A_DAY - given.filter(({ at }) => by.workdayOf(at) === today).length);
}

/** Whether a good word may be said now, and whether it earns. Pure; `past`: of the last 7 days. [KUDOS-2] [KUDOS-3] */
export function judge(past: readonly PastKudos[], wish: Wish): Verdict {
  const { fromId, toId, kind, now, workdayOf } = wish;
  const recent = past.filter(({ at }) => now - at < PAIR_MS);
  const said = recent.filter((one) => one.fromId === fromId && one.toId === toId && one.kind === kind);
  if (kind === 'praise') {
    const isToday = said.some(({ at }) => workdayOf(at) === workdayOf(now));
    return isToday ? { kind: 'tooSoon' } : { kind: 'fine', isEarning: true };
  }
  if (said.length > 0) return { kind: 'tooSoon' };
  if (thanksLeft(past, wish) === 0) return { kind: 'tooMany' };
  const isBack = recent.some((one) => one.kind === 'thanks' && one.fromId === toId && one.toId === fromId);
  return { kind: 'fine', isEarning: !isBack };
}
