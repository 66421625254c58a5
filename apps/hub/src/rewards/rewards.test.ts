import type { Deed, Reward, RewardBalance, RewardRequest } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnnouncementBench } from '../testing/announcementBench.ts';
import { lastRow } from '../testing/lastChange.ts';
import { Seat } from '../testing/seat.ts';
import { SeatedGroup } from '../testing/seatedGroup.ts';
import { Rewards } from './rewards.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
let group: SeatedGroup;
let lin: Seat;
let zhou: Seat;
/** Leads Lin's group; `above` leads the region of both. */
let leader: Seat;
let above: Seat;

beforeAll(async () => {
  group = await SeatedGroup.start();
  ({ lin, zhou, leader } = group);
  above = await Seat.of(group.hub.url, 'mazuzhang');
});
afterAll(async () => {
  above.socket.drop();
  await group.stop();
});

const draft = (more: object = {}) => ({
  ...{ title: '保温杯', body: '自己挑颜色。', audience: { kind: 'unit', unitId: 'group-1' } },
  ...{ cost: 30, stock: null, perPerson: null, until: Date.now() + DAY_MS, ...more },
});
const changed = ({ audience: _audience, ...rest }: ReturnType<typeof draft>) => rest;
const offer = async (more: object = {}, by: Seat = leader): Promise<string> => {
  const { rewardId } = (await by.do('reward.offer', draft(more))) as { rewardId: string };
  return rewardId;
};
const redeem = async (seat: Seat, rewardId: string, version = 1): Promise<string> =>
  ((await seat.do('reward.redeem', { rewardId, version })) as { requestId: string }).requestId;
const give = (seat: Seat, points: number): Promise<unknown> =>
  above.do('points.correct', { personId: seat.personId, points, word: '测试' });
const offered = (seat: Seat, key: string, fits = (row: Reward | null): boolean => row !== null) =>
  lastRow(seat.socket, { topic: 'rewards', key }, fits);
const request = (seat: Seat, key: string, fits = (row: RewardRequest | null): boolean => row !== null) =>
  lastRow(seat.socket, { topic: 'rewardRequests', key }, fits);
const stands = (seat: Seat, key: string, kind: RewardRequest['standing']['kind']) =>
  request(seat, key, (row) => row?.standing.kind === kind);
const balance = (seat: Seat, spendable: number): Promise<RewardBalance> =>
  seat.value('rewardBalance', (one) => one.spendable === spendable);

describe('offers', () => {
  it('[REWARD-1] P9 come of who is in charge, within a year; of nobody else', async () => {
    expect(await zhou.ask('reward.offer', draft())).toBe('command.notAllowed');
    expect(await leader.ask('reward.offer', draft({ audience: { kind: 'unit', unitId: 'group-2' } }))).toBe(
      'command.notAllowed',
    );
    expect(await leader.ask('reward.offer', draft({ audience: { kind: 'all' } }))).toBe('command.notAllowed');
    for (const until of [Date.now() - 1, Date.now() + 367 * DAY_MS])
      expect(await leader.ask('reward.offer', draft({ until }))).toBe('command.badInput');
    const rewardId = await offer();
    expect(await leader.ask('reward.change', { ...changed(draft()), rewardId: 'none', version: 1 })).toBe(
      'reward.notFound',
    );
    expect(await above.ask('reward.end', { rewardId })).toEqual({});
    expect(await leader.ask('reward.end', { rewardId })).toBe('reward.over');
  });

  it('[REWARD-2] P9 are seen by whom they are for and who may change them, with a number and no names', async () => {
    const rewardId = await offer();
    expect(await offered(lin, rewardId)).toMatchObject({ isForMe: true, isMine: false, takenCount: 0, mineCount: 0 });
    expect(await offered(above, rewardId)).toMatchObject({ isForMe: false, isMine: true });
    await give(lin, 30);
    await balance(lin, 30);
    const requestId = await redeem(lin, rewardId);
    expect(await offered(lin, rewardId, (row) => row?.takenCount === 1)).toMatchObject({ mineCount: 1 });
    expect(await offered(above, rewardId, (row) => row?.takenCount === 1)).toMatchObject({ mineCount: 0 });
    expect(JSON.stringify(zhou.socket.messages)).not.toContain(rewardId);
    await lin.do('reward.withdraw', { requestId });
    await balance(lin, 30);
    await leader.do('reward.end', { rewardId });
    expect(await offered(lin, rewardId, (row) => row === null)).toBeNull();
    expect(await lin.ask('reward.redeem', { rewardId, version: 1 })).toBe('reward.over');
  });

  it('[REWARD-3] P9 of two changes at once the second is refused; what is taken stays, at the price it had', async () => {
    const rewardId = await offer({ stock: 3, cost: 10 });
    const requestId = await redeem(lin, rewardId);
    const change = { ...changed(draft({ title: '雨伞', cost: 12, stock: 1 })), rewardId, version: 1 };
    const both = await Promise.all([above.ask('reward.change', change), leader.ask('reward.change', change)]);
    expect(both).toEqual(expect.arrayContaining(['reward.changed', {}]));
    expect(await lin.ask('reward.redeem', { rewardId, version: 1 })).toBe('reward.changed');
    expect(await lin.ask('reward.redeem', { rewardId, version: 2 })).toBe('reward.soldOut');
    expect(await request(lin, requestId)).toMatchObject({ title: '保温杯', cost: 10 });
    const second = { ...change, version: 2, stock: 2 };
    expect(await leader.ask('reward.change', second)).toEqual({});
    const [other] = [await redeem(lin, rewardId, 3)];
    expect(await leader.ask('reward.change', { ...second, version: 3, stock: 1 })).toBe('reward.tooFew');
    for (const one of [requestId, other]) await lin.do('reward.withdraw', { requestId: one });
    await balance(lin, 30);
  });
});

describe('what is asked for', () => {
  it('[REWARD-4] [REWARD-5] P9 holds her points, as long as there are some, there are pieces, and she has not had hers', async () => {
    const one = await offer({ cost: 20, perPerson: 1 });
    const other = await offer({ cost: 11 });
    expect(await zhou.ask('reward.redeem', { rewardId: one, version: 1 })).toBe('reward.notFound');
    expect(await leader.ask('reward.redeem', { rewardId: one, version: 1 })).toBe('command.notAllowed');
    const twice = await Promise.all([
      lin.ask('reward.redeem', { rewardId: one, version: 1 }, 'asked for once'),
      lin.ask('reward.redeem', { rewardId: one, version: 1 }, 'asked for once'),
    ]);
    expect(twice[0]).toEqual(twice[1]);
    expect(await balance(lin, 10)).toEqual({ earned: 30, spent: 0, held: 20, spendable: 10 });
    expect(await lin.ask('reward.redeem', { rewardId: one, version: 1 })).toBe('reward.tooMany');
    expect(await lin.ask('reward.redeem', { rewardId: other, version: 1 })).toBe('reward.tooFewPoints');
    await give(lin, 1);
    await balance(lin, 11);
    const requestId = await redeem(lin, other);
    expect(await balance(lin, 0)).toMatchObject({ held: 31 });
    await lin.do('reward.withdraw', { requestId });
    await lin.do('reward.withdraw', { requestId: (twice[0] as { requestId: string }).requestId });
    await balance(lin, 31);
  });

  it('[REWARD-6] [REWARD-9] P9 is answered by who leads her, with a reason, and stands in her own log', async () => {
    const rewardId = await offer({ cost: 15 });
    const [first, second] = [await redeem(lin, rewardId), await redeem(lin, rewardId)];
    const decline = { kind: 'declined', word: '这个月没有货' };
    const far = await Seat.of(group.hub.url, 'fangzuzhang');
    expect(await far.ask('reward.answer', { requestId: first, answer: decline })).toBe('reward.notFound');
    expect(JSON.stringify([far.socket.messages, zhou.socket.messages])).not.toContain(first);
    far.socket.drop();
    expect(await leader.ask('reward.answer', { requestId: first, answer: { ...decline, word: ' ' } })).toBe(
      'command.badInput',
    );
    expect(await leader.ask('reward.handOver', { requestId: first })).toBe('reward.settled');
    const both = await Promise.all([
      leader.ask('reward.answer', { requestId: first, answer: { kind: 'approved' } }),
      above.ask('reward.answer', { requestId: first, answer: decline }),
      leader.ask('reward.answer', { requestId: second, answer: decline }),
    ]);
    expect(both).toEqual([{}, {}, {}]);
    expect(await stands(lin, first, 'declined')).toMatchObject({
      standing: { word: '这个月没有货', byName: '马组长' },
    });
    await stands(lin, second, 'declined');
    expect(await balance(lin, 31)).toMatchObject({ held: 0 });
    expect(await leader.ask('reward.answer', { requestId: second, answer: { kind: 'approved' } })).toBe(
      'reward.settled',
    );

    const third = await redeem(lin, rewardId);
    await leader.do('reward.answer', { requestId: third, answer: { kind: 'approved' } });
    expect(await lin.ask('reward.withdraw', { requestId: third })).toBe('reward.settled');
    await leader.do('reward.handOver', { requestId: third });
    expect(await leader.ask('reward.handOver', { requestId: third })).toBe('reward.settled');
    expect(await balance(lin, 16)).toEqual({ earned: 31, spent: 15, held: 0, spendable: 16 });
    const about = ({ what, subject }: Deed): string[] => (what.startsWith('reward') ? [`${what} ${subject}`] : []);
    const deeds = (await lin.deeds((all) => all[0]?.what === 'rewardHandedOver')).flatMap(about);
    expect(deeds.toSorted()).toEqual(
      [
        ...['rewardApproved 保温杯', 'rewardApproved 保温杯', 'rewardHandedOver 保温杯'],
        ...['rewardDeclined 保温杯: 这个月没有货', 'rewardDeclined 保温杯: 这个月没有货'],
      ].toSorted(),
    );
  });

  it('[REWARD-8] P9 stays hers when a correction takes the points; she asks again once she can spend', async () => {
    const rewardId = await offer({ cost: 10 });
    const requestId = await redeem(lin, rewardId);
    await give(lin, -20);
    expect(await balance(lin, -14)).toEqual({ earned: 11, spent: 15, held: 10, spendable: -14 });
    expect(await lin.ask('reward.redeem', { rewardId, version: 1 })).toBe('reward.tooFewPoints');
    await leader.do('reward.answer', { requestId, answer: { kind: 'approved' } });
    await stands(lin, requestId, 'approved');
    await give(lin, 24);
    await balance(lin, 10);
    await lin.do('reward.withdraw', { requestId: await redeem(lin, rewardId) });
    await balance(lin, 10);
  });

  it('[REWARD-4] [REWARD-9] P9 leaves ledger, level and ranking as they were, and is no fact', async () => {
    const ledgerSum = group.hub.rows(`select sum(points) as sum from ledger where person_id = '${lin.personId}'`);
    expect(ledgerSum).toEqual([{ sum: 35 }]);
    expect((await lin.value('level', ({ points }) => points === 35)).points).toBe(35);
    expect(group.hub.rows(`select count(*) as count from fact where body like '%保温杯%'`)).toEqual([{ count: 0 }]);
  });

  it('[REWARD-13] P9 outlives a restart', async () => {
    const before = group.hub.rows('select body from reward_request order by id');
    above.socket.drop();
    ({ lin, zhou, leader } = await group.restart());
    above = await Seat.of(group.hub.url, 'mazuzhang');
    expect(await balance(lin, 10)).toEqual({ earned: 35, spent: 15, held: 10, spendable: 10 });
    const told = before.map(({ body }) => JSON.parse(String(body)) as RewardRequest);
    for (const one of told) {
      expect(await request(lin, one.id)).toEqual(one);
      expect(await request(leader, one.id)).toEqual(one);
    }
  });
});

describe('in time', () => {
  it('[REWARD-10] [REWARD-11] P9 goes 365 days after the offer ended, and leaves a number alone', async () => {
    const bench = await AnnouncementBench.open();
    try {
      const rewards = new Rewards(bench);
      await rewards.load();
      const [me, by] = [bench.person('linxiaoman'), bench.person('liuzuzhang')];
      const ids = { at: bench.clock.now(), personId: me.id, leaderId: by.id, leaderName: by.name, appealId: 'a' };
      await bench.facts.commit({
        facts: [{ id: 'f', kind: 'points.corrected', source: 'test', points: 100, ...ids }],
      });
      const offers = draft({ until: bench.clock.now() + HOUR_MS, cost: 40 });
      const planned = rewards.offer({ ...offers, audience: { kind: 'unit', unitId: me.unitId } }, by);
      await bench.keep(planned);
      const { rewardId } = planned.value;
      const asked = [rewards.redeem({ rewardId, version: 1 }, me)];
      await bench.keep(asked[0] ?? {});
      asked.push(rewards.redeem({ rewardId, version: 1 }, me));
      await bench.keep(asked[1] ?? {});
      bench.clock.advance(HOUR_MS);
      expect(() => rewards.redeem({ rewardId, version: 1 }, me)).toThrow('reward.over');
      const requestId = asked[0]?.value.requestId ?? '';
      await bench.keep(rewards.answer({ requestId, answer: { kind: 'approved' } }, by));
      await bench.keep(rewards.handOver({ requestId }, by));
      const shown = () => rewards.snapshot(me).flatMap<unknown>((one) => (one.op === 'reset' ? one.rows : [one]));
      const left = (value: object) => expect(shown().at(-1)).toMatchObject({ value });
      left({ spent: 40, held: 40, spendable: 20 });
      bench.clock.advance(365 * DAY_MS);
      await rewards.forgetOld();
      expect(shown()).toHaveLength(3);
      bench.clock.advance(1);
      await rewards.forgetOld();
      expect(shown()).toHaveLength(1);
      left({ earned: 100, spent: 40, held: 0, spendable: 60 });
      expect(await bench.store.readRewards()).toEqual({ offers: [], requests: [], spent: new Map([[me.id, 40]]) });
      const again = new Rewards(bench);
      await again.load();
      expect(again.snapshot(me)).toEqual(rewards.snapshot(me));
    } finally {
      await bench.close();
    }
  });

  it('[REWARD-12] P9 what waits of somebody who left is withdrawn with the next day, and its place is free', async () => {
    const bench = await AnnouncementBench.open();
    try {
      const rewards = new Rewards(bench);
      await rewards.load();
      const [me, by] = [bench.person('linxiaoman'), bench.person('liuzuzhang')];
      const ids = { at: bench.clock.now(), personId: me.id, leaderId: by.id, leaderName: by.name, appealId: 'a' };
      await bench.facts.commit({
        facts: [{ id: 'f', kind: 'points.corrected', source: 'test', points: 100, ...ids }],
      });
      const offers = draft({ until: bench.clock.now() + 30 * DAY_MS, stock: 1 });
      const planned = rewards.offer({ ...offers, audience: { kind: 'unit', unitId: me.unitId } }, by);
      await bench.keep(planned);
      const { rewardId } = planned.value;
      await bench.keep(rewards.redeem({ rewardId, version: 1 }, me));
      const taken = () =>
        rewards.snapshot(by).flatMap((one) => (one.op === 'reset' && one.topic === 'rewards' ? one.rows : []));
      expect(taken()).toMatchObject([[rewardId, { takenCount: 1 }]]);
      const { people, ...centre } = bench.centre();
      const staying = people.map((one) => (one.id === me.id ? { ...one, isActive: false } : one));
      bench.directory.replace({ ...centre, people: staying });
      await rewards.forgetOld();
      expect(taken()).toMatchObject([[rewardId, { takenCount: 0 }]]);
      expect((await bench.store.readRewards()).requests).toMatchObject([{ standing: { kind: 'withdrawn' } }]);
    } finally {
      await bench.close();
    }
  });
});
