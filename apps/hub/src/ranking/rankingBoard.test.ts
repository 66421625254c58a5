import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change, MyRanking, Person, RankingPeriod } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCalendar } from '../clock.ts';
import { demoCentre } from '../demo/demoCentre.ts';
import { FactLog } from '../facts/factLog.ts';
import { createFold } from '../facts/fold.ts';
import { Directory } from '../organisation/directory.ts';
import { pointsRules } from '../points/rules/index.ts';
import { openStore } from '../store/sqlStore.ts';
import type { Publisher } from '../session/streams.ts';
import type { Store } from '../store/store.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { SOME_DAY, someCall } from '../testing/someFacts.ts';
import { RankingChoices } from './rankingChoices.ts';
import { RankingBoard } from './rankingBoard.ts';

const directory = new Directory(demoCentre('hash'), 'Asia/Shanghai');
const calendar = createCalendar('Asia/Shanghai');
const me = directory.people.get('person-linxiaoman') as Person;
const leader = directory.people.get('person-liuzuzhang') as Person;

describe('the ranking board', () => {
  let folder: string;
  let store: Store;
  let facts: FactLog;
  let clock: FakeClock;
  let board: RankingBoard;
  let choices: RankingChoices;
  let publisher: Publisher;
  const told: { personId: string; change: Change }[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hearthline-ranking-'));
    store = await openStore({ kind: 'sqlite', file: join(folder, 'hub.db') }, createFold(calendar, pointsRules));
    facts = new FactLog(store);
    clock = new FakeClock(SOME_DAY);
    publisher = {
      toAll: () => undefined,
      toPeople: () => undefined,
      toPerson: (personId: string, change: Change) => void told.push({ personId, change }),
      listeners: () => [me, leader],
    };
    choices = new RankingChoices({ store, publisher });
    board = new RankingBoard({ store, facts, clock, calendar, directory, publisher, choices });
    await board.load();
    clock.advance(1_000);
    told.length = 0;
  });
  afterEach(async () => {
    board.stop();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const seen = (person: Person) => board.snapshot(person)[0]?.value as MyRanking;

  it('[RANK-1] [RANK-9] moves with the ledger; what changes together is told together, to those it concerns', async () => {
    await facts.commit({ facts: [someCall({ id: 'a', personId: me.id }), someCall({ id: 'b', personId: me.id })] });
    expect(told).toEqual([]);
    clock.advance(300);
    expect(told.map((one) => one.personId)).toEqual([me.id, leader.id]);
    expect(seen(me).mine).toMatchObject({ points: 10, rank: 1 });
    await facts.commit({ facts: [someCall({ id: 'a', personId: me.id })] });
    clock.advance(300);
    expect(told).toHaveLength(2);
  });

  it('[RANK-8] a new workday begins empty, and yesterday’s table can still be asked for', async () => {
    await facts.commit({ facts: [someCall({ personId: me.id })] });
    clock.advance(24 * 3_600_000);
    await board.load();
    expect(seen(me)).toMatchObject({ workday: '2026-11-21', mine: { points: 0, rank: null } });
    const yesterday = await board.table({ by: 'operator', workday: '2026-11-20' }, me);
    expect(yesterday.rows[0]).toMatchObject({ key: me.id, points: 5, rank: 1 });
    expect((await board.table({ by: 'group', workday: null }, me)).rows.every((row) => row.points === 0)).toBe(true);
  });

  it('[RANK-10] a week, a month, a quarter and a year are sums of days, today’s and late ones too', async () => {
    const day = 24 * 3_600_000;
    const call = (id: string, daysAgo: number) => someCall({ id, personId: me.id, at: SOME_DAY - daysAgo * day });
    await facts.commit({ facts: [call('today', 0), call('monday', 4), call('before', 5), call('october', 40)] });
    const points = async (period: RankingPeriod) =>
      (await board.table({ by: 'operator', period, workday: null }, me)).mine?.points;
    expect([await points('day'), await points('week'), await points('month')]).toEqual([5, 10, 15]);
    expect([await points('quarter'), await points('year')]).toEqual([20, 20]);
    await facts.commit({ facts: [call('late', 1), call('now', 0)] });
    expect([await points('week'), await points('year')]).toEqual([20, 30]);
    const past = await board.table({ by: 'operator', period: 'month', workday: '2026-10-01' }, me);
    expect(past).toMatchObject({ from: '2026-10-01', to: '2026-10-31', mine: { points: 5, rank: 1 } });
    const region = await board.table({ by: 'region', period: 'week', workday: null }, me);
    expect(region.rows).toHaveLength(3);
    expect(region.mine).toMatchObject({ name: '北山片区' });
  });

  it('[RANK-11] who hides has no row for others at once, sees her own place, and may come back', async () => {
    await facts.commit({ facts: [someCall({ id: 'a', personId: me.id })] });
    const choose = async (isHidden: boolean) => {
      const effect = choices.choose({ isHidden }, me);
      await store.commit(effect.write ?? {});
      effect.afterCommit?.();
      clock.advance(300);
    };
    await choose(true);
    expect(told.filter(({ personId }) => personId === leader.id)).toHaveLength(1);
    const table = async (period: RankingPeriod, person: Person) =>
      board.table({ by: 'operator', period, workday: null }, person);
    for (const period of ['day', 'year'] as const) {
      const asLeader = await table(period, leader);
      expect(asLeader.rows.some(({ key }) => key === me.id)).toBe(false);
      expect(await table(period, me)).toMatchObject({ rows: asLeader.rows, mine: { key: me.id, rank: 1, points: 5 } });
    }
    expect(seen(me)).toMatchObject({ mine: { rank: 1 }, neighbours: [{ key: me.id }, {}, {}] });
    const again = new RankingChoices({ store, publisher });
    await again.load();
    expect([...again.hidden]).toEqual([me.id]);
    await choose(false);
    expect((await table('day', leader)).rows[0]?.key).toBe(me.id);
  });
});
