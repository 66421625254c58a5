import { z } from 'zod';
import { id } from './organisation.ts';
import { epochMs } from './time.ts';

const named = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('unit'), unitId: id }),
]);
/** As it was written down while there were regions and groups alone; a unit has kept its id. */
const before = z
  .union([
    z.object({ kind: z.literal('region'), regionId: id }).transform(({ regionId }) => regionId),
    z.object({ kind: z.literal('group'), groupId: id }).transform(({ groupId }) => groupId),
  ])
  .transform((unitId) => ({ kind: 'unit' as const, unitId }));

/** Whom an announcement is for: everybody, or a unit with all below it. */
export const audience = z.union([named, before]);
export type Audience = z.infer<typeof audience>;

export const announcementDraft = z.object({
  title: z.string().trim().min(1).max(80),
  body: z.string().trim().max(2000),
  audience,
  /** After this moment it is no longer shown. */
  expiresAt: epochMs,
  /** Asks each reader for an acknowledgement. */
  mustRead: z.boolean(),
});
export type AnnouncementDraft = z.infer<typeof announcementDraft>;

/** An announcement as one reader (or its author) sees it. */
export const announcement = announcementDraft.extend({
  id,
  authorId: id,
  authorName: z.string(),
  publishedAt: epochMs,
  /** When I acknowledged it; null while I have not. */
  acknowledgedAt: epochMs.nullable(),
  audienceCount: z.number().int().nonnegative(),
  acknowledgedCount: z.number().int().nonnegative(),
  /** Who has not acknowledged yet: for leaders only, otherwise null. */
  missingPersonIds: z.array(id).nullable(),
});
export type Announcement = z.infer<typeof announcement>;
