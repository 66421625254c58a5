import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { announcementLife } from '../announcements/life.ts';
import { createCalendar } from '../clock.ts';
import type { StoreConfig } from '../config.ts';
import { demoCentre } from '../demo/demoCentre.ts';
import { createFold } from '../facts/fold.ts';
import { pointsRules } from '../points/rules/index.ts';
import { anyFacts, SOME_DAY, someCall, somePeople, someReading } from '../testing/someFacts.ts';
import { SqliteGround, storeGrounds } from '../testing/storeGrounds.ts';
import type { Store } from './store.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const calendar = createCalendar('Asia/Shanghai');
const fold = createFold(calendar, pointsRules);
const today = calendar.workdayOf(SOME_DAY);

describe.each(storeGrounds(fold))('the store on $name', (ground) => {
  beforeAll(() => ground.prepare());
  afterEach(() => ground.closeAll());
  afterAll(() => ground.clear());
  const open = (config: StoreConfig): Promise<Store> => ground.open(config);

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
      { numRuns: ground instanceof SqliteGround ? 25 : 6 },
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
      ...{ expiresAt: SOME_DAY + 1_000, mustRead: true, publishedAt: SOME_DAY, life: announcementLife.parse({}) },
    };
    await before.commit({
      announcement,
      acknowledgement: { announcementId: 'announcement-1', personId: 'person-a', at: SOME_DAY, version: 1 },
      session: { tokenHash: 'hash', personId: 'person-a', expiresAt: SOME_DAY },
      agents: [{ personId: 'person-a', recordJson: '{"a":1}' }],
      phone: { personId: 'person-a', username: '1001', ha1: 'digest', expiresAt: SOME_DAY },
    });
    await before.commit({
      acknowledgement: { announcementId: 'announcement-1', personId: 'person-a', at: 1, version: 1 },
    });
    await ground.close(before);

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
      { announcementId: 'announcement-1', personId: 'person-a', at: SOME_DAY, version: 1 },
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

  it('[ANN-13] [ANN-14] a corrected announcement is as it was left, and the newest version that was read counts', async () => {
    const store = await open(await ground.fresh());
    const sent = {
      ...{ id: 'a', authorId: 'person-b', title: '旧', body: '', audience: { kind: 'all' as const } },
      ...{ expiresAt: SOME_DAY, mustRead: true, publishedAt: 1, life: announcementLife.parse({ isUrgent: true }) },
    };
    const corrected = (version: number) => ({ ...sent, title: `新${version}`, life: { ...sent.life, version } });
    const read = (version: number) => ({ announcementId: 'a', personId: 'p', at: version, version });
    await store.commit({ announcement: sent, acknowledgement: read(1) });
    await Promise.all([
      store.commit({ changedAnnouncement: corrected(2), acknowledgement: read(3) }),
      store.commit({ changedAnnouncement: corrected(3), acknowledgement: read(2) }),
    ]);
    expect(await store.readAnnouncement('a')).toEqual(corrected(3));
    expect(await store.readAcknowledgements(['a'])).toEqual([read(3)]);
  });

  it('[ANN-22] a plan is as it was left, and gone when it is removed', async () => {
    const store = await open(await ground.fresh());
    const plan = {
      ...{
        id: 'plan',
        authorId: 'person-b',
        title: '早会',
        body: '',
        audience: { kind: 'all' as const },
        mustRead: false,
      },
      ...{ firstOn: '2026-11-21', lastOn: '2026-12-21', timeOfDay: '08:30', repeat: 'daily' as const },
      ...{ validMs: 60_000, doneUntil: 1 },
    };
    await store.commit({ announcementPlan: plan });
    await store.commit({ announcementPlan: { ...plan, doneUntil: 2 } });
    expect(await store.readAnnouncementPlans()).toEqual([{ ...plan, doneUntil: 2 }]);
    await store.commit({ removedAnnouncementPlan: 'plan' });
    expect(await store.readAnnouncementPlans()).toEqual([]);
  });

  it('[PROP-7] a proposal is as it was left, and gone when it is taken back or old', async () => {
    const store = await open(await ground.fresh());
    const asked = {
      ...{ id: 'one', kind: 'question' as const, unitId: 'group-1', text: '？', askedById: 'p', askedByName: 'P' },
      ...{ askedAt: SOME_DAY, state: { kind: 'received' as const } },
    };
    const by = { at: SOME_DAY, byId: 'l', byName: 'L' };
    const looked = { ...asked, state: { kind: 'lookedAt' as const, ...by } };
    await Promise.all([store.commit({ proposal: asked }), store.commit({ proposal: { ...asked, id: 'two' } })]);
    await store.commit({ proposal: looked, removedProposal: 'two' });
    expect(await store.readProposals()).toEqual([looked]);
    await store.purgeProposals(SOME_DAY);
    expect(await store.readProposals()).toHaveLength(1);
    await store.purgeProposals(SOME_DAY + 1);
    expect(await store.readProposals()).toEqual([]);
  });

  it('one write that cannot be kept does not sink its neighbours', async () => {
    const store = await open(await ground.fresh());
    const announcement = {
      ...{ id: 'twice', authorId: 'person-b', title: 'a', body: '', audience: { kind: 'all' as const } },
      ...{ expiresAt: SOME_DAY, mustRead: true, publishedAt: SOME_DAY, life: announcementLife.parse({}) },
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
