import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Callback, Contact } from '@hearthline/protocol';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCalendar } from '../clock.ts';
import type { StoreConfig } from '../config.ts';
import { demoCentre } from '../demo/demoCentre.ts';
import { createFold } from '../facts/fold.ts';
import { newFact } from '../facts/newFact.ts';
import { pointsRules } from '../points/rules/index.ts';
import { startPostgres, type TestPostgres } from '../testing/postgres.ts';
import { anyFacts, SOME_DAY, someCall, somePeople, someReading } from '../testing/someFacts.ts';
import { openStore } from './sqlStore.ts';
import type { Store } from './store.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const calendar = createCalendar('Asia/Shanghai');
const fold = createFold(calendar, pointsRules);
const today = calendar.workdayOf(SOME_DAY);

/** What one kind of database needs around its tests. */
interface Ground {
  prepare(): Promise<void>;
  fresh(): Promise<StoreConfig>;
  clear(): Promise<void>;
}

let folder = '';
const sqliteGround: Ground = {
  async prepare() {
    folder = await mkdtemp(join(tmpdir(), 'hearthline-store-'));
  },
  fresh: () => Promise.resolve({ kind: 'sqlite', file: join(folder, `${crypto.randomUUID()}.db`) }),
  clear: () => rm(folder, { recursive: true, force: true }),
};
let postgres: TestPostgres;
const postgresGround: Ground = {
  async prepare() {
    postgres = await startPostgres();
  },
  fresh: async () => ({ kind: 'postgres', url: await postgres.createDatabase() }),
  clear: () => postgres.stop(),
};

describe.each([
  ['SQLite', sqliteGround],
  ['PostgreSQL', postgresGround],
])('the store on %s', (_name, ground) => {
  const opened: Store[] = [];
  const open = async (config: StoreConfig): Promise<Store> => {
    const store = await openStore(config, fold);
    opened.push(store);
    return store;
  };
  beforeAll(() => ground.prepare());
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  afterAll(() => ground.clear());

  it('[FACT-1] [POINTS-2] keeps a fact once, however often it is told', async () => {
    const store = await open(await ground.fresh());
    const call = someCall();
    const together = await Promise.all([store.commit({ facts: [call, call] }), store.commit({ facts: [call] })]);
    const later = await store.commit({ facts: [call] });
    expect([...together, later].map((one) => one.facts.length)).toEqual([1, 0, 0]);
    expect(await store.readLedger({ personId: 'person-a', before: null, limit: 10 })).toHaveLength(1);
    const [day] = await store.readDays({ personId: 'person-a', from: today, to: today });
    expect(day).toMatchObject({ points: 5, callCount: 1, talkMs: 60_000 });
    expect(await store.readFacts({ after: 0, limit: 10 })).toMatchObject([{ fact: call }]);
  });

  it('[FACT-2] [SESSION-7] keeps a command’s answer with its effect, and gives it back', async () => {
    const store = await open(await ground.fresh());
    const commandResult = { personId: 'person-a', commandId: 'command-1', valueJson: '{"a":1}', at: SOME_DAY };
    await store.commit({ commandResult, facts: [someReading()] });
    await store.commit({ commandResult: { ...commandResult, valueJson: '{"a":2}' } });
    expect(await store.readCommandResult('person-a', 'command-1')).toEqual(commandResult);
    expect(await store.readCommandResult('person-b', 'command-1')).toBeNull();
  });

  it('[FACT-8] sums queues and days over many commits', async () => {
    const store = await open(await ground.fresh());
    const calls = Array.from({ length: 700 }, (_, index) =>
      someCall({ id: `call-${index}`, personId: index % 7 === 0 ? null : 'person-a', talkMs: 1_000 * (index % 9) }),
    );
    await Promise.all(calls.map((call) => store.commit({ facts: [call] })));
    expect(await store.readQueueTotals(today)).toEqual([
      { queue: 'city-hotline', workday: today, answered: 600, abandoned: 100 },
    ]);
    const [day] = await store.readWorkday(today);
    const talked = calls.flatMap((call) =>
      call.kind === 'call.ended' && call.answeredAt ? [call.endedAt - call.answeredAt] : [],
    );
    expect(day).toMatchObject({
      callCount: 600,
      talkMs: talked.reduce((sum, one) => sum + one, 0),
      points: talked.filter((one) => one >= 5_000).length * 5,
    });
  });

  it('[FACT-4] [POINTS-10] any order, any repeats, any grouping: the same ledger and the same sums', async () => {
    const read = async (store: Store) => ({
      days: (
        await Promise.all(
          somePeople.map((personId) => store.readDays({ personId, from: '2026-01-01', to: '2027-01-01' })),
        )
      ).flat(),
      ledger: (
        await Promise.all(somePeople.map((personId) => store.readLedger({ personId, before: null, limit: 100 })))
      )
        .flat()
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    });
    const orders = anyFacts.chain((facts) =>
      fc.record({
        facts: fc.constant(facts),
        told: fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }),
        groupSize: fc.integer({ min: 1, max: 10 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ({ facts, told, groupSize }) => {
        const inOrder = await open(await ground.fresh());
        await inOrder.commit({ facts });
        const mixed = await open(await ground.fresh());
        for (let from = 0; from < told.length; from += groupSize) {
          await Promise.all(told.slice(from, from + groupSize).map((fact) => mixed.commit({ facts: [fact] })));
        }
        expect(await read(mixed)).toEqual(await read(inOrder));
      }),
      { numRuns: ground === sqliteGround ? 25 : 6 },
    );
  });

  it('reads the ledger newest first, page by page', async () => {
    const store = await open(await ground.fresh());
    const calls = Array.from({ length: 25 }, (_, index) =>
      someCall({ id: `call-${index}`, at: SOME_DAY + Math.floor(index / 2) }),
    );
    await store.commit({ facts: calls });
    const all = await store.readLedger({ personId: 'person-a', before: null, limit: 100 });
    const pages = [];
    let before: string | null = null;
    for (;;) {
      const page = await store.readLedger({ personId: 'person-a', before, limit: 10 });
      if (page.length === 0) break;
      pages.push(...page);
      before = page.at(-1)?.id ?? null;
    }
    expect(pages).toEqual(all);
    expect(all).toHaveLength(25);
    expect(all.map((entry) => entry.at)).toEqual(all.map((entry) => entry.at).toSorted((a, b) => b - a));
  });

  it('[FACT-9] keeps the earliest sign-in of a day', async () => {
    const store = await open(await ground.fresh());
    const signedIn = (id: string, at: number) => ({
      id,
      source: id,
      kind: 'shift.signedIn' as const,
      at,
      personId: 'person-a',
    });
    await store.commit({ facts: [signedIn('two', SOME_DAY + 5_000)] });
    await store.commit({ facts: [signedIn('one', SOME_DAY)] });
    const [day] = await store.readDays({ personId: 'person-a', from: today, to: today });
    expect(day?.signedInAt).toBe(SOME_DAY);
  });

  it('[AUTH-5] [AGENT-15] everything is still there when it is opened again', async () => {
    const config = await ground.fresh();
    const before = await open(config);
    const centre = demoCentre('a hash');
    await before.writeCentre(centre);
    const announcement = {
      ...{
        id: 'announcement-1',
        authorId: 'person-b',
        title: '晚班调整',
        body: '',
        audience: { kind: 'all' as const },
      },
      ...{ expiresAt: SOME_DAY + 1_000, mustRead: true, publishedAt: SOME_DAY },
    };
    await before.commit({
      announcement,
      acknowledgement: { announcementId: 'announcement-1', personId: 'person-a', at: SOME_DAY },
      session: { tokenHash: 'hash', personId: 'person-a', expiresAt: SOME_DAY },
      agents: [{ personId: 'person-a', recordJson: '{"a":1}' }],
      phone: { personId: 'person-a', username: '1001', ha1: 'digest', expiresAt: SOME_DAY },
    });
    await before.commit({ acknowledgement: { announcementId: 'announcement-1', personId: 'person-a', at: 1 } });
    opened.splice(opened.indexOf(before), 1);
    await before.close();

    const after = await open(config);
    expect(await after.readCentre()).toEqual(centre);
    expect(await after.readAccount('linxiaoman')).toMatchObject({
      personId: 'person-linxiaoman',
      passwordHash: 'a hash',
    });
    expect(await after.readAccount('nobody')).toBeNull();
    expect(await after.readAnnouncements(SOME_DAY)).toEqual([announcement]);
    expect(await after.readAnnouncements(SOME_DAY + 1_000)).toEqual([]);
    expect(await after.readAnnouncement('announcement-1')).toEqual(announcement);
    expect(await after.readAcknowledgements(['announcement-1'])).toEqual([
      { announcementId: 'announcement-1', personId: 'person-a', at: SOME_DAY },
    ]);
    expect(await after.readSession('hash')).toEqual({ tokenHash: 'hash', personId: 'person-a', expiresAt: SOME_DAY });
    expect(await after.readAgents()).toEqual([{ personId: 'person-a', recordJson: '{"a":1}' }]);
    expect(await after.readPhones()).toEqual([
      { personId: 'person-a', username: '1001', ha1: 'digest', expiresAt: SOME_DAY },
    ]);
    await after.commit({ removedSession: 'hash', removedPhone: 'person-a' });
    expect(await after.readSession('hash')).toBeNull();
    expect(await after.readPhones()).toEqual([]);
  });

  it('[HIST-4] [HIST-7] [HIST-8] [HIST-9] keeps histories, looks and qualities, and forgets the old', async () => {
    const store = await open(await ground.fresh());
    const calls = ['a', 'b', 'c'].map((id, index) => someCall({ id, at: SOME_DAY + index * 1_000 }));
    await Promise.all([...calls, ...calls].map((call) => store.commit({ facts: [call] })));
    const missed = newFact(
      'call.offerMissed',
      {
        ...{ at: SOME_DAY + 90_000, callId: 'd', queue: 'city-hotline', callerNumber: '0101234', personId: 'person-a' },
        ...{ startedAt: SOME_DAY + 80_000, endedAt: SOME_DAY + 90_000, end: 'noAnswer' },
      },
      'pbx:d+offer',
    );
    await store.commit({ facts: [missed] });
    const quality = {
      mos: 4.1,
      lowestMos: 3.9,
      lossRatio: 0,
      jitterMs: 3,
      roundTripMs: 20,
      warnings: ['jitter' as const],
    };
    const report = { personId: 'person-a', callId: 'b', at: SOME_DAY, quality };
    await store.commit({ callQuality: report });
    await store.commit({ callQuality: { ...report, quality: { ...quality, mos: 1 } } });
    const ask = { personIds: ['person-a'], filter: 'all' as const, digits: '', before: null, limit: 10 };
    const rows = await store.readCalls(ask);
    expect(rows.map(({ callId }) => callId)).toEqual(['d', 'c', 'b', 'a']);
    expect(rows[2]?.quality).toEqual(quality);
    const last = rows[1];
    if (!last) throw new Error('no row');
    expect(await store.readCalls({ ...ask, before: last })).toEqual(rows.slice(2));
    expect(await store.readCalls({ ...ask, filter: 'missed', digits: '0123' })).toEqual(rows.slice(0, 1));
    expect(await store.readCalls({ ...ask, personIds: ['person-b'] })).toEqual([]);
    expect(await store.countUnseenMissed('person-a')).toBe(1);
    await Promise.all([
      store.commit({ missedSeen: { personId: 'person-a', at: SOME_DAY + 90_000 } }),
      store.commit({ missedSeen: { personId: 'person-a', at: 1 } }),
    ]);
    expect(await store.countUnseenMissed('person-a')).toBe(0);
    await store.purgeHistory(SOME_DAY + 79_000);
    expect((await store.readCalls(ask)).map(({ callId }) => callId)).toEqual(['d']);
  });

  it('[DISP-2] [DISP-5] keeps what was said last of a call, beside it', async () => {
    const store = await open(await ground.fresh());
    await store.commit({ facts: [someCall({ id: 'a' })] });
    const said = { personId: 'person-a', callId: 'a', codeId: 'resolved', note: '', at: SOME_DAY };
    await Promise.all([
      store.commit({ disposition: { ...said, codeId: 'later', at: SOME_DAY + 5 } }),
      store.commit({ disposition: said }),
    ]);
    await store.commit({ disposition: { ...said, note: 'too early', at: SOME_DAY + 1 } });
    const ask = { personIds: ['person-a'], filter: 'all' as const, digits: '', before: null, limit: 10 };
    const [row] = await store.readCalls(ask);
    expect(row?.disposition).toEqual({ codeId: 'later', note: '', at: SOME_DAY + 5 });
    expect(await store.readCallEnd({ personId: 'person-a', callId: 'a' })).toBe(SOME_DAY);
    expect(await store.readCallEnd({ personId: 'person-b', callId: 'a' })).toBeNull();
    const day = { personIds: ['person-a', 'person-b'], from: SOME_DAY, to: SOME_DAY + 6 };
    expect(await store.countDispositions(day)).toEqual([{ codeId: 'later', count: 1 }]);
    expect(await store.countDispositions({ ...day, to: SOME_DAY + 5 })).toEqual([]);
  });

  it('[CB-1] [CB-16] keeps callbacks as they were last, and forgets those finished long ago', async () => {
    const config = await ground.fresh();
    const before = await open(config);
    const waits: Callback = {
      ...{ id: 'waits', number: '13900000001', name: '测试一', note: 'n', dueAt: SOME_DAY, callId: null },
      ...{ createdBy: 'person-a', createdAt: SOME_DAY, groupId: 'g', owner: { kind: 'person', personId: 'person-a' } },
      ...{ passedBy: [], attempts: [], state: { kind: 'scheduled', since: SOME_DAY } },
    };
    const done = (id: string, at: number): Callback => ({
      ...waits,
      id,
      state: { kind: 'done', at, outcome: 'reached' },
    });
    await Promise.all([
      before.commit({ callbacks: [waits, { ...waits, id: 'old' }] }),
      before.commit({ callbacks: [{ ...waits, note: 'changed' }, done('old', SOME_DAY), done('new', SOME_DAY + 1)] }),
    ]);
    opened.splice(opened.indexOf(before), 1);
    await before.close();

    const after = await open(config);
    const read = async () => (await after.readCallbacks()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const kept = [done('new', SOME_DAY + 1), done('old', SOME_DAY), { ...waits, note: 'changed' }];
    expect(await read()).toEqual(kept);
    await after.purgeCallbacks(SOME_DAY + 1);
    expect(await read()).toEqual(kept.filter(({ id }) => id !== 'old'));
  });

  it('[CONTACT-1] [CONTACT-2] keeps everybody’s own contacts as they were put last, in the order of what was asked', async () => {
    const config = await ground.fresh();
    const before = await open(config);
    const contact = (id: string, more: Partial<Contact> = {}): Contact => ({
      ...{ id, name: `测试 ${id}`, numbers: ['0517 1234'], organisation: '', note: "it's", isFavourite: false },
      ...more,
    });
    const changed = contact('a', { name: 'Made-up Name', numbers: ['1', '2'], isFavourite: true });
    const write = (put: readonly Contact[], removed: readonly string[] = [], personId = 'person-a') =>
      before.commit({ contacts: { personId, put, removed } });
    // All at once: what meets in one group keeps its order.
    await Promise.all([
      write([contact('a'), contact('b'), contact('c')]),
      write([contact('a', { name: 'Twice in one write' }), changed]),
      write([], ['b', 'c', 'never']),
      write([contact('c')]),
      write([contact('a')], [], 'person-b'),
      write([], ['c'], 'person-b'),
    ]);
    const many = Array.from({ length: 1_000 }, (_, index) => contact(`n${String(index)}`));
    await write(many, [], 'person-c');
    opened.splice(opened.indexOf(before), 1);
    await before.close();

    const after = await open(config);
    const read = async (personId: string) =>
      (await after.readContacts(personId)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(await read('person-a')).toEqual([changed, contact('c')]);
    expect(await read('person-b')).toEqual([contact('a')]);
    expect(await read('person-c')).toHaveLength(1_000);
    expect(await read('person-d')).toEqual([]);
    const ids = many.slice(1).map(({ id }) => id);
    await after.commit({ contacts: { personId: 'person-c', removed: ids } });
    expect(await read('person-c')).toEqual(many.slice(0, 1));
  });

  it('one write that cannot be kept does not sink its neighbours', async () => {
    const store = await open(await ground.fresh());
    const announcement = {
      ...{ id: 'twice', authorId: 'person-b', title: 'a', body: '', audience: { kind: 'all' as const } },
      ...{ expiresAt: SOME_DAY, mustRead: true, publishedAt: SOME_DAY },
    };
    await store.commit({ announcement });
    const results = await Promise.allSettled([
      store.commit({ facts: [someCall({ id: 'first' })] }),
      store.commit({ announcement, facts: [someCall({ id: 'second' })] }),
      store.commit({ facts: [someCall({ id: 'third' })] }),
    ]);
    expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { code: 'hub.fault' } });
    const kept = await store.readFacts({ after: 0, limit: 10 });
    expect(kept.map(({ fact }) => fact.source).toSorted()).toEqual(['pbx:first', 'pbx:third']);
  });

  it('[HOOK-4] keeps what waits for other programs, in order of what is due, and forgets endpoints that are gone', async () => {
    const { webhooks } = await open(await ground.fresh());
    expect([await webhooks.readPosition('a'), await webhooks.readLastPosition()]).toEqual([null, 0]);
    const one = { id: 'm1', body: '{}', at: 100 };
    await webhooks.add({ endpointId: 'a', position: 7, messages: [one, { id: 'm2', body: '{"b":1}', at: 100 }] });
    // The same message again, with a later position: known by its id.
    await webhooks.add({ endpointId: 'a', position: 9, messages: [one] });
    await webhooks.add({ endpointId: 'b', position: 3, messages: [one] });
    await webhooks.postpone({ endpointId: 'a', id: 'm1', attempt: 1, dueAt: 5_100 });
    const due = (now: number) => webhooks.readDue({ endpointId: 'a', now, limit: 10 });
    expect((await due(100)).map(({ id }) => id)).toEqual(['m2']);
    await webhooks.remove({ endpointId: 'a', id: 'm2' });
    expect(await webhooks.readNextDueAt('a')).toBe(5_100);
    expect(await due(5_100)).toEqual([{ id: 'm1', body: '{}', attempt: 1, firstDueAt: 100 }]);
    await webhooks.keepOnly(['a']);
    expect([await webhooks.readPosition('a'), await webhooks.readPosition('b')]).toEqual([9, null]);
    expect(await webhooks.readNextDueAt('b')).toBeNull();
  });

  it('forgets results and sessions nobody can ask for', async () => {
    const store = await open(await ground.fresh());
    await store.commit({
      commandResult: { personId: 'person-a', commandId: 'command-1', valueJson: '{}', at: 10 },
      session: { tokenHash: 'hash', personId: 'person-a', expiresAt: 10 },
    });
    await store.purge({ resultsBefore: 11, sessionsBefore: 11 });
    expect(await store.readCommandResult('person-a', 'command-1')).toBeNull();
    expect(await store.readSession('hash')).toBeNull();
  });
});

describe('a full disk', () => {
  beforeAll(() => sqliteGround.prepare());
  afterAll(() => sqliteGround.clear());

  it('[FACT-3] is store.full; what was accepted stays, what was refused can be told again', async () => {
    const file = join(folder, 'small.db');
    const small = await openStore({ kind: 'sqlite', file, maxPages: 80 }, fold);
    const accepted: string[] = [];
    const refused: string[] = [];
    const codes = new Set<unknown>();
    for (let index = 0; index < 1_000; index += 1) {
      const call = someCall({ id: `call-${index}` });
      await small.commit({ facts: [call] }).then(
        () => accepted.push(call.source),
        (error: { code: unknown }) => {
          refused.push(call.source);
          codes.add(error.code);
        },
      );
    }
    expect([...codes]).toEqual(['store.full']);
    expect(accepted.length).toBeGreaterThan(10);
    const [day] = await small.readDays({ personId: 'person-a', from: today, to: today });
    expect(day?.points).toBe(accepted.length * 5);
    await small.close();

    const roomy = await openStore({ kind: 'sqlite', file }, fold);
    const kept = await roomy.readFacts({ after: 0, limit: 2_000 });
    expect(kept.map(({ fact }) => fact.source)).toEqual(accepted);
    const again = await roomy.commit({ facts: [someCall({ id: refused[0]?.replace('pbx:', '') ?? '' })] });
    expect(again.facts).toHaveLength(1);
    await roomy.close();
  });
});
