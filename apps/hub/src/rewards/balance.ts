import type { RewardBalance } from '@hearthline/protocol';
import type { KeptRequest } from './keptReward.ts';

interface Standing {
  /** The sum of her ledger. */
  readonly earned: number;
  /** For what was handed over so long ago that it is kept no more. */
  readonly spentBefore: number;
  readonly requests: readonly Pick<KeptRequest, 'cost' | 'standing'>[];
}

/** What she can spend. Pure. [REWARD-4] */
export function balanceOf({ earned, spentBefore, requests }: Standing): RewardBalance {
  const sum = (...kinds: KeptRequest['standing']['kind'][]): number =>
    requests.filter(({ standing }) => kinds.includes(standing.kind)).reduce((all, { cost }) => all + cost, 0);
  const spent = spentBefore + sum('handedOver');
  const held = sum('waiting', 'approved');
  return { earned, spent, held, spendable: earned - spent - held };
}
