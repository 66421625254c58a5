import type { AnnouncementDraft, Fact } from '@hearthline/protocol';
import { newFact } from '../facts/newFact.ts';
import type { FileWrite } from '../store/fileStore.ts';
import { announcementLife, type AnnouncementRow } from './life.ts';

/** As it is kept when it is sent. */
export const newRow = (
  draft: AnnouncementDraft,
  { id, authorId, at }: { readonly id: string; readonly authorId: string; readonly at: number },
): AnnouncementRow => {
  const { isUrgent = false, ...said } = draft;
  // [ANN-17]
  const mustRead = said.mustRead || isUrgent;
  return { ...said, id, authorId, publishedAt: at, mustRead, life: announcementLife.parse({ isUrgent }) };
};

/** [FILE-8] What it carries is kept for it from now on, and no longer for who sent it. */
export const carriedBy = ({ id, authorId, expiresAt, attachments = [] }: AnnouncementRow): FileWrite => ({
  fileUses: attachments.map(({ hash }) => ({ hash, by: 'announcement', id, until: expiresAt })),
  endedFileUses: attachments.map(({ hash }) => ({ hash, by: 'sender', id: authorId })),
});

/** What is remembered of its being sent. */
export const publishedFact = ({ id, authorId, publishedAt }: AnnouncementRow): Fact =>
  newFact('announcement.published', { at: publishedAt, announcementId: id, personId: authorId });
