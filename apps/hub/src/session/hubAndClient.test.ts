import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Topic } from '@hearthline/protocol';
import { createHubClient, type HubClient, type OutboxEntry } from '@hearthline/protocol/client';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock, type Clock } from '../clock.ts';
import { createCutSockets } from '../testing/cutSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

vi.setConfig({ testTimeout: 120_000 });

/** What is gathered for some seconds is told in some milliseconds. */
const quickClock: Clock = { now: () => Date.now(), after: (delayMs, run) => systemClock.after(delayMs / 100, run) };

function startClient(
  hub: TestHub,
  options: { token: string; client: 'desktop' | 'browser'; cuts?: readonly number[] },
) {
  const sockets = createCutSockets(options.cuts ?? []);
  const kept = new Map<string, OutboxEntry>();
  const client = createHubClient({
    ...{ hubUrl: hub.url, token: options.token, client: options.client, clock: systemClock },
    connect: sockets.connect,
    random: () => 0,
    newId: randomUUID,
    log: { info: () => undefined, warn: () => undefined },
    outbox: {
      load: () => Promise.resolve([...kept.values()]),
      save: (entry) => Promise.resolve(void kept.set(entry.id, entry)),
      remove: (id) => Promise.resolve(void kept.delete(id)),
    },
  });
  return { client, kept, socketCount: sockets.socketCount };
}

/** Resolves when the values fit, looked at after every change. */
function until(clients: readonly HubClient[], topics: readonly Topic[], fits: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const ends: (() => void)[] = [];
    const look = () => {
      if (!fits()) return;
      for (const end of ends) end();
      resolve();
    };
    for (const client of clients) {
      ends.push(client.link.subscribe(look));
      for (const topic of topics) ends.push(client.topic(topic).subscribe(look));
    }
    look();
  });
}

const topics = [
  'me',
  'organisation',
  'people',
  'rules',
  'announcements',
  'points',
  'ranking',
  'queues',
  'agentState',
] as const;
const seenBy = (client: HubClient) =>
  JSON.stringify(
    topics.map((topic) => {
      const value: unknown = client.topic(topic).getState();
      return value instanceof Map ? [...value].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)) : value;
    }),
  );
const live = (client: HubClient) => until([client], [], () => client.link.getState().state.kind === 'live');

describe('hub and client', () => {
  let hub: TestHub;
  let leader: HubClient;
  let token: string;
  let personId: string;
  beforeAll(async () => {
    hub = await startTestHub({}, { clock: quickClock });
    ({
      token,
      person: { id: personId },
    } = await hub.signIn('linxiaoman'));
    leader = startClient(hub, { token: (await hub.signIn('itadmin')).token, client: 'desktop' }).client;
    await leader.start();
    await live(leader);
  });
  afterAll(async () => {
    leader.close();
    await hub.stop();
  });

  const readingCount = () => {
    const db = new DatabaseSync(hub.file, { readOnly: true });
    const row = db
      .prepare(`select count(*) as facts, (select count(*) from ledger where person_id = ?) as entries
      from fact where kind = 'announcement.acknowledged'`)
      .get(personId);
    db.close();
    return { ...row };
  };

  it('[SESSION-5] [SESSION-7] [CLIENT-6] [CLIENT-11] [CLIENT-12] cut at any points: every acknowledgement once, and the same state', async () => {
    let readBefore = 0;
    const anyCuts = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(anyCuts, fc.integer({ min: 1, max: 6 }), async (cuts, count) => {
        const reader = startClient(hub, { token, client: 'desktop', cuts });
        await reader.client.start();
        const readings: Promise<unknown>[] = [];
        for (let index = 0; index < count; index += 1) {
          const { announcementId } = await leader.send('announcement.publish', {
            ...{
              title: `公告 ${index}`,
              body: '',
              audience: { kind: 'all' },
              expiresAt: Date.now() + 3_600_000,
              mustRead: true,
            },
          });
          readings.push(reader.client.send('announcement.acknowledge', { announcementId, at: Date.now() }));
        }
        await Promise.all(readings);
        await live(reader.client);
        readBefore += count;
        expect(reader.kept.size).toBe(0);
        expect(readingCount()).toEqual({ facts: readBefore, entries: readBefore });

        const fresh = startClient(hub, { token: (await hub.signIn('linxiaoman')).token, client: 'browser' });
        await fresh.client.start();
        await until([reader.client, fresh.client], topics, () => seenBy(reader.client) === seenBy(fresh.client));
        expect(fresh.client.topic('points').getState()?.today).toBe(readBefore);
        reader.client.close();
        fresh.client.close();
      }),
      { numRuns: 20 },
    );
  });

  it('[CLIENT-1] [AUTH-5] a restart of the hub: back by itself, and what was said meanwhile arrives', async () => {
    const { announcementId } = await leader.send('announcement.publish', {
      ...{ title: '重启', body: '', audience: { kind: 'all' }, expiresAt: Date.now() + 3_600_000, mustRead: true },
    });
    const before = Number(readingCount()['facts']);
    const reader = startClient(hub, { token, client: 'desktop' });
    await reader.client.start();
    await live(reader.client);
    const restarted = hub.restart();
    await until([reader.client], [], () => reader.client.link.getState().state.kind !== 'live');
    const read = reader.client.send('announcement.acknowledge', { announcementId, at: Date.now() });
    await restarted;
    await read;
    await Promise.all([live(reader.client), live(leader)]);
    expect(readingCount()['facts']).toBe(before + 1);
    reader.client.close();
  });
});
