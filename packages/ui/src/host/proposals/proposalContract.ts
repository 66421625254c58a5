/** Questions and proposals: their share of the host's two tables. */
import { proposal, proposalDraft, proposalReply } from '@hearthline/protocol';
import { z } from 'zod';

const nothing = z.void();

/** My own, and of the units I am in charge of. */
export const proposalValues = { proposals: z.array(proposal).nullable() } as const;

export const proposalCommands = {
  /** Waits in the outbox while there is no hub, as taking back does. */
  askProposal: { input: proposalDraft.omit({ id: true, at: true }), output: nothing },
  takeBackProposal: { input: z.object({ proposalId: z.string() }), output: nothing },
  replyToProposal: { input: z.object({ proposalId: z.string(), reply: proposalReply }), output: nothing },
} as const;
