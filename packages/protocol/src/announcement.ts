import { z } from 'zod';
import { attachments } from './attachment.ts';
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

/** Whether it is for this very unit, neither for one above nor for everybody. */
export const isForUnit = (whom: Audience, unitId: string): boolean => whom.kind === 'unit' && whom.unitId === unitId;

export const announcementDraft = z.object({
  title: z.string().trim().min(1).max(80),
  body: z.string().trim().max(2000),
  audience,
  /** After this moment it is no longer shown. */
  expiresAt: epochMs,
  /** Asks each reader for an acknowledgement. */
  mustRead: z.boolean(),
  /** Comes over whatever screen a reader is at, but never over a call; then it must be read. */
  isUrgent: z.boolean().optional(),
  /** Absent: none. */
  attachments: attachments.optional(),
});
export type AnnouncementDraft = z.infer<typeof announcementDraft>;

/** The first is 1; each correction is one more. */
const version = z.number().int().positive();
/** Who has not read is asked again at most so often. */
export const REMIND_AT_MOST_EVERY_MS = 3_600_000;

export const announcementReading = z.object({
  announcementId: id,
  /** By the reader's clock. */
  at: epochMs,
  /** Of the text that was read; absent: the first, as it was said before there were corrections. */
  version: version.optional(),
});

export const announcementCorrection = announcementDraft.pick({ title: true, body: true }).extend({
  announcementId: id,
  /** The one that is corrected. */
  version,
  /** Whoever had acknowledged is asked again. */
  isImportant: z.boolean(),
});
export type AnnouncementCorrection = z.infer<typeof announcementCorrection>;

/** An announcement as one reader (or its author) sees it. */
export const announcement = announcementDraft.extend({
  id,
  authorId: id,
  authorName: z.string(),
  publishedAt: epochMs,
  isUrgent: z.boolean(),
  version,
  /** When its text was changed last; null: it is as it was sent. */
  correctedAt: epochMs.nullable(),
  /** It no longer counts since then; shown only to its author, to leaders and to who had acknowledged it. */
  withdrawnAt: epochMs.nullable(),
  /** When those who have not read it were asked last. */
  remindedAt: epochMs.nullable(),
  /** When I acknowledged it; null while I have not. */
  acknowledgedAt: epochMs.nullable(),
  audienceCount: z.number().int().nonnegative(),
  acknowledgedCount: z.number().int().nonnegative(),
  /** Who has not acknowledged yet: for leaders only, otherwise null. */
  missingPersonIds: z.array(id).nullable(),
});
export type Announcement = z.infer<typeof announcement>;
