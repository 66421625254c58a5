import { reward, rewardRequest, type RewardStanding } from '@hearthline/protocol';
import { z } from 'zod';

/** An offer as kept: nobody but its author is in it. */
export const keptReward = reward
  .omit({ takenCount: true, mineCount: true, isForMe: true, isMine: true })
  .extend({ authorId: z.string(), offeredAt: z.number() });
export type KeptReward = z.infer<typeof keptReward>;

/** A request as kept is what its owner reads. */
export const keptRequest = rewardRequest;
export type KeptRequest = z.infer<typeof keptRequest>;

/** One step of a request. `from`: how it stood before; null: it is asked for. The store keeps no step from anywhere else. */
export interface RequestStep {
  readonly request: KeptRequest;
  readonly from: RewardStanding['kind'] | null;
}

/** When it could be asked for last. */
export const endOf = ({ until, endedAt }: Pick<KeptReward, 'until' | 'endedAt'>): number =>
  endedAt === null ? until : Math.min(until, endedAt);
