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

  it('[REST-7] a stretch is kept with its fact, once, and deleted when it is old', async () => {
    const store = await open(await ground.fresh());
    const changed = (reason: 'meal' | 'lineLost', since: number) =>
      newFact(
        'agent.stateChanged',
        {
          ...{ at: since + 60_000, personId: 'person-a', from: { kind: 'notReady', reason, since } },
          to: { kind: 'ready', since: since + 60_000 },
        },
        `hub:${reason}`,
      );
    const facts = [changed('meal', SOME_DAY), changed('lineLost', SOME_DAY + 1)];
    await Promise.all([store.commit({ facts }), store.commit({ facts })]);
    const [meal] = facts;
    const kept = {
      ...{ factId: meal?.id, personId: 'person-a', beganAt: SOME_DAY, endedAt: SOME_DAY + 60_000 },
      ...{ state: 'notReady', reason: 'meal' },
    };
    expect(await store.readRests(SOME_DAY)).toEqual([kept]);
    expect(await store.readRests(SOME_DAY + 60_000)).toEqual([]);
    await store.purgeStretches(SOME_DAY + 60_001);
    expect(await store.readRests(SOME_DAY)).toEqual([]);
  });

  it('[HELP-6] a call for help is kept as it was last, until it ends', async () => {
    const store = await open(await ground.fresh());
    const one = { id: 'help-1', personId: 'person-a', askedAt: SOME_DAY, call: null, taken: null, callId: null };
    const taken = { ...one, taken: { at: SOME_DAY + 5, byId: 'person-l', byName: '刘组长' } };
    await store.commit({ helps: [one, { ...one, id: 'help-2' }] });
    await Promise.all([store.commit({ helps: [taken] }), store.commit({ endedHelps: ['help-2'] })]);
    expect(await store.readHelps()).toEqual([taken]);
  });

  it('[SURVEY-2] [SURVEY-3] [SURVEY-6] a survey keeps counts and who has answered, each once, and is deleted whole', async () => {
    const store = await open(await ground.fresh());
    const survey = {
      ...{ id: 'survey-1', authorId: 'person-l', authorName: '刘组长', openedAt: SOME_DAY, closesAt: SOME_DAY + 9 },
      ...{ questions: ['合适吗？', '有人帮吗？'], audience: { kind: 'all' as const } },
    };
    const answer = (personId: string, choices: number[]) =>
      store.commit({ surveyAnswer: { surveyId: 'survey-1', personId, choices } });
    await store.commit({ survey });
    await Promise.all([answer('a', [4, 5]), answer('a', [1, 1]), answer('b', [4, 1])]);
    expect(await store.readSurveys()).toEqual([{ survey, answeredIds: expect.arrayContaining(['a', 'b']) }]);
    expect(await store.readSurveyCounts(survey)).toEqual([
      [0, 0, 0, 2, 0],
      [1, 0, 0, 0, 1],
    ]);
    await store.purgeSurveys(SOME_DAY + 9);
    expect(await store.readSurveys()).toHaveLength(1);
    await store.purgeSurveys(SOME_DAY + 10);
    expect(await store.readSurveys()).toEqual([]);
    expect((await store.readSurveyCounts(survey)).flat().every((count) => count === 0)).toBe(true);
  });

  it('[ACT-6] [ACT-8] [ACT-10] an activity keeps who comes and each word of who came, and forgets people first', async () => {
    const store = await open(await ground.fresh());
    const activity = {
      ...{ id: 'act-1', authorId: 'person-l', authorName: '刘组长', version: 1, movedAt: null, calledOff: null },
      ...{ title: '包饺子', body: '', place: '', audience: { kind: 'all' as const }, places: 2, isForFamilies: true },
      ...{ startsAt: SOME_DAY, endsAt: SOME_DAY + 9 },
    };
    const signUp = (personId: string, at: number) => ({
      ...{ activityId: 'act-1', personId, companions: 0, at, hasWaited: false, seen: [] },
    });
    const mark = (turn: number, wasThere: boolean) => ({
      ...{
        activityId: 'act-1',
        personId: 'a',
        turn,
        wasThere,
        byId: 'person-l',
        byName: '刘组长',
        at: SOME_DAY + turn,
      },
    });
    await store.commit({ activity, activitySignUps: [signUp('a', 1), signUp('b', 2)] });
    await store.commit({
      activity: { ...activity, version: 2 },
      activitySignUps: [{ ...signUp('a', 1), companions: 1 }],
    });
    await store.commit({ removedActivitySignUp: { activityId: 'act-1', personId: 'b' } });
    await store.commit({ activityMarks: [mark(1, true)] });
    await store.commit({ activityMarks: [mark(2, false)] });
    expect(await store.readActivities()).toEqual({
      activities: [{ ...activity, version: 2 }],
      signUps: [{ ...signUp('a', 1), companions: 1 }],
      marks: expect.arrayContaining([mark(1, true), mark(2, false)]),
    });
    await store.purgeActivities({ planBefore: 0, peopleBefore: SOME_DAY + 9 });
    expect((await store.readActivities()).signUps).toHaveLength(1);
    await store.purgeActivities({ planBefore: SOME_DAY + 9, peopleBefore: SOME_DAY + 10 });
    expect(await store.readActivities()).toMatchObject({ activities: [{ id: 'act-1' }], signUps: [], marks: [] });
    await store.purgeActivities({ planBefore: SOME_DAY + 10, peopleBefore: SOME_DAY + 10 });
    expect((await store.readActivities()).activities).toEqual([]);
  });

  it('[STATUS-2] [STATUS-3] keeps one status a person, the last, and deletes those that ended', async () => {
    const store = await open(await ground.fresh());
    const status = (personId: string, endsAt: number, text: string | null) => ({
      ...{ personId, saidAt: 5, endsAt, line: text === null ? null : { text, emoji: '☕', until: endsAt } },
    });
    const last = status('person-a', 20, "it's over");
    await Promise.all([
      store.commit({ status: status('person-a', 10, 'before') }),
      store.commit({ status: last }),
      store.commit({ status: status('person-b', 30, null) }),
    ]);
    expect(await store.readStatuses()).toEqual([last, status('person-b', 30, null)]);
    await store.purgeStatuses(20);
    expect(await store.readStatuses()).toEqual([status('person-b', 30, null)]);
  });

  it('[CHAT-2] [CHAT-4] [CHAT-6] [CHAT-8] [CHAT-9] keeps chats once, in their order, with how far each was read', async () => {
    const store = await open(await ground.fresh());
    const message = (id: string, at: number, more: object = {}) => ({
      ...{ id, chatId: 'two:a:b', fromId: 'a', fromName: 'A', text: `it's ${id}`, writtenAt: 1, at, isDeleted: false },
      ...more,
    });
    const all = [
      message('1', 10),
      message('2', 20, { fromId: 'b' }),
      message('3', 30),
      message('4', 15, { chatId: 'team:g' }),
    ];
    await Promise.all(
      [...all, message('1', 99, { text: 'another' })].map((chatMessage) => store.commit({ chatMessage })),
    );
    const [first, second, third, ofTeam] = all;
    expect(await store.readChatMessage('1')).toEqual(first);
    expect(await store.readChatMessage('none')).toBeNull();
    const read = (before: number | null) => store.readChat({ chatId: 'two:a:b', before, limit: 2 });
    expect(await read(null)).toEqual([third, second]);
    expect(await read(20)).toEqual([first]);
    expect(await store.readChatTails(2)).toEqual([ofTeam, second, third]);
    const own = (after: { at: number; id: string } | null) => store.readChatsOf({ personId: 'a', after, limit: 2 });
    expect(await own(null)).toEqual([first, ofTeam]);
    expect(await own({ at: 15, id: '4' })).toEqual([third]);
    const seen = (upTo: number) => ({ chatSeen: { chatId: 'two:a:b', personId: 'a', upTo } });
    await Promise.all([store.commit(seen(20)), store.commit(seen(30)), store.commit(seen(10))]);
    await store.commit(seen(20));
    expect(await store.readChatSeen()).toEqual([seen(30).chatSeen]);
    await store.commit({ deletedChatMessage: '3' });
    expect(await store.readChatMessage('3')).toEqual({ ...third, text: '', isDeleted: true });
    expect(await own({ at: 15, id: '4' })).toEqual([]);
    await store.purgeChats(30);
    expect((await store.readChatTails(9)).map(({ id }) => id)).toEqual(['3']);
    await store.purgeChats(31);
    expect(await store.readChatTails(9)).toEqual([]);
    expect(await store.readChatSeen()).toEqual([]);
  });
});
