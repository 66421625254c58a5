import type { Callback, Contact } from '@hearthline/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCalendar } from '../clock.ts';
import type { StoreConfig } from '../config.ts';
import { createFold } from '../facts/fold.ts';
import { newFact } from '../facts/newFact.ts';
import { pointsRules } from '../points/rules/index.ts';
import { SOME_DAY, someCall } from '../testing/someFacts.ts';
import { storeGrounds } from '../testing/storeGrounds.ts';
import type { Store } from './store.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const fold = createFold(createCalendar('Asia/Shanghai'), pointsRules);

describe.each(storeGrounds(fold))('records in the store on $name', (ground) => {
  beforeAll(() => ground.prepare());
  afterEach(() => ground.closeAll());
  afterAll(() => ground.clear());
  const open = (config: StoreConfig): Promise<Store> => ground.open(config);

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
      heldMs: 7_000,
    };
    const report = { personId: 'person-a', callId: 'b', at: SOME_DAY, quality };
    await store.commit({ callQuality: report });
    await store.commit({ callQuality: { ...report, quality: { ...quality, mos: 1 } } });
    const ask = { personIds: ['person-a'], filter: 'all' as const, digits: '', before: null, limit: 10 };
    const rows = await store.readCalls(ask);
    expect(rows.map(({ callId }) => callId)).toEqual(['d', 'c', 'b', 'a']);
    expect(rows[2]?.quality).toEqual(quality);
    const held = { personId: 'person-a', from: SOME_DAY, to: SOME_DAY + 1 };
    expect(await store.readHeldMs(held)).toBe(7_000);
    expect(await store.readHeldMs({ ...held, from: SOME_DAY + 1, to: SOME_DAY + 9 })).toBe(0);
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
    await ground.close(before);

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
    await ground.close(before);

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
});
