import type { z } from 'zod';
import type { activityCommands } from './activityContract.ts';
import type { Hub } from './hub.ts';

type Table = typeof activityCommands;
type Commands = {
  [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<z.infer<Table[N]['output']>>;
};

/** Each is asked of the hub. */
export function createActivityCommands(hub: () => Hub): Commands {
  return {
    planActivity: async (input) => hub().send('activity.plan', input),
    changeActivity: async (input) => void (await hub().send('activity.change', input)),
    callOffActivity: async (input) => void (await hub().send('activity.callOff', input)),
    signUpForActivity: async (input) => void (await hub().send('activity.signUp', input)),
    withdrawFromActivity: async (input) => void (await hub().send('activity.withdraw', input)),
    seeActivity: async (input) => void (await hub().send('activity.see', input)),
    sayWhoCame: async (input) => void (await hub().send('activity.attend', input)),
  };
}
