import { DatabaseSync } from 'node:sqlite';
import type { CallerResult } from '@hearthline/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCalendar, type Clock } from '../clock.ts';
import type { StoreConfig } from '../config.ts';
import { demoCentre } from '../demo/demoCentre.ts';
import { FactLog } from '../facts/factLog.ts';
import { createFold } from '../facts/fold.ts';
import { newFact } from '../facts/newFact.ts';
import { Directory } from '../organisation/directory.ts';
import { pointsRules } from '../points/rules/index.ts';
import { Results } from '../results/results.ts';
import { Streams } from '../session/streams.ts';
import { SOME_DAY, someCall } from '../testing/someFacts.ts';
import { SqliteGround, storeGrounds } from '../testing/storeGrounds.ts';
import { silentLog } from '../testing/testHub.ts';
import type { Store } from './store.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const fold = createFold(createCalendar('Asia/Shanghai'), pointsRules);
const DAY_MS = 24 * 3_600_000;

interface Given {
  readonly id: string;
  readonly result: CallerResult;
  readonly at?: number;
  readonly personId?: string;
}
const given = ({ id, result, at = SOME_DAY, personId = 'person-a' }: Given) =>
  newFact('result.given', { at, personId, result, callId: null }, `result:survey:${id}`);
const stars = (id: string, value: number, more: Partial<Given> = {}) =>
  given({ id, result: { kind: 'satisfaction', value }, ...more });

describe.each(storeGrounds(fold))('merit in the store on $name', (ground) => {
  beforeAll(() => ground.prepare());
  afterEach(() => ground.closeAll());
  afterAll(() => ground.clear());
  const open = (config: StoreConfig): Promise<Store> => ground.open(config);

  it('[RESULT-5] [RESULT-6] [RESULT-9] keeps each result once with its points, sums them, and forgets the old', async () => {
    const config = await ground.fresh();
    const before = await open(config);
    const settled = given({ id: 's', result: { kind: 'firstContact', value: true } });
    const not = given({ id: 'n', result: { kind: 'firstContact', value: false }, at: SOME_DAY + 5 });
    const facts = [
      stars('a', 5),
      stars('b', 2, { at: SOME_DAY + 9 }),
      settled,
      not,
      stars('c', 4, { personId: 'person-b' }),
    ];
    await Promise.all([before.commit({ facts }), before.commit({ facts: facts.toReversed() })]);
    await ground.close(before);

    const after = await open(config);
    await after.commit({ facts });
    const sources = facts.map(({ source }) => source);
    expect(await after.readCallerResults([...sources, 'result:survey:none'])).toEqual(
      new Map(
        facts.map(({ source, personId, at, result }) => [source, { source, personId, at, result, callId: null }]),
      ),
    );
    expect(await after.readCallerResults([])).toEqual(new Map());
    const sums = (from: number, to: number, personId = 'person-a') => after.readResultSums({ personId, from, to });
    expect(await sums(SOME_DAY, SOME_DAY + 10)).toEqual({
      satisfaction: { count: 2, average: 3.5 },
      firstContact: { count: 2, settledCount: 1 },
    });
    expect(await sums(SOME_DAY, SOME_DAY + 9)).toMatchObject({ satisfaction: { count: 1, average: 5 } });
    expect(await sums(SOME_DAY - DAY_MS, SOME_DAY)).toEqual({
      satisfaction: { count: 0, average: null },
      firstContact: { count: 0, settledCount: 0 },
    });
    expect(await after.readLedger({ personId: 'person-a', before: null, limit: 10 })).toHaveLength(2);
    await after.purgeCallerResults(SOME_DAY + 1);
    expect((await sums(0, SOME_DAY + 10)).satisfaction).toEqual({ count: 1, average: 2 });
    // Its fact is known for ever: told again it earns nothing.
    expect((await after.commit({ facts: [stars('a', 5)] })).facts).toEqual([]);
  });

  it('[RESULT-5] takes requests one after another: of two lines under one id at once the first counts', async () => {
    const store = await open(await ground.fresh());
    const clock: Clock = { now: () => SOME_DAY, after: () => () => undefined };
    const directory = new Directory(demoCentre('hash'), 'Asia/Shanghai');
    const ports = { store, clock, directory, log: silentLog, facts: new FactLog(store), streams: new Streams(clock) };
    const results = new Results({ ...ports, calendar: createCalendar('Asia/Shanghai') });
    const line = (value: number) => [{ id: 'x', extension: '1001', kind: 'satisfaction', value, at: SOME_DAY }];
    const told = await Promise.all([5, 4, 5].map((value) => results.take('survey', line(value))));
    expect(told.flat().map((one) => (one.outcome === 'taken' ? 'taken' : one.why))).toEqual([
      'taken',
      'changed',
      'taken',
    ]);
  });

  it('[EVAL-2] [EVAL-3] sums the ledger by rule and what was excused by cut, of one person and a time', async () => {
    const store = await open(await ground.fresh());
    const excused = (id: string, outageId: string, at: number, personId = 'person-a') =>
      newFact('outage.excused', { at, personId, outageId, ms: 60_000 }, `excused:${id}`);
    const facts = [
      ...[someCall({ id: 'a' }), someCall({ id: 'b' }), someCall({ id: 'c', at: SOME_DAY - 30 * DAY_MS })],
      ...[someCall({ id: 'd', personId: 'person-b' }), stars('s', 5)],
      ...[excused('1', 'one', SOME_DAY), excused('2', 'one', SOME_DAY + 5), excused('3', 'two', SOME_DAY + 9)],
      excused('4', 'three', SOME_DAY, 'person-b'),
    ];
    await Promise.all([store.commit({ facts }), store.commit({ facts })]);
    expect(await store.readRuleSums({ personId: 'person-a', from: '2026-11-01', to: '2026-11-30' })).toEqual([
      { ruleId: 'call-answered', points: 10, count: 2 },
      { ruleId: 'satisfied-caller', points: 1, count: 1 },
    ]);
    expect(await store.readRuleSums({ personId: 'nobody', from: '2026-11-01', to: '2026-11-30' })).toEqual([]);
    const read = (from: number, to: number) => store.readExcused({ personId: 'person-a', from, to });
    expect(await read(SOME_DAY, SOME_DAY + 9)).toEqual({ count: 1, ms: 120_000 });
    expect(await read(SOME_DAY, SOME_DAY + 10)).toEqual({ count: 2, ms: 180_000 });
    expect(await read(0, SOME_DAY)).toEqual({ count: 0, ms: 0 });
  });

  it('[EVAL-7] [EVAL-10] keeps the sentence of an excellence once, and forgets the old', async () => {
    const config = await ground.fresh();
    const before = await open(config);
    const word = (factId: string, at: number, text: string) => ({ excellenceWord: { factId, at, word: text } });
    await Promise.all(
      [word('a', 10, "it's"), word('a', 20, 'again'), word('b', 30, 'b')].map((one) => before.commit(one)),
    );
    await ground.close(before);
    const after = await open(config);
    expect(await Promise.all(['a', 'b', 'c'].map((id) => after.readExcellenceWord(id)))).toEqual(["it's", 'b', null]);
    await after.purgeExcellenceWords(30);
    expect(await Promise.all(['a', 'b'].map((id) => after.readExcellenceWord(id)))).toEqual([null, 'b']);
  });

  it('[LEAGUE-2] [LEAGUE-5] P10 sums points and hours worked of days, by person', async () => {
    const store = await open(await ground.fresh());
    const call = (id: string, daysAgo: number, personId = 'person-a') =>
      someCall({ id, personId, talkMs: 1_000_000_000, at: SOME_DAY - daysAgo * DAY_MS });
    const ready = { kind: 'ready' as const, since: SOME_DAY - 4_000 };
    const rest = { kind: 'notReady' as const, reason: 'break' as const, since: SOME_DAY - 1_000 };
    const states = [
      newFact('agent.stateChanged', { at: SOME_DAY, personId: 'person-a', from: ready, to: rest }, 'ready'),
      newFact('agent.stateChanged', { at: SOME_DAY, personId: 'person-a', from: rest, to: ready }, 'rest'),
    ];
    await store.commit({
      facts: [...[0, 1, 1, 2].map((daysAgo, no) => call(`${no}`, daysAgo)), call('b', 1, 'person-b')],
    });
    await store.commit({ facts: states });
    const sums = await store.readWork({ from: '2026-11-19', to: '2026-11-20' });
    expect([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual([
      ['person-a', { points: 15, workedMs: 3_000_003_000 }],
      ['person-b', { points: 5, workedMs: 1_000_000_000 }],
    ]);
    expect(await store.readWork({ from: '2026-11-21', to: '2026-11-20' })).toEqual(new Map());
  });
});

describe('a store from before evaluations', () => {
  const ground = new SqliteGround(fold);
  beforeAll(() => ground.prepare());
  afterEach(() => ground.closeAll());
  afterAll(() => ground.clear());

  it('[EVAL-3] finds what was excused then among its facts', async () => {
    const config = await ground.fresh();
    const before = await ground.open(config);
    const excused = newFact('outage.excused', { at: SOME_DAY, personId: 'person-a', outageId: 'one', ms: 60_000 });
    await before.commit({ facts: [excused, someCall()] });
    await ground.close(before);
    const database = new DatabaseSync(config.file);
    database.exec(`drop table excused_time; drop table excellence_word;
      delete from migration where name = '0027-evaluation'`);
    database.close();
    const after = await ground.open(config);
    const read = await after.readExcused({ personId: 'person-a', from: SOME_DAY, to: SOME_DAY + 1 });
    expect(read).toEqual({ count: 1, ms: 60_000 });
  });
});
