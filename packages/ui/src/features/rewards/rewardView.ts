/** Offers and requests as they are shown: pure. */
import type { Reward, RewardRequest } from '@hearthline/protocol';

/** Whether it can be asked for, as far as time goes. */
export const isRunning = ({ until, endedAt }: Pick<Reward, 'until' | 'endedAt'>, now: number): boolean =>
  endedAt === null && until > now;

/** How many are left; null: as many as are wanted. */
export const leftOf = ({ stock, takenCount }: Pick<Reward, 'stock' | 'takenCount'>): number | null =>
  stock === null ? null : Math.max(0, stock - takenCount);

/** Why one cannot have it now; null: she can. */
export type Hindrance =
  | { readonly kind: 'soldOut' | 'hadHers' }
  | { readonly kind: 'tooDear'; readonly missing: number };

/** What stands in the way, the last that could change first. [REWARD-5] */
export const hindranceOf = (reward: Reward, spendable: number): Hindrance | null => {
  if (leftOf(reward) === 0) return { kind: 'soldOut' };
  if (reward.perPerson !== null && reward.mineCount >= reward.perPerson) return { kind: 'hadHers' };
  return spendable < reward.cost ? { kind: 'tooDear', missing: reward.cost - spendable } : null;
};

/** The cheapest first: what is nearest. */
export const inOrder = (rewards: readonly Reward[]): Reward[] =>
  rewards.toSorted((a, b) => a.cost - b.cost || a.until - b.until || (a.id < b.id ? -1 : 1));

/** What waits first, the oldest of it first; then what is approved; then what is settled, the newest first. */
export const requestGroups = (requests: readonly RewardRequest[]) => {
  const of = (...kinds: RewardRequest['standing']['kind'][]): RewardRequest[] =>
    requests.filter(({ standing }) => kinds.includes(standing.kind));
  const oldFirst = (a: RewardRequest, b: RewardRequest): number => a.at - b.at || (a.id < b.id ? -1 : 1);
  return {
    waiting: of('waiting').toSorted(oldFirst),
    approved: of('approved').toSorted(oldFirst),
    settled: of('handedOver', 'declined', 'withdrawn').toSorted((a, b) => oldFirst(b, a)),
  };
};
