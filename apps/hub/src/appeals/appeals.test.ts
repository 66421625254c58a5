import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Seat } from '../testing/seat.ts';
import type { FakePbx } from '../testing/fakePbx.ts';
import { SeatedGroup } from '../testing/seatedGroup.ts';
import type { TestHub } from '../testing/testHub.ts';

let group: SeatedGroup;
let pbx: FakePbx;
let hub: TestHub;
let lin: Seat;
let zhou: Seat;
let leader: Seat;

beforeAll(async () => {
  group = await SeatedGroup.start();
  ({ pbx, hub, lin, zhou, leader } = group);
});
afterAll(() => group.stop());

const rows = (sql: string) => group.hub.rows(sql);
const ledger = () => rows('select id, person_id, points, rule_id from ledger order by position');

describe('a point that is not right', () => {
  it('[APPEAL-1] [APPEAL-5] is contested once, by whose it is, and her leader alone sees it', async () => {
    await zhou.do('kudos.give', { toId: lin.personId, text: '谢谢' });
    const { recent } = await lin.value('points', ({ today }) => today === 2);
    const entryId = recent[0]?.id ?? '';
    expect(await zhou.ask('points.contest', { entryId, note: '不是我的' })).toBe('appeal.notFound');
    const wish = { entryId, note: '应该是五分' };
    await lin.do('points.contest', wish, 'the same appeal');
    await lin.do('points.contest', wish, 'the same appeal');
    expect(await lin.ask('points.contest', wish)).toBe('appeal.notNow');
    const [mine] = await lin.value('appeals', (all) => all.length > 0);
    expect(mine).toMatchObject({ note: '应该是五分', answer: null, entry: { id: entryId, points: 2 } });
    expect(await leader.value('appeals', (all) => all.length > 0)).toEqual([mine]);
    expect(await zhou.value('appeals', () => true)).toEqual([]);
  });

  it('[APPEAL-2] [APPEAL-4] [APPEAL-6] accepted it is another line, once; the old one stays; she reads who and why', async () => {
    const before = ledger();
    const [open] = await leader.value('appeals', (all) => all.some(({ answer }) => answer === null));
    const answer = { appealId: open?.id, answer: { kind: 'accepted', points: 3, word: '说得对' } };
    expect(await lin.ask('points.answer', answer)).toBe('command.notAllowed');
    const two = await Promise.all([leader.ask('points.answer', answer), leader.ask('points.answer', answer)]);
    expect(two).toEqual([{}, 'appeal.notFound']);
    await lin.value('points', ({ today }) => today === 5);
    expect(ledger()).toEqual([...before, expect.objectContaining({ rule_id: 'correction', points: 3 })]);
    const [seen] = await lin.value('appeals', ([one]) => one?.answer !== null);
    expect(seen?.answer).toMatchObject({ isAccepted: true, points: 3, word: '说得对', byName: '刘组长' });
    expect(await lin.deeds((all) => all.length > 0)).toMatchObject([{ what: 'appealAccepted', subject: '说得对' }]);
  });

  it('[APPEAL-1] [APPEAL-2] one that is missing may be declined, with a reason', async () => {
    await lin.do('points.contest', { entryId: null, note: '昨天那通没有算' });
    const [open] = await leader.value('appeals', ([one]) => one?.answer === null);
    const decline = (word: string) =>
      leader.ask('points.answer', { appealId: open?.id, answer: { kind: 'declined', word } });
    expect(await decline(' ')).toBe('command.badInput');
    expect(await decline('那通只有三秒')).toEqual({});
    await lin.value('appeals', (all) => all.some(({ answer }) => answer?.isAccepted === false));
    await lin.deeds(([one]) => one?.what === 'appealDeclined');
    expect(ledger().filter(({ rule_id }) => rule_id === 'correction')).toHaveLength(1);
  });

  it('[APPEAL-1] no more than ten wait', async () => {
    const asked: unknown[] = [];
    for (let index = 0; index < 11; index += 1)
      asked.push(await lin.ask('points.contest', { entryId: null, note: `第 ${index} 次` }));
    expect(asked.filter((one) => one === 'appeal.notNow')).toHaveLength(1);
  });

  it('[APPEAL-3] [APPEAL-7] a leader corrects those she leads; no sentence is in a fact; all of it outlives a restart', async () => {
    const wish = { personId: lin.personId, points: -4, word: '重复记了一通' };
    expect(await leader.ask('points.correct', { ...wish, personId: zhou.personId })).toBe('appeal.notFound');
    expect(await leader.ask('points.correct', { ...wish, points: 0 })).toBe('command.badInput');
    await leader.do('points.correct', wish, 'the same correction');
    await leader.do('points.correct', wish, 'the same correction');
    await lin.value('points', ({ today }) => today === 1);
    await lin.deeds(([one]) => one?.what === 'pointsCorrected');
    expect(JSON.stringify(rows(`select body from fact where kind like 'points.%'`))).not.toMatch(/[五说昨那重]/);
    const shown = await lin.value('appeals', (all) => all.length === 13);
    for (const seat of [lin, zhou, leader]) seat.socket.drop();
    await pbx.goAway();
    await hub.restart();
    await pbx.listen();
    [lin, zhou, leader] = [
      await Seat.of(hub.url, 'linxiaoman', lin.token),
      await Seat.of(hub.url, 'zhouxiaohe', zhou.token),
      await Seat.of(hub.url, 'liuzuzhang', leader.token),
    ];
    expect(await lin.value('appeals', () => true)).toEqual(shown);
  });
});
