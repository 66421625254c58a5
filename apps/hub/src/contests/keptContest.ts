import { contestDraft } from '@hearthline/protocol';
import { z } from 'zod';

/** A contest as kept: nobody but who started it is in it. */
export const keptContest = contestDraft.extend({
  id: z.string(),
  authorId: z.string(),
  authorName: z.string(),
  startedAt: z.number(),
  calledOff: z.object({ at: z.number(), why: z.string() }).nullable(),
});
export type KeptContest = z.infer<typeof keptContest>;

export const keptJoin = z.object({
  contestId: z.string(),
  personId: z.string(),
  at: z.number(),
  /** Her mean of a day of work before; null: it is not asked for. */
  average: z.number().nullable(),
});
export type KeptJoin = z.infer<typeof keptJoin>;

/** What came of it; never changed. */
export const keptOutcome = z.object({
  contestId: z.string(),
  at: z.number(),
  /** Of all who were in it. */
  sum: z.number(),
  isReached: z.boolean(),
  /** Who won or reached it, with what counted; the first first. */
  winners: z.array(z.object({ personId: z.string(), value: z.number() })),
});
export type KeptOutcome = z.infer<typeof keptOutcome>;
