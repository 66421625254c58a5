/**
 * What becomes of an announcement after it was sent.
 *
 *   valid --corrected--> valid (next version)    valid --reminded--> valid    valid --withdrawn--> withdrawn
 *
 * SPEC: announcements/SPEC.md, ANN-12 to ANN-16.
 */
import { REMIND_AT_MOST_EVERY_MS, type Announcement } from '@hearthline/protocol';
import { z } from 'zod';
import { HubError } from '../hubError.ts';

const at = z.number().int();
/** Texts kept of what was corrected. */
const EARLIER_KEPT = 20;

/** As it is kept; a row from before there were corrections has none of it. */
export const announcementLife = z.object({
  isUrgent: z.boolean().default(false),
  version: z.number().int().positive().default(1),
  /** An acknowledgement of an earlier version no longer counts. */
  askedVersion: z.number().int().positive().default(1),
  correctedAt: at.nullable().default(null),
  withdrawnAt: at.nullable().default(null),
  remindedAt: at.nullable().default(null),
  /** What it said before, oldest first; `until`: when it was corrected. */
  earlier: z.array(z.object({ title: z.string(), body: z.string(), until: at })).default([]),
});
type AnnouncementLife = z.infer<typeof announcementLife>;

/** An announcement as it is kept. */
export type AnnouncementRow = Pick<
  Announcement,
  'id' | 'authorId' | 'title' | 'body' | 'audience' | 'expiresAt' | 'mustRead' | 'publishedAt' | 'attachments'
> & { readonly life: AnnouncementLife };

export type AnnouncementEvent =
  | { readonly kind: 'reminded'; readonly at: number }
  | {
      readonly kind: 'corrected';
      readonly at: number;
      readonly title: string;
      readonly body: string;
      readonly version: number;
      readonly isImportant: boolean;
    }
  | { readonly kind: 'withdrawn'; readonly at: number };

/** @throws HubError as [ANN-12] [ANN-13] [ANN-16] say; nothing has changed then */
export function transition(row: AnnouncementRow, event: AnnouncementEvent): AnnouncementRow {
  const { life } = row;
  if (life.withdrawnAt !== null) throw new HubError('announcement.withdrawn');
  if (row.expiresAt <= event.at) throw new HubError('announcement.expired');
  switch (event.kind) {
    case 'reminded': {
      const waitMs = (life.remindedAt ?? Number.NEGATIVE_INFINITY) + REMIND_AT_MOST_EVERY_MS - event.at;
      if (waitMs > 0) throw new HubError('announcement.remindedLately', { retryAfterS: Math.ceil(waitMs / 1000) });
      return { ...row, life: { ...life, remindedAt: event.at } };
    }
    case 'corrected':
      return corrected(row, event);
    case 'withdrawn':
      // [ANN-28]
      return { ...row, attachments: [], life: { ...life, withdrawnAt: event.at } };
  }
}

function corrected(row: AnnouncementRow, event: Extract<AnnouncementEvent, { kind: 'corrected' }>): AnnouncementRow {
  const { life, title, body } = row;
  if (event.version !== life.version) throw new HubError('announcement.changed');
  const version = life.version + 1;
  const earlier = [...life.earlier, { title, body, until: event.at }].slice(-EARLIER_KEPT);
  const askedVersion = event.isImportant ? version : life.askedVersion;
  return {
    ...row,
    ...{ title: event.title, body: event.body },
    life: { ...life, version, askedVersion, earlier, correctedAt: event.at },
  };
}
