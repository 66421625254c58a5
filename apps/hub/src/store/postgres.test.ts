import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCalendar } from '../clock.ts';
import { createFold } from '../facts/fold.ts';
import { pointsRules } from '../points/rules/index.ts';
import { startPostgres, type TestPostgres } from '../testing/postgres.ts';
import { someCall } from '../testing/someFacts.ts';
import { openStore } from './sqlStore.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe('PostgreSQL goes away for a moment', () => {
  it('the hub lives on with new connections, and what comes after is kept', async () => {
    const url = await postgres.createDatabase();
    const store = await openStore({ kind: 'postgres', url }, createFold(createCalendar('Asia/Shanghai'), pointsRules));
    await store.commit({ facts: [someCall()] });
    const administrator = new Client({ connectionString: url });
    await administrator.connect();
    // What a restart of the server does to every connection: 57P01, told to clients that just wait.
    await administrator.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    );
    await administrator.end();
    const later = { ...someCall(), id: 'later', source: 'pbx:later' };
    expect((await store.commit({ facts: [later] })).facts).toHaveLength(1);
    expect(await store.readFacts({ after: 0, limit: 10 })).toHaveLength(2);
    await store.close();
  });

  // The facts go alone, and then all they add at once.
  it.each(['fact', 'ledger'])(
    'what was under way (%s) fails, the hub lives on, and what comes after is kept',
    async (table) => {
      const url = await postgres.createDatabase();
      const store = await openStore(
        { kind: 'postgres', url },
        createFold(createCalendar('Asia/Shanghai'), pointsRules),
      );
      const administrator = new Client({ connectionString: url });
      await administrator.connect();
      await administrator.query(`begin; lock table ${table} in exclusive mode`);
      const underWay = expect(store.commit({ facts: [someCall()] })).rejects.toMatchObject({ code: 'hub.fault' });
      const waiting = `from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      for (let isWaiting = false; !isWaiting;)
        isWaiting = (await administrator.query(`select pg_terminate_backend(pid) ${waiting}`)).rowCount === 1;
      await underWay;
      await administrator.end();
      const later = { ...someCall(), id: 'later', source: 'pbx:later' };
      expect((await store.commit({ facts: [later] })).facts).toHaveLength(1);
      await store.close();
    },
  );
});

it('[FACT-2] a fact whose points PostgreSQL refuses leaves nothing of itself, and does not sink its neighbours', async () => {
  const url = await postgres.createDatabase();
  const store = await openStore({ kind: 'postgres', url }, createFold(createCalendar('Asia/Shanghai'), pointsRules));
  // PostgreSQL keeps no text with a zero in it; in the fact's own row it is JSON.
  const calls = ['person-a', 'person-\0', 'person-b'].map((personId) => someCall({ id: personId, personId }));
  const told = await Promise.allSettled(calls.map((call) => store.commit({ facts: [call] })));
  expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(told[1]).toMatchObject({ reason: { code: 'hub.fault' } });
  expect((await store.readFacts({ after: 0, limit: 10 })).map(({ fact }) => fact)).toEqual([calls[0], calls[2]]);
  await store.close();
});
