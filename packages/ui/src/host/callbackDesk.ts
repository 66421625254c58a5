import type { z } from 'zod';
import type { callbackCommands } from './callbackContract.ts';
import type { Hub } from './hub.ts';

type Table = typeof callbackCommands;
type Commands = {
  [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<z.infer<Table[N]['output']>>;
};

/** The host's commands about callbacks: the hub decides who has one, this phone dials it. */
export function createCallbackCommands(parts: {
  hub: () => Hub;
  phone: () => { dial(number: string): Promise<string> };
}): Commands {
  const { hub, phone } = parts;
  return {
    scheduleCallback: async (wish) =>
      void (await hub().send('callback.schedule', { ...wish, id: crypto.randomUUID() })),
    changeCallback: async (input) => void (await hub().send('callback.change', input)),
    assignCallback: async (input) => void (await hub().send('callback.assign', input)),
    dialCallback: async ({ callbackId, offerId }) => {
      const line = phone();
      const { number } = await hub().send('callback.dial', { callbackId, offerId });
      try {
        return { callId: await line.dial(number) };
      } catch (error) {
        // Not lost where this does not arrive: the hub looks for the call at the PBX.
        hub()
          .send('callback.change', { callbackId, change: { kind: 'notDialled' } })
          .catch(() => undefined);
        throw error;
      }
    },
  };
}
