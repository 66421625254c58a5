import type { z } from 'zod';
import type { Drafts } from './drafts.ts';
import type { Hub } from './hub.ts';
import type { recordCommands } from './recordsContract.ts';

type Table = typeof recordCommands;
type Commands = {
  [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<z.infer<Table[N]['output']>>;
};

/** The host's commands about what is remembered: each is asked of the hub. */
export function createRecordCommands(hub: () => Hub, drafts: Drafts, readMessage: Commands['readMessage']): Commands {
  return {
    readHistory: async (question) => hub().send('history.read', question),
    draftDisposition: async (said) => drafts.keep(said),
    saveDisposition: (said) => drafts.save(said),
    countDispositions: () => hub().send('dispositions.today', {}),
    putContacts: async (input) => void (await hub().send('contacts.put', input)),
    removeContacts: async (input) => void (await hub().send('contacts.remove', input)),
    readMessage,
    hearMessage: async (input) => void (await hub().send('voicemail.hear', input)),
    removeMessage: async (input) => void (await hub().send('voicemail.remove', input)),
    restoreMessage: async (input) => void (await hub().send('voicemail.restore', input)),
    seeMissed: async (input) => void (await hub().send('history.seeMissed', input)),
  };
}
