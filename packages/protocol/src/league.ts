import { z } from 'zod';
import { command } from './commandSpec.ts';
import { id } from './id.ts';
import { workday } from './time.ts';

/** Whole ones of the calendar: a week begins on Monday. */
export const leaguePeriod = z.enum(['week', 'month']);
export type LeaguePeriod = z.infer<typeof leaguePeriod>;

/** The period that runs, or the one before it. */
export const leagueQuestion = z.object({ period: leaguePeriod, which: z.enum(['running', 'last']) });
export type LeagueQuestion = z.infer<typeof leagueQuestion>;

/** Points an hour worked, to a tenth; null: too few hours to say. A correction may bring it below nothing. */
const perHour = z.number().nullable();

/** So many of those who improved most are named. */
export const LEAGUE_BEST = 5;

/** Somebody of the upper half; nobody else is told of. */
export const leagueRow = z.object({
  key: id,
  name: z.string().max(60),
  /** In percent of her own average. */
  gain: z.number().int().positive(),
  place: z.number().int().positive(),
});
export type LeagueRow = z.infer<typeof leagueRow>;

/** How I stand among those whose work is like mine. */
export const leagueStanding = z.discriminatedUnion('kind', [
  /** I have not worked long enough to be compared with myself. */
  z.object({ kind: z.literal('welcome') }),
  /** The period has hardly begun for me. */
  z.object({ kind: z.literal('early') }),
  /** Too few take part for a league. */
  z.object({ kind: z.literal('alone'), gain: z.number().int() }),
  z.object({
    kind: z.literal('league'),
    /** Everybody of it but those who hide. */
    memberCount: z.number().int().positive(),
    best: z.array(leagueRow).max(LEAGUE_BEST),
    gain: z.number().int(),
    /** Only in the upper half, and only for a gain. */
    place: z.number().int().positive().nullable(),
  }),
]);
export type LeagueStanding = z.infer<typeof leagueStanding>;

/** My own way, and my league of a week or a month (the hub's leagues/SPEC.md). */
export const leagueAnswer = z.object({
  period: leaguePeriod,
  from: workday,
  to: workday,
  /** False: it still runs. */
  isOver: z.boolean(),
  /** The four periods before and this one, oldest first. */
  way: z.array(z.object({ from: workday, to: workday, perHour })).length(5),
  /** Mine over the four before. */
  average: perHour,
  standing: leagueStanding,
});
export type LeagueAnswer = z.infer<typeof leagueAnswer>;

/** Leagues are asked for, never sent. */
export const leagueCommands = {
  'league.read': command({ input: leagueQuestion, output: leagueAnswer, roles: ['operator'], waitsOffline: false }),
} as const;
