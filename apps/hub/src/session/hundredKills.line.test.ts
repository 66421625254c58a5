/**
 * kill -9 of the hub a hundred times while a leader publishes and awards and operators acknowledge. It takes minutes, so it stands with the long tests;
 * one kill in the middle of acknowledgements is in crash.test.ts.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoOperators } from '../demo/names.ts';
import { startHubProcess } from '../testing/hubProcess.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { DEMO_PASSWORD, signIn } from '../testing/testHub.ts';

const KILLS = 100;
/** The hub is killed so long after the round's commands went out, at most. */
const LATEST_MS = 60;
const LEADER = 'liuzuzhang';
/** Of the leader's own group. */
const readers = demoOperators.filter((_, index) => index % 6 === 0).map(([, account]) => account);
let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearthline-kills-'));
  file = join(folder, 'hub.db');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = () =>
  startHubProcess({ store: { kind: 'sqlite', file }, demo: { password: DEMO_PASSWORD, seed: 'minimal' } });

interface Wish {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly input: object;
}

/** What was not answered is asked again, with the same id, as a client's outbox does. */
class Asking {
  readonly #open = new Map<string, Wish>();
  /** The answers by id, each as it was first given. */
  readonly answers = new Map<string, unknown>();
  readonly #tokens: ReadonlyMap<string, string>;

  constructor(tokens: ReadonlyMap<string, string>) {
    this.#tokens = tokens;
  }

  get openCount(): number {
    return this.#open.size;
  }

  add(wish: Wish): void {
    this.#open.set(wish.id, wish);
  }

  /** Everybody who wants something comes and asks; resolves when all is sent, and with when all is answered. */
  async send(url: string): Promise<{ sockets: RawSocket[]; answered: Promise<unknown> }> {
    const accounts = [...new Set([...this.#open.values()].map(({ account }) => account))];
    const sockets = new Map(
      await Promise.all(
        accounts.map(
          async (account) => [account, await RawSocket.join(url, { token: this.#tokens.get(account) ?? '' })] as const,
        ),
      ),
    );
    const answered = Promise.all([...this.#open.values()].map((wish) => this.#ask(sockets.get(wish.account), wish)));
    return { sockets: [...sockets.values()], answered };
  }

  async #ask(socket: RawSocket | undefined, wish: Wish): Promise<void> {
    const outcome = await socket?.command(wish.name, wish.input, wish.id);
    if (outcome === undefined) return;
    if (!outcome.ok) throw new Error(`${wish.name}: ${outcome.error.code}`);
    this.answers.set(wish.id, outcome.value);
    this.#open.delete(wish.id);
  }
}

it('[SESSION-7] [FACT-2] [POINTS-2] a hundred kills: each announcement, reading and award is there once', async () => {
  let hub = await start();
  const tokens = new Map<string, string>();
  for (const account of [LEADER, ...readers]) tokens.set(account, (await signIn(hub.url, account)).token);
  const asking = new Asking(tokens);
  for (let round = 0; round < KILLS; round += 1) {
    wish(asking, round);
    const { sockets, answered } = await asking.send(hub.url);
    // A refusal ends the test; a socket that dies leaves its questions open.
    const settled = answered.then(() => undefined);
    await Promise.race([settled, wait(Math.random() * LATEST_MS)]);
    await hub.kill();
    for (const socket of sockets) socket.drop();
    hub = await start();
  }
  await (
    await asking.send(hub.url)
  ).answered;
  expect(asking.openCount).toBe(0);
  await hub.stop();

  const database = new DatabaseSync(file, { readOnly: true });
  const count = (sql: string) => Number(Object.values(database.prepare(sql).get() ?? {})[0]);
  const published = [...asking.answers].filter(([id]) => id.startsWith('publish'));
  const read = [...asking.answers].filter(([id]) => id.startsWith('read')).length;
  expect(published).toHaveLength(KILLS);
  expect(read).toBeGreaterThan(KILLS);
  expect(count('select count(*) from announcement')).toBe(KILLS);
  expect(count('select count(*) from acknowledgement')).toBe(read);
  expect(count(`select count(*) from fact where kind = 'announcement.acknowledged'`)).toBe(read);
  expect(count(`select count(*) from ledger where rule_id = 'announcement-read'`)).toBe(read);
  expect(count(`select count(*) from ledger where rule_id = 'correction'`)).toBe(KILLS);
  expect(count('select sum(points) from ledger')).toBe(read + 3 * KILLS);
  expect(count('select sum(points) from day_total')).toBe(read + 3 * KILLS);
  database.close();
}, 900_000);

/** A new announcement, an award, and everybody reads the last announcement that is known to be out. */
function wish(asking: Asking, round: number): void {
  const audience = { kind: 'unit', unitId: 'group-1' };
  const expiresAt = Date.now() + 3_600_000;
  asking.add({
    ...{ id: `publish-in-round-${round}`, account: LEADER, name: 'announcement.publish' },
    input: { title: `Made up ${round}`, body: '', audience, expiresAt, mustRead: true },
  });
  const personId = `person-${readers[round % readers.length] ?? ''}`;
  asking.add({
    ...{ id: `award-in-round-${round}`, account: LEADER, name: 'points.correct' },
    input: { personId, points: 3, word: `Round ${round}` },
  });
  const known = [...asking.answers].findLast(([id]) => id.startsWith('publish'));
  if (known === undefined) return;
  const { announcementId } = known[1] as { announcementId: string };
  for (const account of readers)
    asking.add({
      ...{ id: `read-${known[0]}-${account}`, account, name: 'announcement.acknowledge' },
      input: { announcementId, version: 1, at: Date.now() },
    });
}
