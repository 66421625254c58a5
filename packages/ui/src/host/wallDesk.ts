import type { z } from 'zod';
import type { Hub } from './hub.ts';
import type { wallCommands } from './wallContract.ts';

type Table = typeof wallCommands;
type Commands = {
  [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<z.infer<Table[N]['output']>>;
};

/** Each is asked of the hub. */
export function createWallCommands(hub: () => Hub): Commands {
  return {
    makeWall: async (input) => hub().send('wall.make', input),
    changeWall: async (input) => void (await hub().send('wall.change', input)),
    removeWall: async (input) => void (await hub().send('wall.remove', input)),
    makeWallKey: async (input) => hub().send('wall.makeKey', input),
    revokeWall: async (input) => void (await hub().send('wall.revoke', input)),
    chooseWall: async (input) => void (await hub().send('wall.choose', input)),
  };
}
