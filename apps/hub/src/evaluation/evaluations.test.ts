import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { hubPaths, type Evaluation } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCalendar, shiftWorkday } from '../clock.ts';
import { spanOf } from '../ranking/period.ts';
import type { Seat } from '../testing/seat.ts';
import { SeatedGroup } from '../testing/seatedGroup.ts';

const KEY = 'the-key-of-the-survey';
const keys = [{ machine: 'survey', sha256: createHash('sha256').update(KEY).digest('hex') }];
const calendar = createCalendar('Asia/Shanghai');
const today = calendar.workdayOf(Date.now());
const month = spanOf(today, 'month');
const before = spanOf(shiftWorkday(month.from, -1), 'month');

let group: SeatedGroup;
let lin: Seat;
let zhou: Seat;
let leader: Seat;

beforeAll(async () => {
  group = await SeatedGroup.start({ results: { keys } });
  ({ lin, zhou, leader } = group);
});
afterAll(() => group.stop());

/** A day as the totals have it. */
const worked = (personId: string, workday: string, calls: number): void => {
  const database = new DatabaseSync(group.hub.file);
  const add = `insert into day_total values (?, ?, ?, ?, ?, 0, 0, 0, 1) on conflict (person_id, workday) do update set
    points = points + excluded.points, call_count = excluded.call_count, talk_ms = excluded.talk_ms, signed_in_at = 1`;
  database.prepare(add).run(personId, workday, calls * 5, calls, calls * 60_000);
  database.close();
};
const read = async (seat: Seat, question: object = {}): Promise<Evaluation> =>
  (await seat.do('evaluation.read', { personId: null, period: 'month', workday: null, ...question })) as Evaluation;
const ofLin = () => ({ personId: lin.personId });

describe('evaluation', () => {
  it('[EVAL-1] [EVAL-2] sums the workdays of a month, a quarter and a year, and nothing else', async () => {
    worked(lin.personId, month.from, 10);
    worked(lin.personId, before.to, 7);
    worked(lin.personId, before.from, 3);
    worked(zhou.personId, month.from, 90);
    expect(await read(lin)).toMatchObject({
      ...{ personId: lin.personId, period: 'month', ...month, isOver: false, daysWorked: 1 },
      ...{ callCount: 10, talkMs: 600_000, points: 50, rules: [], excellence: null },
      excusedOutages: { count: 0, ms: 0 },
    });
    expect(await read(lin, { workday: before.from })).toMatchObject({ isOver: true, daysWorked: 2, callCount: 10 });
    const year = spanOf(today, 'year');
    const inYear = [month.from, before.to, before.from].filter((day) => day >= year.from);
    expect(await read(lin, { period: 'year' })).toMatchObject({ ...year, daysWorked: inYear.length });
    expect(await lin.ask('evaluation.read', { personId: null, period: 'month', workday: '2999-01-01' })).toBe(
      'command.badInput',
    );
  });

  it('[EVAL-2] [EVAL-9] has points by rule, good words and what callers said, late ones too', async () => {
    await leader.do('kudos.give', { toId: lin.personId, text: '停电那天特别稳' });
    await zhou.do('kudos.give', { toId: lin.personId, text: '谢谢你' });
    const at = calendar.spanOf(month.from).from;
    const line = (id: string, value: number, moment: number) => ({
      ...{ id, personId: lin.personId, kind: 'satisfaction', value, at: moment },
    });
    // The day before this month is within the 40 that are taken.
    const said = await fetch(group.hub.url + hubPaths.results, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
      body: JSON.stringify({ results: [line('a', 5, at), line('b', 2, at), line('c', 5, at - 1)] }),
    });
    expect(said.status).toBe(200);
    const mine = await read(lin);
    expect(mine.rules).toEqual([
      { ruleId: 'praise-received', points: 5, count: 1 },
      { ruleId: 'thanks-received', points: 2, count: 1 },
      { ruleId: 'satisfied-caller', points: 1, count: 1 },
    ]);
    expect(mine).toMatchObject({ points: 58, goodWordCount: 2, results: { satisfaction: { count: 2, average: 3.5 } } });
    expect(await read(lin, { workday: before.from })).toMatchObject({
      ...{ points: 51, results: { satisfaction: { count: 1, average: 5 } } },
    });
  });

  it('[EVAL-5] who leads her reads the same, and it is in her log once; nobody else reads it', async () => {
    expect(await read(leader, ofLin())).toEqual({ ...(await read(lin)), badgeIds: null });
    await read(leader, { ...ofLin(), period: 'year' });
    const deeds = await lin.deeds((all) => all.some(({ what }) => what === 'evaluationRead'));
    expect(deeds.filter(({ what }) => what === 'evaluationRead')).toMatchObject([{ byName: '刘组长', subject: '' }]);
    expect(group.hub.rows(`select position from deed where body like '%evaluationRead%'`)).toHaveLength(1);
    const question = { period: 'month', workday: null };
    for (const [seat, personId] of [
      [zhou, lin.personId],
      [leader, zhou.personId],
      [leader, null],
      [leader, 'nobody'],
    ] as const)
      expect(await seat.ask('evaluation.read', { ...question, personId })).toBe('command.notAllowed');
  });

  it('[EVAL-7] an excellence is given once for a period, with a badge, a deed and its sentence', async () => {
    const gift = { toId: lin.personId, period: 'month', workday: before.from, word: '一通也没有落下' };
    await leader.do('excellence.give', gift, 'the same gift');
    await leader.do('excellence.give', gift, 'the same gift');
    expect(await leader.ask('excellence.give', { ...gift, workday: before.to })).toBe('excellence.known');
    await leader.do('excellence.give', { ...gift, workday: null, word: '又一个月' });
    await leader.do('excellence.give', { ...gift, period: 'quarter' });
    const { earned } = await lin.value('badges', (value) => value.earned.length === 3);
    expect(earned.map(({ badgeId }) => badgeId).toSorted()).toEqual([
      ...['excellence-month', 'excellence-month', 'excellence-quarter'],
    ]);
    const honoured = { byName: '刘组长', word: '一通也没有落下' };
    for (const seat of [lin, leader])
      expect((await read(seat, { ...ofLin(), workday: before.from })).excellence).toMatchObject(honoured);
    expect((await read(lin, { period: 'month' })).excellence).toMatchObject({ word: '又一个月' });
    const facts = JSON.stringify(group.hub.rows(`select body from fact where kind = 'badge.earned'`));
    expect(facts).not.toContain('一通也没有落下');
    expect(await lin.deeds((all) => all.filter(({ what }) => what === 'badgeAwarded').length === 3)).toBeTruthy();
  });

  it('[EVAL-7] not by who leads her not, not to a leader, not for a time to come, and it is no badge of the others', async () => {
    const gift = { toId: zhou.personId, period: 'month', workday: null, word: '好' };
    expect(await leader.ask('excellence.give', gift)).toBe('badge.notFound');
    expect(await leader.ask('excellence.give', { ...gift, toId: leader.personId })).toBe('badge.notFound');
    expect(await lin.ask('excellence.give', gift)).toBe('command.notAllowed');
    const later = { ...gift, toId: lin.personId, workday: '2999-01-01' };
    expect(await leader.ask('excellence.give', later)).toBe('command.badInput');
    expect(await leader.ask('badge.award', { toId: lin.personId, badgeId: 'excellence-year', word: '好' })).toBe(
      'badge.notFound',
    );
  });

  it('[EVAL-6] her badges are told to her leader only while she shows them', async () => {
    expect((await read(lin)).badgeIds).toEqual(['excellence-month', 'excellence-quarter']);
    expect((await read(leader, ofLin())).badgeIds).toBeNull();
    await lin.do('badge.share', { isShared: true });
    expect((await read(leader, ofLin())).badgeIds).toEqual(['excellence-month', 'excellence-quarter']);
  });

  it('[EVAL-4] says a standing, and to nobody else while she hides', async () => {
    expect((await read(lin)).standing).toBe('upperThird');
    expect((await read(leader, ofLin())).standing).toBe('upperThird');
    await lin.do('ranking.choose', { isHidden: true });
    expect((await read(lin)).standing).toBe('upperThird');
    expect((await read(leader, ofLin())).standing).toBeNull();
  });
});
