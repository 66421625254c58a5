import type { ResultSums } from '@hearthline/protocol';
import { callAnswered } from '../points/rules/callAnswered.ts';
import type { Stretch } from '../rests/stretch.ts';
import type { Earned } from '../store/contestStore.ts';
import type { DaySums } from './keptObjective.ts';

/** What the store knows of one person between two moments. */
interface Known {
  readonly stretches: readonly Stretch[];
  readonly earned: readonly Earned[];
  readonly results: ResultSums;
  readonly excusedMs: number;
}

interface Bounds {
  readonly from: number;
  readonly to: number;
  /** The time a wrap-up has. */
  readonly wrapUpMs: number;
}

/** The clock that ends a wrap-up may be so late. */
const FORGIVEN_MS = 1_000;

const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((so, one) => so + of(one), 0);

/** A day as it was measured. Stretches are cut at its bounds; a wrap-up counts where it ended. Pure. */
export function sumsOf({ stretches, earned, results, excusedMs }: Known, { from, to, wrapUpMs }: Bounds): DaySums {
  const { satisfaction, firstContact } = results;
  const wrapUps = stretches.filter(({ state, endedAt }) => state === 'wrapUp' && endedAt > from && endedAt <= to);
  return {
    calls: sum(earned, ({ ruleId, count }) => (ruleId === callAnswered.ruleId ? count : 0)),
    points: sum(earned, ({ points }) => points),
    wrapUps: wrapUps.length,
    wrapUpsInTime: wrapUps.filter(({ beganAt, endedAt }) => endedAt - beganAt <= wrapUpMs + FORGIVEN_MS).length,
    starred: satisfaction.count,
    stars: Math.round((satisfaction.average ?? 0) * satisfaction.count),
    answered: firstContact.count,
    settled: firstContact.settledCount,
    workedMs: sum(stretches, ({ beganAt, endedAt }) => Math.max(0, Math.min(endedAt, to) - Math.max(beganAt, from))),
    excusedMs,
  };
}

/** Nobody worked, and nothing came. */
export const isNothing = (sums: DaySums): boolean => Object.values(sums).every((value) => value === 0);
