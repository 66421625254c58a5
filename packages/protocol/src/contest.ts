import { z } from 'zod';
import { audience } from './announcement.ts';
import { id } from './id.ts';
import { rankingRow } from './points.ts';
import { epochMs } from './time.ts';

export const CONTEST_TITLE_CHARS = 60;
export const CONTEST_WHY_CHARS = 200;
/** A contest lasts so long at most. */
export const CONTEST_LONGEST_DAYS = 92;

/**
 * What counts, all of it from the ledger: calls that earned, points (but those of contests), callers who gave five stars, callers
 * whose matter was settled at once.
 */
export const contestMeasure = z.enum(['calls', 'points', 'satisfied', 'settled']);
export type ContestMeasure = z.infer<typeof contestMeasure>;

/** Against one's own average a day, against each other, or all together for one sum. */
export const contestAim = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ownAverage'),
    /** Percent of her own average that reach it. */
    percent: z.number().int().min(80).max(150),
  }),
  z.object({
    kind: z.literal('eachOther'),
    /** How many first places win. */
    places: z.number().int().min(1).max(3),
  }),
  z.object({ kind: z.literal('together'), goal: z.number().int().min(1).max(1_000_000) }),
]);
export type ContestAim = z.infer<typeof contestAim>;
export type ContestKind = ContestAim['kind'];

/** A contest as it is started: for a unit, between two moments. */
export const contestDraft = z.object({
  title: z.string().trim().min(1).max(CONTEST_TITLE_CHARS),
  measure: contestMeasure,
  aim: contestAim,
  audience,
  /** A moment that is past already means now. */
  startsAt: epochMs,
  endsAt: epochMs,
});
export type ContestDraft = z.infer<typeof contestDraft>;

/** How it stands for me; only while it runs. */
export const contestStanding = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ownAverage'),
    /** A day, over the time before. */
    average: z.number().nonnegative(),
    /** A day, so far; null: none yet. */
    soFar: z.number().nonnegative().nullable(),
    dayCount: z.number().int().nonnegative(),
  }),
  z.object({
    kind: z.literal('eachOther'),
    /** Null while too few have joined. `points`: what counts. */
    mine: rankingRow.nullable(),
    neighbours: z.array(rankingRow).max(5),
  }),
  z.object({
    kind: z.literal('together'),
    sum: z.number().int(),
    /** My share of it; null for who leads. */
    mine: z.number().int().nullable(),
  }),
]);
export type ContestStanding = z.infer<typeof contestStanding>;

/** What came of it. */
export const contestOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ownAverage'), reachedCount: z.number().int().nonnegative(), isMine: z.boolean() }),
  z.object({
    kind: z.literal('eachOther'),
    /** Those who are still in it, the first first. */
    winners: z.array(z.object({ personId: id, name: z.string(), value: z.number().int() })),
    isMine: z.boolean(),
  }),
  z.object({ kind: z.literal('together'), isReached: z.boolean(), sum: z.number().int(), isMine: z.boolean() }),
]);
export type ContestOutcome = z.infer<typeof contestOutcome>;

/** A contest as one person sees it. */
export const contest = contestDraft.extend({
  id,
  authorId: id,
  authorName: z.string(),
  calledOff: z.object({ at: epochMs, why: z.string() }).nullable(),
  joinedCount: z.number().int().nonnegative(),
  /** I have joined. */
  isIn: z.boolean(),
  /** For who joined; a shared sum for who started it too. Null: none is told. */
  standing: contestStanding.nullable(),
  /** For who joined and who started it, once it is over. */
  outcome: contestOutcome.nullable(),
});
export type Contest = z.infer<typeof contest>;
