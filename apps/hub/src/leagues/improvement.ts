/** Being better than oneself: points an hour worked, now and before. Pure. SPEC: leagues/SPEC.md. */
import { LEAGUE_BEST, type LeagueStanding } from '@hearthline/protocol';
import { rank } from '../ranking/ranking.ts';
import { noWork, type Work } from './work.ts';

const HOUR_MS = 3_600_000;
/** [LEAGUE-6] */
const LEAST_BEFORE_MS = 8 * HOUR_MS;
const LEAST_NOW_MS = 2 * HOUR_MS;
/** [LEAGUE-5] */
const LEAST_AVERAGE = 1;

export const sumOf = (works: readonly Work[]): Work =>
  works.reduce((sum, one) => ({ points: sum.points + one.points, workedMs: sum.workedMs + one.workedMs }), noWork);

const perHour = ({ points, workedMs }: Work): number => points / (workedMs / HOUR_MS);
const toTenth = (value: number): number => Math.round(value * 10) / 10;

/** As it is told of one period; null: too few hours. */
export const perHourOf = (work: Work): number | null => (work.workedMs < LEAST_NOW_MS ? null : toTenth(perHour(work)));

/** [LEAGUE-6] */
export const hasHistory = (before: Work): boolean => before.workedMs >= LEAST_BEFORE_MS;
/** Over the periods before; null: no history. */
export const averageOf = (before: Work): number | null => (hasHistory(before) ? toTenth(perHour(before)) : null);

/** [LEAGUE-5] Whole percent; null: no history, or hardly begun. */
export function gainOf(now: Work, before: Work): number | null {
  if (!hasHistory(before) || now.workedMs < LEAST_NOW_MS) return null;
  const average = perHour(before);
  // Minus nothing is nothing.
  return Math.round((100 * (perHour(now) - average)) / Math.max(average, LEAST_AVERAGE)) + 0;
}

interface Named {
  readonly key: string;
  readonly name: string;
  /** Null: none yet. */
  readonly gain: number | null;
}

/** [LEAGUE-7] As she sees it; `others`: those of her league but herself. `isHidden`: she is in none of theirs. */
export function standingAmong(
  me: Named & { readonly gain: number; readonly isHidden: boolean },
  others: readonly Named[],
): LeagueStanding {
  const scored = others.flatMap(({ key, name, gain }) => (gain === null ? [] : [{ key, name, points: gain }]));
  const own = { key: me.key, name: me.name, points: me.gain };
  const all = rank([...scored, own]);
  // Who hides is in no row, not even between two others she sees.
  const best = (me.isHidden ? rank(scored) : all).flatMap(({ key, name, points, rank: place }) =>
    place === null ? [] : [{ key, name, gain: points, place }],
  );
  return {
    kind: 'league',
    memberCount: others.length + (me.isHidden ? 0 : 1),
    best: best.slice(0, LEAGUE_BEST),
    gain: me.gain,
    place: all.find(({ key }) => key === me.key)?.rank ?? null,
  };
}
