import type { z } from 'zod';
import type { Hub } from '../hub.ts';
import type { announcementCommands } from './announcementContract.ts';

type Table = typeof announcementCommands;
type Commands = {
  [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<z.infer<Table[N]['output']>>;
};

/** `now`: by this PC's clock. */
export function createAnnouncementCommands(hub: () => Hub, now: () => number): Commands {
  return {
    acknowledge: async (read) => void (await hub().send('announcement.acknowledge', { ...read, at: now() })),
    publish: (draft) => hub().send('announcement.publish', draft),
    remindReaders: (input) => hub().send('announcement.remind', input),
    correctAnnouncement: async (correction) => void (await hub().send('announcement.correct', correction)),
    planAnnouncement: (plan) => hub().send('announcement.plan', plan),
    callOffPlan: async (input) => void (await hub().send('announcement.unplan', input)),
    withdrawAnnouncement: async (input) => void (await hub().send('announcement.withdraw', input)),
  };
}
