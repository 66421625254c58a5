/** Who is compared with whom: bands of what is known of people, and leagues of those alike. Pure. SPEC: leagues/SPEC.md. */

/** What counts of one person, as it stood when the period began. */
export interface Circumstances {
  /** Days since her first shift. */
  readonly tenureDays: number;
  /** Worked in the 28 days before. */
  readonly workedMs: number;
  /** Of these days, those on which her line was lost. */
  readonly lineLostDays: number;
}

/** One step of each is as far as one of another. */
export interface Bands {
  readonly tenure: number;
  readonly hours: number;
  readonly line: number;
}

export interface League {
  /** By person, in order. */
  readonly ids: readonly string[];
  /** Those it was joined of. */
  readonly bands: readonly Bands[];
}

const HOUR_MS = 3_600_000;
/** [LEAGUE-2] Where the next band begins. */
const TENURE_DAYS = [91, 365, 3 * 365];
const WORKED_MS = [40 * HOUR_MS, 100 * HOUR_MS];
const LINE_LOST_DAYS = [3];
/** [LEAGUE-4] */
export const SMALLEST_LEAGUE = 5;

const bandIn = (begins: readonly number[], value: number): number => begins.filter((from) => value >= from).length;

/** [LEAGUE-2] */
export const bandsOf = ({ tenureDays, workedMs, lineLostDays }: Circumstances): Bands => ({
  tenure: bandIn(TENURE_DAYS, tenureDays),
  hours: bandIn(WORKED_MS, workedMs),
  line: bandIn(LINE_LOST_DAYS, lineLostDays),
});

const apart = (a: Bands, b: Bands): number =>
  Math.abs(a.tenure - b.tenure) + Math.abs(a.hours - b.hours) + Math.abs(a.line - b.line);
/** To the nearest of those it was joined of. */
const farFrom = (league: League, bands: readonly Bands[]): number =>
  Math.min(...league.bands.flatMap((one) => bands.map((other) => apart(one, other))));
const keyOf = ({ tenure, hours, line }: Bands): string => `${tenure} ${hours} ${line}`;
const firstOf = ({ bands }: League): string => bands.map(keyOf).toSorted()[0] ?? '';

/** The nearest; of equally near ones the smaller, then the first in order, so that the same people give the same leagues. */
const nearest = (leagues: readonly League[], bands: readonly Bands[]): League | undefined =>
  leagues.toSorted(
    (a, b) =>
      farFrom(a, bands) - farFrom(b, bands) || a.ids.length - b.ids.length || (firstOf(a) < firstOf(b) ? -1 : 1),
  )[0];

/** [LEAGUE-4] In whatever order people come. None where too few take part. */
export function formLeagues(members: ReadonlyMap<string, Bands>): League[] {
  if (members.size < SMALLEST_LEAGUE) return [];
  const alike = new Map<string, { ids: string[]; bands: Bands[] }>();
  for (const [id, bands] of [...members].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const league = alike.get(keyOf(bands)) ?? { ids: [], bands: [bands] };
    league.ids.push(id);
    alike.set(keyOf(bands), league);
  }
  let leagues: League[] = [...alike.values()];
  for (;;) {
    const [smallest, ...others] = leagues.toSorted(
      (a, b) => a.ids.length - b.ids.length || (firstOf(a) < firstOf(b) ? -1 : 1),
    );
    const next = smallest && smallest.ids.length < SMALLEST_LEAGUE ? nearest(others, smallest.bands) : undefined;
    if (smallest === undefined || next === undefined) return leagues;
    const joined = { ids: [...next.ids, ...smallest.ids].toSorted(), bands: [...next.bands, ...smallest.bands] };
    leagues = [...others.filter((one) => one !== next), joined];
  }
}

/** Hers, or for who is in none the nearest to her. [LEAGUE-8] */
export const leagueFor = (leagues: readonly League[], personId: string, bands: Bands): League | undefined =>
  leagues.find(({ ids }) => ids.includes(personId)) ?? nearest(leagues, [bands]);
