import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { demoOperators } from '../demo/names.ts';
import { startHubProcess, type HubProcess } from '../testing/hubProcess.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { DEMO_PASSWORD, signIn } from '../testing/testHub.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const READER_COUNT = 24;
let folder: string;
let file: string;
let hub: HubProcess;
const start = () =>
  startHubProcess({ store: { kind: 'sqlite', file }, demo: { password: DEMO_PASSWORD, seed: 'minimal' } });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearthline-crash-'));
  file = join(folder, 'hub.db');
  hub = await start();
});
afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true });
});

it('[SESSION-7] [FACT-2] kill -9 in the middle of acknowledgements: told again, each counts once', async () => {
  const leader = await RawSocket.join(hub.url, { token: (await signIn(hub.url, 'itadmin')).token });
  const announcementIds: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    const outcome = await leader.command('announcement.publish', {
      ...{
        title: `公告${count}`,
        body: '',
        audience: { kind: 'all' },
        expiresAt: Date.now() + 600_000,
        mustRead: true,
      },
    });
    if (outcome.ok) announcementIds.push((outcome.value as { announcementId: string }).announcementId);
  }
  expect(announcementIds).toHaveLength(5);
  const readers = await Promise.all(
    demoOperators.slice(0, READER_COUNT).map(async ([, account]) => {
      const { token, person } = await signIn(hub.url, account);
      return { token, personId: person.id, socket: await RawSocket.join(hub.url, { token }) };
    }),
  );

  // All at once; after the first few answers the process is gone.
  const answers = new Map<string, unknown>();
  const asked = readers.flatMap((reader) =>
    announcementIds.map((announcementId) => ({
      reader,
      announcementId,
      id: `${announcementId.slice(0, 20)}-${reader.personId.slice(7)}`,
    })),
  );
  const someAnswered = new Promise<void>((resolve) => {
    for (const one of asked) {
      void one.reader.socket
        .command('announcement.acknowledge', { announcementId: one.announcementId, at: Date.now() }, one.id)
        .then((outcome) => {
          answers.set(one.id, outcome);
          if (answers.size >= 10) resolve();
        });
    }
  });
  await someAnswered;
  await hub.kill();
  const answeredBefore = new Map(answers);
  hub = await start();

  const sockets = new Map(
    await Promise.all(
      readers.map(async (reader) => [reader.personId, await RawSocket.join(hub.url, { token: reader.token })] as const),
    ),
  );
  const again = await Promise.all(
    asked.map(async (one) => {
      const socket = sockets.get(one.reader.personId);
      const outcome = await socket?.command(
        'announcement.acknowledge',
        { announcementId: one.announcementId, at: Date.now() },
        one.id,
      );
      return [one.id, outcome] as const;
    }),
  );
  expect(again.every(([, outcome]) => outcome?.ok)).toBe(true);
  const answeredTwice = again.filter(([id]) => answeredBefore.has(id));
  expect(answeredTwice.length).toBeGreaterThanOrEqual(10);
  expect(answeredTwice).toEqual([...answeredTwice].map(([id]) => [id, answeredBefore.get(id)]));

  const db = new DatabaseSync(file, { readOnly: true });
  const count = (sql: string) => Number(Object.values(db.prepare(sql).get() ?? {})[0]);
  const expected = READER_COUNT * announcementIds.length;
  expect(count(`select count(*) from fact where kind = 'announcement.acknowledged'`)).toBe(expected);
  expect(count('select count(*) from acknowledgement')).toBe(expected);
  expect(count(`select count(*) from ledger where rule_id = 'announcement-read'`)).toBe(expected);
  expect(count('select sum(points) from day_total')).toBe(expected);
  db.close();
});
