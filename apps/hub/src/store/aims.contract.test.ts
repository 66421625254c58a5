import type { ObjectivePlan } from '@hearthline/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCalendar } from '../clock.ts';
import type { StoreConfig } from '../config.ts';
import type { KeptContest, KeptJoin } from '../contests/keptContest.ts';
import { createFold } from '../facts/fold.ts';
import { newFact } from '../facts/newFact.ts';
import type { KeptDay } from '../objectives/keptObjective.ts';
import { pointsRules } from '../points/rules/index.ts';
import { SOME_DAY, someCall } from '../testing/someFacts.ts';
import { storeGrounds } from '../testing/storeGrounds.ts';
import type { Store } from './store.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const fold = createFold(createCalendar('Asia/Shanghai'), pointsRules);
const DAY_MS = 24 * 3_600_000;

const contest = (id: string, endsAt: number, title = "it's"): KeptContest => ({
  ...{ id, title, measure: 'calls', aim: { kind: 'eachOther', places: 3 }, audience: { kind: 'all' } },
  ...{ startsAt: 10, endsAt, authorId: 'l', authorName: 'L', startedAt: 5, calledOff: null },
});
const join = (contestId: string, personId: string, at: number): KeptJoin => ({
  ...{ contestId, personId, at, average: 1.5 },
});
const plan = (version: number, since: string): ObjectivePlan => ({
  ...{ unitId: 'u', period: 'day', version, since, at: 1, byName: "O'L" },
  aims: [{ measure: 'satisfaction', target: 4.5, nearFrom: 80, beyondFrom: 105, weight: 2 }],
});
const day = (workday: string, calls: number, personId = 'person-a'): KeptDay => ({
  ...{ personId, workday, from: 1, to: 2, unitIds: ['u', 'centre'], wrapUpMs: 30_000 },
  sums: {
    ...{ calls, points: -3, wrapUps: 0, wrapUpsInTime: 0, starred: 0, stars: 0, answered: 0, settled: 0 },
    ...{ workedMs: 9, excusedMs: 0 },
  },
});

describe.each(storeGrounds(fold))('what is aimed at, in the store on $name', (ground) => {
  beforeAll(() => ground.prepare());
  afterEach(() => ground.closeAll());
  afterAll(() => ground.clear());
  const open = (config: StoreConfig): Promise<Store> => ground.open(config);

  it('[CONTEST-4] [CONTEST-9] [CONTEST-13] P7 keeps contests, who is in them and one outcome each, and forgets the old', async () => {
    const config = await ground.fresh();
    const before = await open(config);
    const outcome = {
      contestId: 'one',
      at: 30,
      sum: 7,
      isReached: true,
      winners: [{ personId: 'person-a', value: 7 }],
    };
    await Promise.all([
      before.commit({ contest: contest('one', 20, 'first'), contestJoin: join('one', 'person-b', 12) }),
      before.commit({ contest: contest('one', 20), contestJoin: join('one', 'person-a', 11) }),
      before.commit({ contestJoin: join('one', 'person-b', 99) }),
      before.commit({ contestJoin: join('one', 'person-c', 13) }),
      before.commit({ contestLeave: { contestId: 'one', personId: 'person-c' } }),
      before.commit({ contestOutcome: outcome }),
      before.commit({ contestOutcome: { ...outcome, sum: 8 } }),
      before.commit({ contest: contest('two', 40), contestJoin: join('two', 'person-a', 14) }),
    ]);
    await ground.close(before);

    const after = await open(config);
    expect(await after.readContests()).toEqual({
      contests: [contest('one', 20), contest('two', 40)],
      joins: [join('one', 'person-a', 11), join('one', 'person-b', 12), join('two', 'person-a', 14)],
      outcomes: [outcome],
    });
    await after.purgeContests(40);
    expect(await after.readContests()).toEqual({
      contests: [contest('two', 40)],
      joins: [join('two', 'person-a', 14)],
      outcomes: [],
    });
  });

  it('[CONTEST-2] [CONTEST-10] P7 sums the ledger of some people between two moments, by day and rule; winning earns once', async () => {
    const store = await open(await ground.fresh());
    const won = newFact(
      'contest.won',
      { at: SOME_DAY, contestId: 'one', personId: 'person-a', title: 'T' },
      'contest:one:person-a',
    );
    const excused = (at: number, ms: number) =>
      newFact('outage.excused', { at, personId: 'person-a', outageId: 'o', ms }, `excused:${at}`);
    const facts = [
      ...[someCall({ id: 'a' }), someCall({ id: 'b', at: SOME_DAY + 1 }), someCall({ id: 'c', at: SOME_DAY + DAY_MS })],
      ...[someCall({ id: 'd', personId: 'person-b' }), someCall({ id: 'e', personId: 'person-c' }), won],
      ...[excused(SOME_DAY, 5), excused(SOME_DAY + 2, 0), excused(SOME_DAY + DAY_MS, 5)],
    ];
    await Promise.all([store.commit({ facts }), store.commit({ facts })]);
    const read = (personIds: string[], from: number, to: number) => store.readEarned({ personIds, from, to });
    const line = (personId: string, workday: string, ruleId: string, count: number) => ({
      ...{ personId, workday, ruleId, points: count * 5, count },
    });
    expect(await read(['person-a', 'person-b'], SOME_DAY, SOME_DAY + DAY_MS + 1)).toEqual([
      line('person-a', '2026-11-20', 'call-answered', 2),
      line('person-a', '2026-11-20', 'contest', 1),
      line('person-a', '2026-11-21', 'call-answered', 1),
      line('person-b', '2026-11-20', 'call-answered', 1),
    ]);
    expect(await read(['person-a'], SOME_DAY + 1, SOME_DAY + DAY_MS)).toEqual([
      line('person-a', '2026-11-20', 'call-answered', 1),
    ]);
    expect(await read([], 0, SOME_DAY * 2)).toEqual([]);
    const many = Array.from({ length: 1_200 }, (_, index) => `nobody-${index}`);
    expect(await read([...many, 'person-c'], SOME_DAY, SOME_DAY + 1)).toHaveLength(1);
    const moments = (to: number) => store.readExcusedMoments({ personIds: ['person-a'], from: SOME_DAY, to });
    expect(await moments(SOME_DAY + DAY_MS)).toEqual([{ personId: 'person-a', at: SOME_DAY }]);
    expect(await moments(SOME_DAY + DAY_MS + 1)).toHaveLength(2);
  });

  it('[OBJ-9] [OBJ-10] [OBJ-13] P3 keeps every version and each closed day as last measured, and forgets the old', async () => {
    const config = await ground.fresh();
    const before = await open(config);
    await Promise.all([
      before.commit({ objectivePlan: plan(1, '2026-01-01') }),
      before.commit({ objectivePlan: plan(2, '2026-02-01') }),
      before.commit({ objectivePlan: plan(3, '2026-03-01'), objectiveDays: [day('2026-03-01', 1)] }),
      before.commit({ objectiveDays: [day('2026-03-01', 2), day('2026-03-02', 3)] }),
      before.commit({ objectiveDays: [day('2026-03-01', 9, 'person-b')] }),
    ]);
    await expect(before.commit({ objectivePlan: plan(3, '2027-01-01') })).rejects.toMatchObject({ code: 'hub.fault' });
    await ground.close(before);

    const after = await open(config);
    const days = (from: string, to: string) => after.readObjectiveDays({ personId: 'person-a', from, to });
    expect(await after.readObjectivePlans()).toEqual([
      plan(1, '2026-01-01'),
      plan(2, '2026-02-01'),
      plan(3, '2026-03-01'),
    ]);
    expect(await days('2026-03-01', '2026-03-02')).toEqual([day('2026-03-01', 2), day('2026-03-02', 3)]);
    expect(await days('2026-03-02', '2026-03-31')).toEqual([day('2026-03-02', 3)]);
    await after.purgeObjectivePlans('2026-02-28');
    expect((await after.readObjectivePlans()).map(({ version }) => version)).toEqual([2, 3]);
    await after.purgeObjectiveDays('2026-03-02');
    expect(await days('2026-01-01', '2026-12-31')).toEqual([day('2026-03-02', 3)]);
  });
});
