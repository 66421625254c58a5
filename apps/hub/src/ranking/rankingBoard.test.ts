import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change, MyRanking, Person } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCalendar } from '../clock.ts';
import { demoCentre } from '../demo/demoCentre.ts';
import { FactLog } from '../facts/factLog.ts';
import { createFold } from '../facts/fold.ts';
import { Directory } from '../organisation/directory.ts';
import { pointsRules } from '../points/rules/index.ts';
import { openStore } from '../store/sqlStore.ts';
import type { Store } from '../store/store.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { SOME_DAY, someCall } from '../testing/someFacts.ts';
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
  const told: { personId: string; change: Change }[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hearthline-ranking-'));
    store = await openStore({ kind: 'sqlite', file: join(folder, 'hub.db') }, createFold(calendar, pointsRules));
    facts = new FactLog(store);
    clock = new FakeClock(SOME_DAY);
    const publisher = {
      toAll: () => undefined,
      toPeople: () => undefined,
      toPerson: (personId: string, change: Change) => void told.push({ personId, change }),
      listeners: () => [me, leader],
    };
    board = new RankingBoard({ store, facts, clock, calendar, directory, publisher });
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
    const yesterday = await board.table('operator', '2026-11-20');
    expect(yesterday.rows[0]).toMatchObject({ key: me.id, points: 5, rank: 1 });
    expect((await board.table('group', null)).rows.every((row) => row.points === 0)).toBe(true);
  });
});
