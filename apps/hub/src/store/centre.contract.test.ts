import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCalendar } from '../clock.ts';
import type { StoreConfig } from '../config.ts';
import { keptDeeds } from '../deeds/keptDeed.ts';
import { demoCentre } from '../demo/demoCentre.ts';
import { createFold } from '../facts/fold.ts';
import { pointsRules } from '../points/rules/index.ts';
import { SOME_DAY } from '../testing/someFacts.ts';
import { storeGrounds } from '../testing/storeGrounds.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const fold = createFold(createCalendar('Asia/Shanghai'), pointsRules);

/** Statements past the store, as an older version of it left its file. */
async function past(config: StoreConfig, statements: readonly string[]): Promise<void> {
  if (config.kind === 'sqlite') {
    const database = new DatabaseSync(config.file);
    for (const statement of statements) database.exec(statement);
    database.close();
    return;
  }
  const client = new Client({ connectionString: config.url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

describe.each(storeGrounds(fold))('the centre in the store on $name', (ground) => {
  beforeAll(() => ground.prepare());
  afterEach(() => ground.closeAll());
  afterAll(() => ground.clear());

  it('[ORG-6] a store from before units becomes a tree with the same ids', async () => {
    const config = await ground.fresh();
    await ground.close(await ground.open(config));
    const person = (id: string, role: string) => ({ id, name: id, role, groupId: 'group-1', extension: null });
    const body = JSON.stringify({
      centreName: '炉火热线',
      regions: [{ id: 'region-1', name: '北山' }],
      groups: [
        { id: 'group-1', name: '谷雨组', regionId: 'region-1' },
        { id: 'group-2', name: '白露组', regionId: 'region-1' },
      ],
      people: [person('a', 'operator'), person('b', 'leader'), person('c', 'leader'), person('d', 'it')],
    });
    await past(config, [
      `insert into centre (id, body) values (1, '${body}')`,
      ...['a', 'b', 'c', 'd'].map((id) => `insert into account values ('${id}', 'account-${id}', 'hash')`),
      `delete from migration where name = '0009-units'`,
    ]);
    const centre = await (await ground.open(config)).readCentre();
    const vacant = { inChargeId: null, convenerId: null };
    expect(centre?.units).toEqual([
      { id: 'centre', kind: 'centre', parentId: null, name: '炉火热线', ...vacant },
      { id: 'region-1', kind: 'region', parentId: 'centre', name: '北山', ...vacant },
      { id: 'group-1', kind: 'group', parentId: 'region-1', name: '谷雨组', inChargeId: 'b', convenerId: 'c' },
      { id: 'group-2', kind: 'group', parentId: 'region-1', name: '白露组', ...vacant },
    ]);
    expect(centre?.people).toMatchObject(
      ['a', 'b', 'c', 'd'].map((id) => ({ id, unitId: 'group-1', isActive: true, account: `account-${id}` })),
    );
  });

  it('[ANN-10] an announcement to a group from before units is for the unit of that id', async () => {
    const config = await ground.fresh();
    const store = await ground.open(config);
    await past(config, [
      `insert into announcement (id, author_id, title, body, audience, expires_at, must_read, published_at) values ('a', 'b', 't', '', '{"kind":"group","groupId":"group-1"}', 9, 0, 1)`,
    ]);
    expect((await store.readAnnouncement('a'))?.audience).toEqual({ kind: 'unit', unitId: 'group-1' });
  });

  it('[ORG-11] a centre, its passwords and the end of sessions are kept together; who is kept stays kept', async () => {
    const config = await ground.fresh();
    const store = await ground.open(config);
    const centre = demoCentre('hash');
    await store.commit({ centre });
    const session = { tokenHash: 'hash of lin', personId: 'person-linxiaoman', expiresAt: SOME_DAY };
    await store.commit({ session });
    await store.commit({ session: { ...session, tokenHash: 'hash of zhou', personId: 'person-zhouxiaohe' } });
    const people = centre.people.map((one) => (one.account === 'linxiaoman' ? { ...one, isActive: false } : one));
    await Promise.all([
      store.commit({ centre: { ...centre, people }, removedSessionsOf: ['person-linxiaoman'] }),
      store.commit({ passwords: [{ personId: 'person-zhouxiaohe', passwordHash: 'another' }] }),
    ]);
    await ground.close(store);
    const after = await ground.open(config);
    expect(await after.readCentre()).toEqual({
      units: centre.units,
      people: people.map((one) => (one.account === 'zhouxiaohe' ? { ...one, passwordHash: 'another' } : one)),
    });
    expect(await after.readSession('hash of lin')).toBeNull();
    expect(await after.readSession('hash of zhou')).toMatchObject({ personId: 'person-zhouxiaohe' });
  });

  it('[DEED-2] [DEED-3] [DEED-5] an entry is kept once, read by whom it is about, newest first, and goes in time', async () => {
    const store = await ground.open(await ground.fresh());
    const leader = { id: 'leader', name: '刘组长', role: 'leader', unitId: 'g', extension: null } as const;
    const made = (commandId: string, aboutId: string, at: number) =>
      keptDeeds({ person: leader, commandId }, [{ aboutId, what: 'callbackGiven', subject: commandId }], at);
    await Promise.all([
      store.commit({ deeds: [...made('one', 'a', SOME_DAY), ...made('one', 'b', SOME_DAY)] }),
      store.commit({ deeds: made('one', 'a', SOME_DAY + 5) }),
      store.commit({ deeds: made('two', 'a', SOME_DAY + 9) }),
    ]);
    const read = (personId: string, limit = 10) => store.readDeeds({ personId, limit });
    expect(await read('a')).toMatchObject([
      { subject: 'two', at: SOME_DAY + 9, byName: '刘组长', what: 'callbackGiven', aboutId: 'a' },
      { subject: 'one', at: SOME_DAY },
    ]);
    expect(await read('a', 1)).toHaveLength(1);
    expect(await read('b')).toHaveLength(1);
    expect(await read('leader')).toEqual([]);
    await store.purgeDeeds(SOME_DAY + 1);
    expect((await read('a')).map(({ subject }) => subject)).toEqual(['two']);
  });
});
