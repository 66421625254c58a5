import type { CommandTable } from '../session/commandTable.ts';
import type { AnnouncementChanges } from './announcementChanges.ts';
import type { AnnouncementPlans } from './announcementPlans.ts';
import type { Announcements } from './announcements.ts';

type AnnouncementCommand =
  | 'announcement.publish'
  | 'announcement.acknowledge'
  | 'announcement.remind'
  | 'announcement.correct'
  | 'announcement.withdraw'
  | 'announcement.plan'
  | 'announcement.unplan';

export function announcementCommands(concepts: {
  readonly announcements: Announcements;
  readonly announcementChanges: AnnouncementChanges;
  readonly announcementPlans: AnnouncementPlans;
}): Pick<CommandTable, AnnouncementCommand> {
  const { announcements, announcementChanges: changes, announcementPlans: plans } = concepts;
  return {
    'announcement.publish': {
      isRecorded: true,
      run: (draft, { person }) => announcements.publish(draft, person),
    },
    'announcement.acknowledge': {
      isRecorded: true,
      run: (input, { person }) => announcements.acknowledge(input, person),
    },
    // Each keeps its own result, together with its effect.
    'announcement.remind': { isRecorded: true, run: (input, context) => changes.remind(input, context) },
    'announcement.correct': { isRecorded: true, run: (input, context) => changes.correct(input, context) },
    'announcement.withdraw': { isRecorded: true, run: (input, context) => changes.withdraw(input, context) },
    'announcement.plan': { isRecorded: true, run: (input, context) => plans.plan(input, context) },
    'announcement.unplan': { isRecorded: true, run: (input, context) => plans.unplan(input, context) },
  };
}
