import { z } from 'zod';
import { announcementDraft } from './announcement.ts';
import { id } from './organisation.ts';
import { epochMs, workday } from './time.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Plans of one author at a time. */
export const PLANS_LIMIT = 20;

export const planRepeat = z.enum(['once', 'daily', 'weekdays', 'weekly']);
export type PlanRepeat = z.infer<typeof planRepeat>;

/** An announcement that is sent later, once or again and again, by the centre's own clock. */
export const announcementPlanDraft = announcementDraft.omit({ expiresAt: true }).extend({
  /** The first day it may be sent, in the centre's time zone. */
  firstOn: workday,
  /** `08:30`, in the centre's time zone. */
  timeOfDay: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  repeat: planRepeat,
  /** The last day it may be sent; `once`: the first. */
  lastOn: workday,
  /** How long each is valid. */
  validMs: z
    .number()
    .int()
    .min(MINUTE_MS)
    .max(30 * DAY_MS),
});
export type AnnouncementPlanDraft = z.infer<typeof announcementPlanDraft>;

export const announcementPlan = announcementPlanDraft.extend({
  id,
  authorId: id,
  authorName: z.string(),
  /** When it is sent next. */
  nextAt: epochMs,
});
export type AnnouncementPlan = z.infer<typeof announcementPlan>;
