import { z } from 'zod';
import { id } from './organisation.ts';
import { epochMs } from './time.ts';

/** What a leader or IT did to a person. Words in the screens, by this name. */
export const deedWhat = z.enum([
  'outageAccepted',
  'outageDeclined',
  'callbackGiven',
  'callbackTaken',
  'callbackChanged',
  'callsRead',
  'dayRead',
  'evaluationRead',
  'reminded',
  'announcementWithdrawn',
  'helpTaken',
  'praised',
  'badgeAwarded',
  'carePlanned',
  'careDone',
  'careDropped',
  'appealAccepted',
  'appealDeclined',
  'pointsCorrected',
  'rewardApproved',
  'rewardDeclined',
  'rewardHandedOver',
  'proposalReplied',
  'added',
  'changed',
  'moved',
  'returned',
  'left',
  /** In charge of a unit, or its convener. */
  'placed',
  'relieved',
  'passwordMade',
]);
export type DeedWhat = z.infer<typeof deedWhat>;

/** One line of the log that the person reads herself. Written once, never changed. */
export const deed = z.object({
  id,
  at: epochMs,
  byId: id,
  byName: z.string().max(60),
  what: deedWhat,
  /** To whom it was done. */
  aboutId: id,
  /** Which one it was: a name, a number, a way from here to there; empty where nothing more is to say. */
  subject: z.string().max(200),
});
export type Deed = z.infer<typeof deed>;
