import { activityDraft, activityNotice } from '@hearthline/protocol';
import { z } from 'zod';

/** The plan as kept: nobody but its author is in it. */
export const keptActivity = activityDraft.extend({
  id: z.string(),
  authorId: z.string(),
  authorName: z.string(),
  version: z.number(),
  movedAt: z.number().nullable(),
  calledOff: z.object({ at: z.number(), why: z.string() }).nullable(),
});
export type KeptActivity = z.infer<typeof keptActivity>;

export const keptSignUp = z.object({
  activityId: z.string(),
  personId: z.string(),
  companions: z.number(),
  /** Each of an activity later than the one before it: the order of the places. */
  at: z.number(),
  hasWaited: z.boolean(),
  seen: z.array(activityNotice),
});
export type KeptSignUp = z.infer<typeof keptSignUp>;

/** Said once of somebody's coming; never changed, the last of a person counts. */
export const keptMark = z.object({
  activityId: z.string(),
  personId: z.string(),
  /** From 1, of this person at this activity. */
  turn: z.number(),
  wasThere: z.boolean(),
  byId: z.string(),
  byName: z.string(),
  at: z.number(),
});
export type KeptMark = z.infer<typeof keptMark>;
