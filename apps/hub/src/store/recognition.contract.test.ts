import type { Appeal } from '@hearthline/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { badgeOf } from '../badges/badgeOf.ts';
import { createCalendar } from '../clock.ts';
import type { StoreConfig } from '../config.ts';
import { createFold } from '../facts/fold.ts';
import { newFact } from '../facts/newFact.ts';
import { pointsRules } from '../points/rules/index.ts';
import { SOME_DAY, someCall } from '../testing/someFacts.ts';
import { storeGrounds } from '../testing/storeGrounds.ts';
import type { KeptKudos } from './kudosStore.ts';
import type { Store } from './store.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const fold = createFold(createCalendar('Asia/Shanghai'), pointsRules);

describe.each(storeGrounds(fold))('recognition in the store on $name', (ground) => {
  beforeAll(() => ground.prepare());
  afterEach(() => ground.closeAll());
  afterAll(() => ground.clear());
  const open = (config: StoreConfig): Promise<Store> => ground.open(config);

  it('[KUDOS-6] [KUDOS-8] keeps good words with who has seen them, for both sides, and forgets the old', async () => {
    const config = await ground.fresh();
    const before = await open(config);
    const word = (id: string, at: number, more: Partial<KeptKudos> = {}): KeptKudos => ({
      ...{ id, at, kind: 'thanks', fromId: 'person-a', fromName: 'A', toId: 'person-b', toName: 'B' },
      ...{ text: "it's", seenAt: null, ...more },
    });
    const all = [word('1', 10), word('2', 20), word('3', 30, { fromId: 'person-b', toId: 'person-c' })];
    await Promise.all([...all, word('1', 10)].map((one) => before.commit({ kudos: [one] })));
    await Promise.all([
      before.commit({ kudosSeen: { personId: 'person-b', upTo: 10, at: 40 } }),
      before.commit({ kudosSeen: { personId: 'person-b', upTo: 10, at: 50 } }),
    ]);
    await ground.close(before);

    const after = await open(config);
    const read = async (personId: string, since = 0) =>
      (await after.readKudosOf({ personId, since })).map(({ id, seenAt }) => [id, seenAt]);
    expect(await read('person-b')).toEqual([
      ['3', null],
      ['2', null],
      ['1', 40],
    ]);
    expect(await read('person-a', 20)).toEqual([['2', null]]);
    expect(await after.readKudosOf({ personId: 'person-c', since: 0 })).toEqual([all[2]]);
    await after.purgeKudos(20);
    expect(await read('person-a')).toEqual([['2', null]]);
  });

  it('[APPEAL-4] [APPEAL-7] keeps appeals as they were put last, finds a line of the ledger, and forgets the old', async () => {
    const config = await ground.fresh();
    const before = await open(config);
    const open1: Appeal = {
      ...{ id: 'one', personId: 'person-a', personName: 'A', at: 10, entry: null, note: "it's", answer: null },
    };
    const answer = { at: 20, byName: 'L', isAccepted: true, points: -3, word: 'yes' };
    await Promise.all([
      before.commit({ appeals: [open1] }),
      before.commit({
        appeals: [
          { ...open1, answer },
          { ...open1, id: 'two', at: 30 },
        ],
      }),
      before.commit({ facts: [someCall({ at: SOME_DAY })] }),
    ]);
    await ground.close(before);

    const after = await open(config);
    const read = async () => (await after.readAppeals()).toSorted((a, b) => a.at - b.at);
    expect(await read()).toEqual([
      { ...open1, answer },
      { ...open1, id: 'two', at: 30 },
    ]);
    await after.purgeAppeals(30);
    expect((await read()).map(({ id }) => id)).toEqual(['two']);
    const [entry] = await after.readLedger({ personId: 'person-a', before: null, limit: 1 });
    expect(await after.readLedgerEntry(entry?.id ?? '')).toEqual(entry);
    expect(await after.readLedgerEntry('none')).toBeNull();
  });

  it('[RANK-10] [RANK-11] sums points of days, and keeps who hides', async () => {
    const store = await open(await ground.fresh());
    const day = 24 * 3_600_000;
    const call = (id: string, daysAgo: number, personId = 'person-a') =>
      someCall({ id, personId, at: SOME_DAY - daysAgo * day });
    await store.commit({ facts: [call('a', 0), call('b', 1), call('c', 2), call('d', 1, 'person-b')] });
    const sums = await store.readPoints({ from: '2026-11-19', to: '2026-11-20' });
    expect([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual([
      ['person-a', 10],
      ['person-b', 5],
    ]);
    expect(await store.readPoints({ from: '2026-11-21', to: '2026-11-20' })).toEqual(new Map());
    const choose = (personId: string, isHidden: boolean) => store.commit({ rankingChoice: { personId, isHidden } });
    await Promise.all([choose('a', true), choose('a', true), choose('b', true), choose('b', false)]);
    expect(await store.readRankingHidden()).toEqual(['a']);
  });

  it('[BADGE-1] [BADGE-7] [BADGE-9] keeps a badge once, whatever is told again, and who shows hers', async () => {
    const config = await ground.fresh();
    const before = await open(config);
    const earned = (personId: string, badgeId: string, at: number) => {
      const reason = { kind: 'award' as const, byId: 'person-l', byName: "O'L" };
      return newFact(
        'badge.earned',
        { at, personId, badgeId, badgeVersion: 1, reason },
        `badge:${badgeId}:${personId}`,
      );
    };
    const [first, second] = [earned('person-a', 'calm-voice', 10), earned('person-a', 'good-idea', 20)] as const;
    await Promise.all(
      [first, second, first, earned('person-b', 'calm-voice', 30)].map((fact) => before.commit({ facts: [fact] })),
    );
    const choose = (personId: string, isShared: boolean) => before.commit({ badgeChoice: { personId, isShared } });
    await Promise.all([choose('a', true), choose('a', true), choose('b', true), choose('b', false)]);
    await ground.close(before);

    const after = await open(config);
    expect((await after.commit({ facts: [{ ...first, at: 99 }] })).facts).toEqual([]);
    const mine = await after.readBadges('person-a');
    expect(mine.map(({ badgeId, at }) => [badgeId, at])).toEqual([
      ['good-idea', 20],
      ['calm-voice', 10],
    ]);
    expect(mine).toEqual([second, first].map((fact) => badgeOf(fact)));
    expect(await after.readBadgeIds()).toEqual(
      new Map([
        ['person-a', new Set(['calm-voice', 'good-idea'])],
        ['person-b', new Set(['calm-voice'])],
      ]),
    );
    expect(await after.readBadgeSharers()).toEqual(['a']);
  });

  it('[POINTS-14] [POINTS-15] sums points of all time, or before a workday', async () => {
    const store = await open(await ground.fresh());
    const day = 24 * 3_600_000;
    await store.commit({
      facts: [0, 1, 400].map((daysAgo) => someCall({ id: `c${daysAgo}`, at: SOME_DAY - daysAgo * day })),
    });
    const read = (personId: string, workday: string | null) => store.readPointsBefore({ personId, workday });
    expect(await read('person-a', null)).toBe(15);
    expect(await read('person-a', '2026-11-20')).toBe(10);
    expect(await read('nobody', null)).toBe(0);
  });
});
