import type { RewardStanding } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { balanceOf } from './balance.ts';
import { afterEvent, isTaken, type RewardEvent } from './standing.ts';

const by = { at: 5, byName: 'L' };
const standings: readonly RewardStanding[] = [
  { kind: 'waiting' },
  { kind: 'approved', ...by },
  { kind: 'handedOver', ...by },
  { kind: 'declined', ...by, word: 'no' },
  { kind: 'withdrawn', at: 5 },
];
const events: readonly RewardEvent[] = [
  { kind: 'approve', at: 9, byName: 'L' },
  { kind: 'handOver', at: 9, byName: 'L' },
  { kind: 'decline', at: 9, byName: 'L', word: 'sold' },
  { kind: 'withdraw', at: 9 },
  { kind: 'leave', at: 9 },
];

describe('how a request goes', () => {
  it('[REWARD-6] [REWARD-12] by these ways and no others', () => {
    const ways = standings.flatMap((from) =>
      events.flatMap((event) => {
        const to = afterEvent(from, event);
        return to === null ? [] : [`${from.kind} ${event.kind} ${to.kind}`];
      }),
    );
    expect(ways).toEqual([
      'waiting approve approved',
      'waiting decline declined',
      'waiting withdraw withdrawn',
      'waiting leave withdrawn',
      'approved handOver handedOver',
      'approved decline declined',
      'approved leave withdrawn',
    ]);
    expect(afterEvent({ kind: 'waiting' }, { kind: 'decline', ...by, word: 'sold' })).toEqual({
      ...{ kind: 'declined', ...by, word: 'sold' },
    });
  });

  it('[REWARD-4] [REWARD-6] holds points while it waits or is approved, spends them once handed over, gives others back', () => {
    const requests = standings.map((standing, index) => ({ standing, cost: 10 ** index }));
    expect(balanceOf({ earned: 1_000, spentBefore: 5, requests })).toEqual({
      ...{ earned: 1_000, spent: 105, held: 11, spendable: 884 },
    });
    expect(standings.filter(isTaken).map(({ kind }) => kind)).toEqual(['waiting', 'approved', 'handedOver']);
  });

  it('[REWARD-8] is below nothing where a correction took what was held', () => {
    const requests = [{ standing: standings[0] as RewardStanding, cost: 30 }];
    expect(balanceOf({ earned: 20, spentBefore: 0, requests })).toMatchObject({ held: 30, spendable: -10 });
  });
});
