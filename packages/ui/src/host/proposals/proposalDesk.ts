import type { z } from 'zod';
import type { Hub } from '../hub.ts';
import type { proposalCommands } from './proposalContract.ts';

type Table = typeof proposalCommands;
type Commands = {
  [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<z.infer<Table[N]['output']>>;
};

/** `now`: by this PC's clock. */
export function createProposalCommands(hub: () => Hub, now: () => number): Commands {
  return {
    askProposal: async (draft) =>
      void (await hub().send('proposal.ask', { ...draft, id: crypto.randomUUID(), at: now() })),
    takeBackProposal: async (input) => void (await hub().send('proposal.takeBack', input)),
    replyToProposal: async (input) => void (await hub().send('proposal.reply', input)),
  };
}
