/**
 * How a contest stands and what comes of it. Pure.
 *
 *   coming --its begin--> running --its end--> due --what came of it is kept--> over
 *   coming, running --called off--> calledOff
 *
 * SPEC: contests/SPEC.md CONTEST-2, CONTEST-6 to CONTEST-9.
 */
import type { ContestAim, ContestMeasure, RankingRow } from '@hearthline/protocol';
import { callAnswered } from '../points/rules/callAnswered.ts';
import { contestRule } from '../points/rules/contest.ts';
import { firstContact } from '../points/rules/firstContact.ts';
import { satisfiedCaller } from '../points/rules/satisfiedCaller.ts';
import { rank } from '../ranking/ranking.ts';
import type { Earned } from '../store/contestStore.ts';
import type { KeptContest, KeptOutcome } from './keptContest.ts';

export type ContestState = 'coming' | 'running' | 'due' | 'over' | 'calledOff';

export function stateOf(
  contest: Pick<KeptContest, 'startsAt' | 'endsAt' | 'calledOff'>,
  outcome: KeptOutcome | null,
  now: number,
): ContestState {
  if (outcome !== null) return 'over';
  if (contest.calledOff !== null) return 'calledOff';
  if (now >= contest.endsAt) return 'due';
  return now < contest.startsAt ? 'coming' : 'running';
}

/** What counts of one person. */
export interface PersonSums {
  readonly value: number;
  /** By day of work. */
  readonly days: readonly { readonly workday: string; readonly value: number }[];
  /** Workdays with an excused cut. */
  readonly cutDays: ReadonlySet<string>;
}

/** [CONTEST-2] */
function valueOf(measure: ContestMeasure, { ruleId, points, count }: Earned): number {
  switch (measure) {
    case 'calls':
      return ruleId === callAnswered.ruleId ? count : 0;
    case 'points':
      return ruleId === contestRule.ruleId ? 0 : points;
    case 'satisfied':
      return ruleId === satisfiedCaller.ruleId ? count : 0;
    case 'settled':
      return ruleId === firstContact.ruleId ? count : 0;
  }
}

/** Of the ledger's lines of one person. */
export function sumsOf(measure: ContestMeasure, earned: readonly Earned[], cutDays: ReadonlySet<string>): PersonSums {
  const byDay = new Map<string, number>();
  for (const one of earned) byDay.set(one.workday, (byDay.get(one.workday) ?? 0) + valueOf(measure, one));
  // [CONTEST-6]
  const worked = new Set(earned.filter(({ ruleId }) => ruleId === callAnswered.ruleId).map(({ workday }) => workday));
  return {
    value: [...byDay.values()].reduce((sum, value) => sum + value, 0),
    days: [...byDay].filter(([workday]) => worked.has(workday)).map(([workday, value]) => ({ workday, value })),
    cutDays,
  };
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** [CONTEST-6] Days that are asked for before there is an average. */
const FEWEST_DAYS = 5;

/** Her mean before; null: there were too few days. */
export const averageOf = ({ days }: Pick<PersonSums, 'days'>): number | null =>
  days.length < FEWEST_DAYS ? null : mean(days.map(({ value }) => value));

/** [CONTEST-6] Her mean a day so far; a day with a cut counts only where it lifts it. */
export function soFarOf({ days, cutDays }: Pick<PersonSums, 'days' | 'cutDays'>): number | null {
  const whole = days.filter(({ workday }) => !cutDays.has(workday)).map(({ value }) => value);
  const plain = mean(whole);
  if (plain === null) return mean(days.map(({ value }) => value));
  const lifting = days.filter(({ workday, value }) => cutDays.has(workday) && value > plain);
  return mean([...whole, ...lifting.map(({ value }) => value)]);
}

/** Who is in it, with what counts. */
export interface Entrant {
  readonly personId: string;
  readonly name: string;
  readonly average: number | null;
  readonly sums: PersonSums;
}

/** [CONTEST-5] [CONTEST-7] */
export const FEWEST = 3;

/** [CONTEST-7] In order; no rows while there are too few. */
export const rowsOf = (entrants: readonly Entrant[]): RankingRow[] =>
  entrants.length < FEWEST
    ? []
    : rank(entrants.map(({ personId, name, sums }) => ({ key: personId, name, points: sums.value })));

const hasReached = (percent: number, { average, sums }: Entrant): boolean => {
  const soFar = soFarOf(sums);
  return average !== null && soFar !== null && soFar > 0 && soFar * 100 >= average * percent;
};

/** [CONTEST-9] Who wins or has reached it, at its end. */
export function outcomeOf(aim: ContestAim, entrants: readonly Entrant[]): Omit<KeptOutcome, 'contestId' | 'at'> {
  const sum = entrants.reduce((all, { sums }) => all + sums.value, 0);
  const those = (won: readonly Entrant[]) => won.map(({ personId, sums }) => ({ personId, value: sums.value }));
  switch (aim.kind) {
    case 'ownAverage': {
      const winners = those(entrants.filter((one) => hasReached(aim.percent, one)));
      return { sum, isReached: winners.length > 0, winners };
    }
    case 'eachOther': {
      const rows = rowsOf(entrants).filter((row) => row.rank !== null && row.rank <= aim.places);
      const winners = rows.map(({ key, points }) => ({ personId: key, value: points }));
      return { sum, isReached: winners.length > 0, winners };
    }
    case 'together': {
      const isReached = entrants.length > 0 && sum >= aim.goal;
      return { sum, isReached, winners: isReached ? those(entrants.filter(({ sums }) => sums.value > 0)) : [] };
    }
  }
}
