import { z } from 'zod';
import { id } from './organisation.ts';
import { epochMs } from './time.ts';

export const PROPOSAL_CHARS = 1_000;
/** Of one person at a time that wait for a reply. */
export const PROPOSALS_LIMIT = 20;

export const proposalKind = z.enum(['question', 'proposal']);
export type ProposalKind = z.infer<typeof proposalKind>;

const word = z.string().trim().max(PROPOSAL_CHARS);
const said = word.min(1);

/** Something an operator asks or proposes. `id` is made by who asks, so that it is kept once however often it is told. */
export const proposalDraft = z.object({
  id,
  kind: proposalKind,
  /** Whoever is in charge of this unit is asked, or of the next one above. */
  unitId: id,
  text: said,
  /** By the asker's clock. */
  at: epochMs,
});
export type ProposalDraft = z.infer<typeof proposalDraft>;

/** The formal reply: a question is answered, a proposal accepted or declined with a reason. */
export const proposalReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lookedAt') }),
  z.object({ kind: z.literal('answered'), word: said }),
  z.object({ kind: z.literal('accepted'), word }),
  z.object({ kind: z.literal('declined'), word: said }),
]);
export type ProposalReply = z.infer<typeof proposalReply>;

const by = { at: epochMs, byId: id, byName: z.string() };
export const proposalState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('received') }),
  z.object({ kind: z.literal('lookedAt'), ...by }),
  z.object({ kind: z.literal('answered'), word, ...by }),
  z.object({ kind: z.literal('accepted'), word, ...by }),
  z.object({ kind: z.literal('declined'), word, ...by }),
]);
export type ProposalState = z.infer<typeof proposalState>;

export const proposal = z.object({
  id,
  kind: proposalKind,
  unitId: id,
  text: z.string(),
  askedById: id,
  askedByName: z.string(),
  askedAt: epochMs,
  state: proposalState,
});
export type Proposal = z.infer<typeof proposal>;

/** Whether it still waits for its reply. */
export const isOpenProposal = ({ state }: Pick<Proposal, 'state'>): boolean =>
  state.kind === 'received' || state.kind === 'lookedAt';
