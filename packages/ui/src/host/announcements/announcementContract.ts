/** Announcements: their share of the host's commands. */
import { announcementCorrection, announcementDraft, commands } from '@hearthline/protocol';
import { z } from 'zod';

const nothing = z.void();
const ofAnnouncement = z.object({ announcementId: z.string() });

export const announcementCommands = {
  /** The text that was read, by its version; waits in the outbox while there is no hub. */
  acknowledge: { input: ofAnnouncement.extend({ version: z.number().int().positive() }), output: nothing },
  publish: { input: announcementDraft, output: commands['announcement.publish'].output },
  remindReaders: { input: ofAnnouncement, output: commands['announcement.remind'].output },
  correctAnnouncement: { input: announcementCorrection, output: nothing },
  withdrawAnnouncement: { input: ofAnnouncement, output: nothing },
} as const;
