import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const draft = (title: string, body = '') => ({
  ...{ title, body, audience: { kind: 'all' }, expiresAt: Date.now() + 3_600_000, mustRead: false },
});
const join = async (hub: TestHub, account: string) =>
  RawSocket.join(hub.url, { token: (await hub.signIn(account)).token });
const titles = (hub: TestHub) => hub.rows('select title from announcement order by title').map(({ title }) => title);

/** Another program takes the file for itself, until it is told to let go. */
async function heldBySomebody(file: string): Promise<() => Promise<void>> {
  const program = `
    const { DatabaseSync } = require('node:sqlite');
    const database = new DatabaseSync(process.argv[1]);
    database.exec('begin exclusive');
    console.log('held');
    process.stdin.once('data', () => { database.exec('rollback'); process.exit(0); });`;
  const child = spawn(process.execPath, ['--no-warnings', '-e', program, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return async () => {
    const gone = once(child, 'exit');
    child.stdin.write('go\n');
    await gone;
  };
}

it('[SESSION-16] a file held by another program: what is asked waits, all else goes on, and nothing is lost', async () => {
  const hub = await startTestHub({ storeWaitMs: 60_000 });
  const it = await join(hub, 'itadmin');
  const lin = await join(hub, 'linxiaoman');
  const letGo = await heldBySomebody(hub.file);
  const published = ['A', 'B'].map((title) => it.command('announcement.publish', draft(title)));
  const settled = new Set<number>();
  published.forEach((one, index) => void one.then(() => settled.add(index)));
  // The hub answers others meanwhile, also from the store.
  for (let round = 0; round < 5; round += 1) {
    expect(await lin.command('points.ledger', { before: null, limit: 1 })).toMatchObject({ ok: true });
    lin.say({ kind: 'ping', seq: 0 });
    await lin.find(() => lin.messages.filter(({ kind }) => kind === 'pong').length > round);
  }
  expect(settled.size).toBe(0);
  expect(titles(hub)).toEqual([]);
  await letGo();
  expect(await Promise.all(published)).toMatchObject([{ ok: true }, { ok: true }]);
  expect(titles(hub)).toEqual(['A', 'B']);
  for (const socket of [it, lin]) socket.drop();
  await hub.stop();
});

it('[FACT-3] [SESSION-16] a full disk: refused by name and shown to nobody; reading goes on; the same id is done when there is room', async () => {
  const first = await startTestHub();
  const pages = Number(first.rows('pragma page_count')[0]?.['page_count']);
  await first.stop();
  const hub = await startTestHub({ storeMaxPages: pages + 30 });
  const it = await join(hub, 'itadmin');
  const lin = await join(hub, 'linxiaoman');
  const long = '满'.repeat(2_000);
  let count = 0;
  let outcome = await it.command('announcement.publish', draft('0', long), 'published-0');
  while (outcome.ok) {
    count += 1;
    outcome = await it.command('announcement.publish', draft(String(count), long), `published-${count}`);
  }
  expect(outcome).toMatchObject({ error: { code: 'store.full' } });
  expect(count).toBeGreaterThan(0);
  expect(titles(hub)).toHaveLength(count);
  expect(await lin.command('points.ledger', { before: null, limit: 1 })).toMatchObject({ ok: true });
  const shown = lin.changes().filter(({ change }) => change.op === 'put' && change.topic === 'announcements');
  expect(shown).toHaveLength(count);

  // Somebody makes room.
  const other = new DatabaseSync(hub.file);
  other.exec('pragma busy_timeout = 5000; delete from announcement');
  other.close();
  const again = await it.command('announcement.publish', draft(String(count), long), `published-${count}`);
  expect(again).toMatchObject({ ok: true });
  expect(titles(hub)).toEqual([String(count)]);
  for (const socket of [it, lin]) socket.drop();
  await hub.stop();
});
