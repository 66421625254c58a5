import type { RewardStanding } from '@hearthline/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCalendar } from '../clock.ts';
import { createFold } from '../facts/fold.ts';
import { pointsRules } from '../points/rules/index.ts';
import type { KeptRequest, KeptReward } from '../rewards/keptReward.ts';
import { someCall } from '../testing/someFacts.ts';
import { storeGrounds } from '../testing/storeGrounds.ts';
import type { Store } from './store.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const fold = createFold(createCalendar('Asia/Shanghai'), pointsRules);
const offer = (more: Partial<KeptReward> = {}): KeptReward => ({
  ...{ id: 'cup', title: "a cup: it's blue", body: '', audience: { kind: 'all' }, cost: 5, stock: null },
  ...{ perPerson: null, until: 1_000, authorId: 'person-l', authorName: 'L', version: 1, endedAt: null, offeredAt: 0 },
  ...more,
});
const request = (id: string, more: Partial<KeptRequest> = {}): KeptRequest => ({
  ...{ id, rewardId: 'cup', personId: 'person-a', personName: 'A', title: 'a cup', cost: 5, at: 10 },
  ...{ standing: { kind: 'waiting' }, ...more },
});
const at = (one: KeptRequest, standing: RewardStanding, from: RewardStanding['kind']) => ({
  rewardSteps: [{ request: { ...one, standing }, from }],
});
const by = { at: 20, byName: "O'L" };

describe.each(storeGrounds(fold))('rewards in the store on $name', (ground) => {
  beforeAll(() => ground.prepare());
  afterEach(() => ground.closeAll());
  afterAll(() => ground.clear());
  const ask = (store: Store, one: KeptRequest): Promise<string> =>
    store.commit({ rewardSteps: [{ request: one, from: null }] }).then(
      () => 'kept',
      (error: { code: string }) => error.code,
    );
  /** Five points a call. */
  const earn = (store: Store, calls: number, personId = 'person-a') =>
    store.commit({
      facts: Array.from({ length: calls }, (_, index) => someCall({ id: `${personId} ${index}`, personId })),
    });

  it('[REWARD-13] P9 keeps offers and requests as they were put last', async () => {
    const config = await ground.fresh();
    const before = await ground.open(config);
    await earn(before, 2);
    await before.commit({ reward: offer() });
    await before.commit({ reward: offer({ version: 2, endedAt: 900 }) });
    const [one, two] = [request('r1'), request('r2')];
    expect([await ask(before, one), await ask(before, two)]).toEqual(['kept', 'kept']);
    await before.commit(at(one, { kind: 'declined', ...by, word: "isn't there" }, 'waiting'));
    await ground.close(before);
    const after = await ground.open(config);
    expect(await after.readRewards()).toEqual({
      offers: [offer({ version: 2, endedAt: 900 })],
      requests: [{ ...one, standing: { kind: 'declined', ...by, word: "isn't there" } }, two],
      spent: new Map(),
    });
  });

  it('[REWARD-7] P9 of many at once without any turns keeps no more than there are', async () => {
    const store = await ground.open(await ground.fresh());
    await Promise.all([earn(store, 4), earn(store, 4, 'person-b')]);
    await store.commit({ reward: offer({ stock: 3 }) });
    const all = Array.from({ length: 6 }, (_, index) =>
      request(`r${index}`, { personId: index % 2 === 0 ? 'person-a' : 'person-b' }),
    );
    const answers = await Promise.all(all.map((one) => ask(store, one)));
    expect(answers.filter((one) => one === 'kept')).toHaveLength(3);
    expect(answers.filter((one) => one === 'reward.soldOut')).toHaveLength(3);
    expect((await store.readRewards()).requests).toHaveLength(3);
    await expect(store.commit({ reward: offer({ stock: 2, version: 2 }) })).rejects.toThrow('reward.tooFew');
    expect((await store.readRewards()).offers).toEqual([offer({ stock: 3 })]);
  });

  it('[REWARD-7] P9 keeps no more than one can have, nor than she can spend, and nothing of what is refused', async () => {
    const store = await ground.open(await ground.fresh());
    await earn(store, 3);
    await store.commit({ reward: offer({ perPerson: 2 }) });
    await store.commit({ reward: offer({ id: 'bag', cost: 6 }) });
    const answers = await Promise.all(['1', '2', '3'].map((id) => ask(store, request(id))));
    expect(answers.toSorted()).toEqual(['kept', 'kept', 'reward.tooMany']);
    expect(await ask(store, request('bag', { rewardId: 'bag', cost: 6 }))).toBe('reward.tooFewPoints');
    expect(await ask(store, request('none', { rewardId: 'none' }))).toBe('reward.notFound');
    const write = { rewardSteps: [{ request: request('bag', { rewardId: 'bag', cost: 6 }), from: null }] };
    const commandResult = { personId: 'person-a', commandId: 'refused', valueJson: '{}', at: 1 };
    await expect(store.commit({ ...write, commandResult })).rejects.toThrow('reward.tooFewPoints');
    expect(await store.readCommandResult('person-a', 'refused')).toBeNull();
    expect((await store.readRewards()).requests).toHaveLength(2);
  });

  it('[REWARD-7] P9 no request goes two ways', async () => {
    const store = await ground.open(await ground.fresh());
    await earn(store, 1);
    await store.commit({ reward: offer() });
    const one = request('r1');
    await ask(store, one);
    const both = await Promise.allSettled([
      store.commit(at(one, { kind: 'withdrawn', at: 20 }, 'waiting')),
      store.commit(at(one, { kind: 'approved', ...by }, 'waiting')),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(store.commit(at(one, { kind: 'handedOver', ...by }, 'declined'))).rejects.toThrow('reward.settled');
  });

  it('[REWARD-11] P9 forgets what ended long ago; the points of what was handed over stay spent', async () => {
    const store = await ground.open(await ground.fresh());
    await earn(store, 5);
    for (const [id, until] of [['cup', 100] as const, ['bag', 200] as const]) {
      await store.commit({ reward: offer({ id, until }) });
      for (const name of ['given', 'waits']) await ask(store, request(`${id} ${name}`, { rewardId: id }));
      const given = request(`${id} given`, { rewardId: id });
      await store.commit(at(given, { kind: 'approved', ...by }, 'waiting'));
      await store.commit(at(given, { kind: 'handedOver', ...by }, 'approved'));
    }
    await store.purgeRewards(200);
    const kept = await store.readRewards();
    expect(kept.offers.map(({ id }) => id)).toEqual(['bag']);
    expect(kept.requests.map(({ id }) => id)).toEqual(['bag given', 'bag waits']);
    expect(kept.spent).toEqual(new Map([['person-a', 5]]));
    await store.purgeRewards(201);
    expect(await store.readRewards()).toEqual({ offers: [], requests: [], spent: new Map([['person-a', 10]]) });
    await store.commit({ reward: offer({ id: 'new', cost: 16 }) });
    expect(await ask(store, request('too dear', { rewardId: 'new', cost: 16 }))).toBe('reward.tooFewPoints');
    expect(await ask(store, request('all', { rewardId: 'new', cost: 15 }))).toBe('kept');
  });
});
