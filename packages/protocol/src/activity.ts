import { z } from 'zod';
import { audience } from './announcement.ts';
import { id } from './id.ts';
import { epochMs } from './time.ts';

/** So many of her family may come with one person, where it is for families. */
export const COMPANIONS_LIMIT = 9;
/** Marks of attendance in one command. */
export const MARKS_AT_ONCE = 500;

/** Something that people do together, as it is planned: by a unit, for everybody in it. */
export const activityDraft = z.object({
  title: z.string().trim().min(1).max(80),
  body: z.string().trim().max(1000),
  /** Where; may be empty (a meeting on the screen). */
  place: z.string().trim().max(120),
  audience,
  startsAt: epochMs,
  endsAt: epochMs,
  /** Those who sign up may bring their family. */
  isForFamilies: z.boolean(),
  /** As many people can come, families included; null: everybody. */
  places: z.number().int().min(1).max(10_000).nullable(),
});
export type ActivityDraft = z.infer<typeof activityDraft>;

/** Whom it is for stays: those who signed up did so as its people. */
export const activityChange = activityDraft.omit({ audience: true }).extend({
  activityId: id,
  /** The one that is changed. */
  version: z.number().int().positive(),
});
export type ActivityChange = z.infer<typeof activityChange>;

/** What somebody who signed up is told of it, once each. */
export const activityNotice = z.enum(['calledOff', 'moved', 'place', 'hour', 'day']);
export type ActivityNotice = z.infer<typeof activityNotice>;

const companions = z.number().int().min(0).max(COMPANIONS_LIMIT);

export const activitySignUp = z.object({ activityId: id, companions });
export type ActivitySignUp = z.infer<typeof activitySignUp>;

/** Whether somebody came, and who said so last. */
export const activityAttendance = z.object({ wasThere: z.boolean(), byName: z.string(), at: epochMs });
export type ActivityAttendance = z.infer<typeof activityAttendance>;

export const activityMarks = z.object({
  activityId: id,
  marks: z
    .array(z.object({ personId: id, wasThere: z.boolean() }))
    .min(1)
    .max(MARKS_AT_ONCE),
});
export type ActivityMarks = z.infer<typeof activityMarks>;

const standing = {
  companions,
  signedUpAt: epochMs,
  /** Her place in the waiting list, from 1; null: she has a place. */
  waitingPlace: z.number().int().positive().nullable(),
};
export const mySignUp = z.object({
  ...standing,
  /** She waited at first. */
  hasWaited: z.boolean(),
  /** What she has put away of it. */
  seen: z.array(activityNotice),
});
export type MySignUp = z.infer<typeof mySignUp>;

/** One line of who organises: who signed up, who came. */
export const activityGuest = z.object({
  personId: id,
  /** null: has not signed up. */
  signUp: z.object(standing).nullable(),
  /** null: nothing was said. */
  attendance: activityAttendance.nullable(),
});
export type ActivityGuest = z.infer<typeof activityGuest>;

/** An activity as one person sees it. */
export const activity = activityDraft.extend({
  id,
  authorId: id,
  authorName: z.string(),
  /** The first is 1; each change is one more. */
  version: z.number().int().positive(),
  /** When its time was changed last; null: it is as it was planned. */
  movedAt: epochMs.nullable(),
  /** It does not take place; `why` may be empty. */
  calledOff: z.object({ at: epochMs, why: z.string() }).nullable(),
  /** People with a place, families included. */
  takenPlaces: z.number().int().nonnegative(),
  /** Sign-ups that wait for one. */
  waitingCount: z.number().int().nonnegative(),
  /** My sign-up; null: I have none. */
  mine: mySignUp.nullable(),
  /** What was said of my own coming. */
  myAttendance: activityAttendance.nullable(),
  /** For who organises it, in the order of signing up; nobody else is told: null. */
  guests: z.array(activityGuest).nullable(),
});
export type Activity = z.infer<typeof activity>;

export const CALL_OFF_CHARS = 200;
