import type { PointsRule } from '../rule.ts';
import { activityAttended } from './activityAttended.ts';
import { announcementRead } from './announcementRead.ts';
import { callAnswered } from './callAnswered.ts';
import { contestRule } from './contest.ts';
import { correction } from './correction.ts';
import { firstContact } from './firstContact.ts';
import { praiseReceived } from './praiseReceived.ts';
import { satisfiedCaller } from './satisfiedCaller.ts';
import { thanksReceived } from './thanksReceived.ts';

/** Every rule in force. A new rule is one file and one line here. */
export const pointsRules: readonly PointsRule[] = [
  callAnswered,
  announcementRead,
  activityAttended,
  thanksReceived,
  praiseReceived,
  satisfiedCaller,
  firstContact,
  contestRule,
  correction,
];
