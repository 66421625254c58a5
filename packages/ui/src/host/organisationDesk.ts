import type { z } from 'zod';
import type { Hub } from './hub.ts';
import type { organisationCommands } from './organisationContract.ts';

type Table = typeof organisationCommands;
type Commands = {
  [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<z.infer<Table[N]['output']>>;
};

export function createOrganisationCommands(hub: () => Hub): Commands {
  return {
    importPeople: async (question) => hub().send('organisation.import', question),
    renameUnit: async (input) => void (await hub().send('unit.rename', input)),
    removeUnit: async (input) => void (await hub().send('unit.remove', input)),
    makePasswords: async (input) => hub().send('account.makePasswords', input),
  };
}
