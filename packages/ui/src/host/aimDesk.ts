import type { z } from 'zod';
import type { aimCommands } from './aimContract.ts';
import type { Hub } from './hub.ts';

type Table = typeof aimCommands;
type Commands = {
  [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<z.infer<Table[N]['output']>>;
};

/** Each is asked of the hub. */
export function createAimCommands(hub: () => Hub): Commands {
  return {
    setObjectives: async (input) => void (await hub().send('objective.set', input)),
    startContest: async (input) => hub().send('contest.start', input),
    callOffContest: async (input) => void (await hub().send('contest.callOff', input)),
    joinContest: async (input) => void (await hub().send('contest.join', input)),
    leaveContest: async (input) => void (await hub().send('contest.leave', input)),
  };
}
