import { z } from 'zod';
import { evaluationPeriod } from './evaluation.ts';
import { id } from './id.ts';
import { bilingual } from './points.ts';
import { epochMs, workday } from './time.ts';

/** The most a leader can say with one. */
export const BADGE_CHARS = 200;

/** Award: a leader's gift. Excellence: hers too, for a period. Membership: a full year. Record: more than ever before, of one's own. */
export const badgeKind = z.enum(['award', 'excellence', 'membership', 'record']);

/** A badge as people read it; its words travel with it. */
export const badgeRule = z.object({
  badgeId: id,
  version: z.number().int().positive(),
  kind: badgeKind,
  title: bilingual,
  explanation: bilingual,
});
export type BadgeRule = z.infer<typeof badgeRule>;

export const recordPeriod = z.enum(['day', 'week', 'month']);
export const recordMeasure = z.enum(['calls', 'points']);

/** What a badge was for. */
export const badgeReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('award'), byId: id, byName: z.string().max(60) }),
  z.object({
    kind: z.literal('excellence'),
    byId: id,
    byName: z.string().max(60),
    period: evaluationPeriod,
    /** Its first and last workday. */
    from: workday,
    to: workday,
  }),
  z.object({ kind: z.literal('membership'), years: z.number().int().positive() }),
  z.object({
    kind: z.literal('record'),
    period: recordPeriod,
    measure: recordMeasure,
    /** The period's first workday. */
    from: workday,
    /** How many calls or points. */
    value: z.number().int().positive(),
  }),
]);
export type BadgeReason = z.infer<typeof badgeReason>;

/** One that somebody has. `id`: its fact's. */
export const badge = z.object({
  id,
  personId: id,
  badgeId: id,
  badgeVersion: z.number().int().positive(),
  at: epochMs,
  reason: badgeReason,
});
export type Badge = z.infer<typeof badge>;

/** The topic of my badges, newest first. */
export const myBadges = z.object({
  /** Whether others see which ones I have. */
  isShared: z.boolean(),
  earned: z.array(badge).max(200),
});
export type MyBadges = z.infer<typeof myBadges>;

/** Which badges somebody has who shows them; no more of her than that. */
export const sharedBadges = z.object({ personId: id, badgeIds: z.array(id) });
export type SharedBadges = z.infer<typeof sharedBadges>;

export const badgeChoice = z.object({ isShared: z.boolean() });
export const badgeAward = z.object({
  toId: id,
  badgeId: id,
  word: z.string().trim().min(1).max(BADGE_CHARS),
});
