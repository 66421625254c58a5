/**
 * PostgreSQL is restarted while a hub works on it: what was asked in that moment is answered, or asked again by its id as a client's
 * outbox does, and is there once. It stands with the long tests because a server has to end and begin three times.
 */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoOperators } from '../demo/names.ts';
import { startPostgres, type TestPostgres } from '../testing/postgres.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const RESTARTS = 3;
const readers = demoOperators.filter((_, index) => index % 6 === 0).map(([, account]) => account);
let postgres: TestPostgres;
let url: string;
let hub: TestHub;
beforeAll(async () => {
  postgres = await startPostgres({ isDurable: true });
  url = await postgres.createDatabase();
  hub = await startTestHub({ store: { kind: 'postgres', url } });
});
afterAll(async () => {
  await hub.stop();
  await postgres.stop();
});

const join = async (account: string) => RawSocket.join(hub.url, { token: (await hub.signIn(account)).token });

/** Asks until it is done, with one id; how often the hub could not. */
async function insist<T>(socket: RawSocket, name: string, input: object): Promise<{ value: T; refusals: number }> {
  const id = randomUUID();
  for (let refusals = 0; ; refusals += 1) {
    const outcome = await socket.command(name, input, id);
    if (outcome.ok) return { value: outcome.value as T, refusals };
    if (outcome.error.code !== 'hub.fault') throw new Error(`${name}: ${outcome.error.code}`);
  }
}

it('[SESSION-7] [FACT-2] [POINTS-2] three restarts of PostgreSQL under load: each announcement, reading and award is there once', async () => {
  const leader = await join('liuzuzhang');
  const sockets = await Promise.all(readers.map(async (account) => ({ account, socket: await join(account) })));
  const audience = { kind: 'unit', unitId: 'group-1' };
  const end = new AbortController();
  const over = end.signal;
  let rounds = 0;
  let refusals = 0;
  const work = async (): Promise<void> => {
    while (!over.aborted) {
      rounds += 1;
      const expiresAt = Date.now() + 3_600_000;
      const published = await insist<{ announcementId: string }>(leader, 'announcement.publish', {
        ...{ title: `Made up ${rounds}`, body: '', audience, expiresAt, mustRead: true },
      });
      const { announcementId } = published.value;
      const done = await Promise.all([
        ...sockets.map(({ socket }) =>
          insist(socket, 'announcement.acknowledge', { announcementId, version: 1, at: Date.now() }),
        ),
        ...sockets.map(({ account }) =>
          insist(leader, 'points.correct', { personId: `person-${account}`, points: 3, word: 'Made up' }),
        ),
      ]);
      refusals += [published, ...done].reduce((sum, one) => sum + one.refusals, 0);
    }
  };
  const working = work();
  for (let restart = 0; restart < RESTARTS; restart += 1) {
    const before = rounds;
    await leader.find(() => rounds > before + 1);
    await postgres.restart();
  }
  const before = rounds;
  await leader.find(() => rounds > before + 1);
  end.abort();
  await working;

  expect(refusals).toBeGreaterThan(0);
  const database = new Client({ connectionString: url });
  await database.connect();
  const count = async (sql: string) => Number(Object.values((await database.query(sql)).rows[0] as object)[0]);
  const each = rounds * readers.length;
  expect(await count('select count(*) from announcement')).toBe(rounds);
  expect(await count('select count(*) from acknowledgement')).toBe(each);
  expect(await count(`select count(*) from fact where kind = 'announcement.acknowledged'`)).toBe(each);
  expect(await count(`select count(*) from ledger where rule_id = 'announcement-read'`)).toBe(each);
  expect(await count(`select count(*) from ledger where rule_id = 'correction'`)).toBe(each);
  expect(await count('select sum(points) from ledger')).toBe(4 * each);
  expect(await count('select sum(points) from day_total')).toBe(4 * each);
  await database.end();
  for (const { socket } of [...sockets, { socket: leader }]) socket.drop();
}, 300_000);
