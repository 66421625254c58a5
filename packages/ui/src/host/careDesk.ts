import type { z } from 'zod';
import type { careCommands } from './careContract.ts';
import type { Hub } from './hub.ts';

type Table = typeof careCommands;
type Commands = {
  [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<z.infer<Table[N]['output']>>;
};

/** Each is asked of the hub. */
export function createCareCommands(hub: () => Hub): Commands {
  return {
    setBirthday: async (input) => void (await hub().send('birthday.set', input)),
    planCare: async (input) => hub().send('care.plan', input),
    finishCare: async (input) => void (await hub().send('care.finish', input)),
    dropCare: async (input) => void (await hub().send('care.drop', input)),
  };
}
