/**
 * How a request goes, pure.
 *
 *   waiting --approve--> approved --handOver--> handedOver
 *   waiting --decline--> declined    approved --decline--> declined
 *   waiting --withdraw--> withdrawn  waiting, approved --leave--> withdrawn
 *
 * SPEC: rewards/SPEC.md REWARD-6, REWARD-12.
 */
import type { RewardStanding } from '@hearthline/protocol';

export type RewardEvent =
  | { readonly kind: 'approve' | 'handOver'; readonly at: number; readonly byName: string }
  | { readonly kind: 'decline'; readonly at: number; readonly byName: string; readonly word: string }
  | { readonly kind: 'withdraw' | 'leave'; readonly at: number };

/** Null: there is no such way. */
export function afterEvent(standing: RewardStanding, event: RewardEvent): RewardStanding | null {
  const isOpen = standing.kind === 'waiting' || standing.kind === 'approved';
  const { at } = event;
  switch (event.kind) {
    case 'approve':
      return standing.kind === 'waiting' ? { kind: 'approved', at, byName: event.byName } : null;
    case 'decline':
      return isOpen ? { kind: 'declined', at, byName: event.byName, word: event.word } : null;
    case 'handOver':
      return standing.kind === 'approved' ? { kind: 'handedOver', at, byName: event.byName } : null;
    case 'withdraw':
      return standing.kind === 'waiting' ? { kind: 'withdrawn', at } : null;
    case 'leave':
      return isOpen ? { kind: 'withdrawn', at } : null;
  }
}

/** It takes one of the offer and points of hers: all but what was declined or withdrawn. */
export const isTaken = ({ kind }: Pick<RewardStanding, 'kind'>): boolean => takenKinds.includes(kind);
/** Of these kinds a request takes one of its offer. */
export const takenKinds: readonly RewardStanding['kind'][] = ['waiting', 'approved', 'handedOver'];
