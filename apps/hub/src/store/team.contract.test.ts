import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCalendar } from '../clock.ts';
import type { StoreConfig } from '../config.ts';
import { createFold } from '../facts/fold.ts';
import { newFact } from '../facts/newFact.ts';
import { pointsRules } from '../points/rules/index.ts';
import { SOME_DAY } from '../testing/someFacts.ts';
import { storeGrounds } from '../testing/storeGrounds.ts';
import type { Store } from './store.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const fold = createFold(createCalendar('Asia/Shanghai'), pointsRules);

describe.each(storeGrounds(fold))('the team in the store on $name', (ground) => {
  beforeAll(() => ground.prepare());
  afterEach(() => ground.closeAll());
  afterAll(() => ground.clear());
  const open = (config: StoreConfig): Promise<Store> => ground.open(config);

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
