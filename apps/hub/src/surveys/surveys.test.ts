import type { Survey } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoOperators } from '../demo/names.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { lastRow } from '../testing/lastChange.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

const HOUR_MS = 3_600_000;
const clock = new FakeClock();
let hub: TestHub;
let leader: RawSocket;
let people: RawSocket[];
let surveyId: string;
/** Every sixth is of the first group. */
const accounts = demoOperators.filter((_, index) => index % 6 === 0).slice(0, 5);

const join = async (account: string) => RawSocket.join(hub.url, { token: (await hub.signIn(account)).token });
/** Time goes on, and everybody, silent for so long, comes anew. */
async function goesOn(lengthMs: number): Promise<void> {
  clock.advance(lengthMs);
  for (const socket of [leader, ...people]) socket.drop();
  leader = await join('liuzuzhang');
  people = await Promise.all(accounts.map(([, account]) => join(account)));
}
beforeAll(async () => {
  hub = await startTestHub({}, { clock });
  leader = await join('liuzuzhang');
  people = await Promise.all(accounts.map(([, account]) => join(account)));
});
afterAll(async () => {
  for (const socket of [leader, ...people]) socket.drop();
  await hub.stop();
});

const ask = async (socket: RawSocket, name: string, input: unknown, id?: string): Promise<unknown> => {
  const outcome = await socket.command(name, input, id);
  return outcome.ok ? outcome.value : outcome.error.code;
};
const sees = (socket: RawSocket, fits: (row: Survey | null) => boolean = (row) => row !== null) =>
  lastRow(socket, { topic: 'surveys', key: surveyId }, fits);
const draft = (more: object = {}) => ({
  questions: ['这周的排班合适吗？', '遇到难事有人帮吗？'],
  ...{ audience: { kind: 'unit', unitId: 'group-1' }, closesAt: clock.now() + HOUR_MS, ...more },
});
const rows = (table: string) => hub.rows(`select * from ${table}`).map((row) => ({ ...row }));

describe('a survey', () => {
  it('[SURVEY-1] V5 asks only a part its author may speak to, for 30 days at most', async () => {
    const elsewhere = draft({ audience: { kind: 'unit', unitId: 'group-2' } });
    expect(await ask(leader, 'survey.open', elsewhere)).toBe('command.notAllowed');
    expect(await ask(leader, 'survey.open', draft({ closesAt: clock.now() + 31 * 24 * HOUR_MS }))).toBe(
      'command.badInput',
    );
    expect(await ask(people[0] as RawSocket, 'survey.open', draft())).toBe('command.notAllowed');
    ({ surveyId } = (await ask(leader, 'survey.open', draft())) as { surveyId: string });
    for (const socket of [leader, ...people])
      expect(await sees(socket)).toMatchObject({ hasAnswered: false, answeredCount: 0, results: null });
  });

  it('[SURVEY-2] [SURVEY-3] V5 an answer is counted once, and nothing that is kept joins it with her', async () => {
    const [first] = people as [RawSocket];
    const answer = { surveyId, choices: [4, 5] };
    expect(await ask(first, 'survey.answer', { surveyId, choices: [4] })).toBe('survey.notFound');
    expect(await ask(leader, 'survey.answer', answer)).toBe('survey.notFound');
    await Promise.all([
      ask(first, 'survey.answer', answer, 'one answer'),
      ask(first, 'survey.answer', answer, 'another one'),
    ]);
    expect(await ask(first, 'survey.answer', { surveyId, choices: [1, 1] })).toEqual({});
    const personId = `person-`;
    expect(rows('survey_answered')).toEqual([{ survey_id: surveyId, person_id: expect.stringContaining(personId) }]);
    expect(rows('survey_count')).toEqual([
      { survey_id: surveyId, question: 0, choice: 4, count: 1 },
      { survey_id: surveyId, question: 1, choice: 5, count: 1 },
    ]);
    expect(rows('command_result')).toHaveLength(1);
    expect(JSON.stringify(rows('fact'))).not.toContain(surveyId);
  });

  it('[SURVEY-4] [SURVEY-5] V5 while it is open only the number of answers is told', async () => {
    for (const [index, socket] of people.entries())
      if (index > 0) await ask(socket, 'survey.answer', { surveyId, choices: [index, 3] });
    const seen = await sees(leader, (row) => row?.answeredCount === 5);
    expect(seen).toMatchObject({ results: null, hasAnswered: false });
    const told = leader.changes().filter(({ change }) => change.topic === 'surveys');
    expect(JSON.stringify(told)).not.toContain('person-linxiaoman');
  });

  it('[SURVEY-4] V5 over, with five answers, the counts are told to all alike; then it is closed', async () => {
    await goesOn(HOUR_MS);
    const results = [
      [1, 1, 1, 2, 0],
      [0, 0, 4, 0, 1],
    ];
    for (const socket of [leader, ...people])
      expect((await sees(socket, (row) => (row?.results ?? null) !== null))?.results).toEqual(results);
  });

  it('[SURVEY-4] V5 with fewer than five nothing is ever told; late answers are refused', async () => {
    ({ surveyId } = (await ask(leader, 'survey.open', draft())) as { surveyId: string });
    for (const socket of people.slice(1)) await ask(socket, 'survey.answer', { surveyId, choices: [2, 2] });
    await sees(leader, (row) => row?.answeredCount === 4);
    await goesOn(HOUR_MS);
    expect(await ask(people[0] as RawSocket, 'survey.answer', { surveyId, choices: [2, 2] })).toBe('survey.over');
    await hub.restart();
    leader = await join('liuzuzhang');
    expect(await sees(leader)).toMatchObject({ answeredCount: 4, results: null });
  });

  it('[SURVEY-6] V5 is deleted, with who has answered, 60 days after its end', async () => {
    clock.advance(61 * 24 * HOUR_MS);
    await hub.restart();
    for (const table of ['survey', 'survey_answered', 'survey_count']) expect(rows(table)).toEqual([]);
  });
});
