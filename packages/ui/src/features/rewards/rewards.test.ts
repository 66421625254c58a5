import type { Reward, RewardRequest } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { fieldTextOf } from '../callbacks/whenChoices.ts';
import { emptyOffer, finishOffer, offerFormOf } from './offerForm.ts';
import { hindranceOf, inOrder, isRunning, leftOf, requestGroups } from './rewardView.ts';

const NOW = Date.UTC(2026, 10, 21, 6, 18);
const DAY = 24 * 3_600_000;
const all = { kind: 'all' } as const;
const reward = (more: Partial<Reward> = {}): Reward => ({
  ...{ id: 'r', title: '保温杯', body: '', audience: all, cost: 30, stock: 3, perPerson: 2, until: NOW + DAY },
  ...{ authorName: '刘', version: 1, endedAt: null, takenCount: 1, mineCount: 0, isForMe: true, isMine: false },
  ...more,
});

describe('what can be had', () => {
  it('[REWARD-5] says what stands in the way, and how many points are missing', () => {
    expect(hindranceOf(reward(), 30)).toBeNull();
    expect(hindranceOf(reward(), 18)).toEqual({ kind: 'tooDear', missing: 12 });
    expect(hindranceOf(reward(), -5)).toEqual({ kind: 'tooDear', missing: 35 });
    expect(hindranceOf(reward({ mineCount: 2 }), 30)).toEqual({ kind: 'hadHers' });
    expect(hindranceOf(reward({ takenCount: 3 }), 0)).toEqual({ kind: 'soldOut' });
    expect(hindranceOf(reward({ stock: null, perPerson: null, takenCount: 90, mineCount: 90 }), 30)).toBeNull();
  });

  it('[REWARD-10] runs until its end, or until it is taken from the offer', () => {
    expect(isRunning(reward(), NOW)).toBe(true);
    expect(isRunning(reward({ until: NOW }), NOW)).toBe(false);
    expect(isRunning(reward({ endedAt: NOW - 1 }), NOW)).toBe(false);
    expect([leftOf(reward()), leftOf(reward({ stock: null })), leftOf(reward({ takenCount: 3 }))]).toEqual([
      2,
      null,
      0,
    ]);
  });

  it('shows the nearest first, and what waits before what is settled', () => {
    const [dear, cheap] = [reward({ id: 'dear', cost: 90 }), reward({ id: 'cheap', cost: 9 })];
    expect(inOrder([dear, cheap])).toEqual([cheap, dear]);
    const one = (id: string, at: number, kind: 'waiting' | 'withdrawn'): RewardRequest => ({
      ...{ id, at, rewardId: 'r', personId: 'p', personName: 'P', title: 'T', cost: 1 },
      standing: kind === 'waiting' ? { kind } : { kind, at },
    });
    const groups = requestGroups([one('new', 9, 'waiting'), one('old', 1, 'waiting'), one('a', 2, 'withdrawn')]);
    expect(groups.waiting.map(({ id }) => id)).toEqual(['old', 'new']);
    expect([groups.approved, groups.settled.map(({ id }) => id)]).toEqual([[], ['a']]);
  });
});

describe('an offer being written', () => {
  const form = { ...emptyOffer(NOW), title: ' 保温杯 ' };

  it('[REWARD-1] is complete with a title, a price and an end within a year', () => {
    expect(finishOffer(form, all, NOW)).toMatchObject({ title: '保温杯', cost: 100, stock: 10, perPerson: 1 });
    expect(finishOffer({ ...form, isLimited: false, isPerPerson: false }, all, NOW)).toMatchObject({
      ...{ stock: null, perPerson: null },
    });
    for (const wrong of [
      { title: ' ' },
      { cost: '0' },
      { cost: '1e3' },
      { cost: '' },
      { stock: '0' },
      { until: fieldTextOf(NOW - DAY) },
      { until: fieldTextOf(NOW + 400 * DAY) },
    ])
      expect(finishOffer({ ...form, ...wrong }, all, NOW), JSON.stringify(wrong)).toBeNull();
    expect(finishOffer(form, null, NOW)).toBeNull();
  });

  it('[REWARD-3] begins with what is offered now', () => {
    const now = NOW - (NOW % 60_000);
    const offered = reward({ stock: null, until: now + DAY });
    expect(finishOffer(offerFormOf(offered), all, now)).toEqual({
      ...{ title: '保温杯', body: '', audience: all, cost: 30, stock: null, perPerson: 2, until: now + DAY },
    });
  });
});
