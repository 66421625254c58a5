/** Announcements: their share of the host's two tables. */
import {
  announcementCorrection,
  announcementDraft,
  announcementPlan,
  announcementPlanDraft,
  commands,
} from '@hearthline/protocol';
import { z } from 'zod';

const nothing = z.void();
const ofAnnouncement = z.object({ announcementId: z.string() });

/** What is sent later; of a leader and of those whose audience she is in charge of. */
export const announcementValues = { announcementPlans: z.array(announcementPlan).nullable() } as const;

export const announcementCommands = {
  /** The text that was read, by its version; waits in the outbox while there is no hub. */
  acknowledge: { input: ofAnnouncement.extend({ version: z.number().int().positive() }), output: nothing },
  publish: { input: announcementDraft, output: commands['announcement.publish'].output },
  remindReaders: { input: ofAnnouncement, output: commands['announcement.remind'].output },
  correctAnnouncement: { input: announcementCorrection, output: nothing },
  withdrawAnnouncement: { input: ofAnnouncement, output: nothing },
  /** Sent later, by the centre's clock. */
  planAnnouncement: { input: announcementPlanDraft, output: commands['announcement.plan'].output },
  callOffPlan: { input: z.object({ planId: z.string() }), output: nothing },
} as const;
