/**
 * Where a question or a proposal stands.
 *
 *   received --lookedAt--> lookedAt
 *   received, lookedAt --answered (question) / accepted, declined (proposal)--> settled
 *
 * SPEC: proposals/SPEC.md.
 */
import { isOpenProposal, type Person, type Proposal, type ProposalReply } from '@hearthline/protocol';
import { HubError } from '../hubError.ts';

const repliesTo = {
  question: ['lookedAt', 'answered'],
  proposal: ['lookedAt', 'accepted', 'declined'],
} as const satisfies Record<Proposal['kind'], readonly ProposalReply['kind'][]>;

/** [PROP-3] @throws HubError `command.badInput`, `proposal.settled` */
export function transition(before: Proposal, reply: ProposalReply, by: { person: Person; at: number }): Proposal {
  if (!isOpenProposal(before)) throw new HubError('proposal.settled');
  if (!repliesTo[before.kind].some((kind) => kind === reply.kind)) throw new HubError('command.badInput');
  return { ...before, state: { ...reply, at: by.at, byId: by.person.id, byName: by.person.name } };
}
