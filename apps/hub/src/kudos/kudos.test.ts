import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Seat } from '../testing/seat.ts';
import { SeatedGroup } from '../testing/seatedGroup.ts';

let group: SeatedGroup;
let lin: Seat;
let zhou: Seat;
let leader: Seat;

beforeAll(async () => {
  group = await SeatedGroup.start();
  ({ lin, zhou, leader } = group);
});
afterAll(() => group.stop());

const rows = (sql: string) => group.hub.rows(sql);
const ledger = () => rows('select person_id, rule_id, points, subject from ledger order by position');

describe('good words', () => {
  it('[KUDOS-1] [KUDOS-4] [KUDOS-5] [KUDOS-6] thanks reach her with their sentence and two points, once', async () => {
    const wish = { toId: zhou.personId, text: '  帮我接了那通难缠的电话  ' };
    const said = { kind: 'thanks', isEarning: true };
    expect(await lin.do('kudos.give', wish, 'the same thanks')).toEqual(said);
    expect(await lin.do('kudos.give', wish, 'the same thanks')).toEqual(said);
    const { got } = await zhou.value('kudos', (value) => value.got.length > 0);
    expect(got).toMatchObject([{ fromId: lin.personId, text: '帮我接了那通难缠的电话', isNew: true }]);
    const mine = await lin.value('kudos', ({ given }) => given.length > 0);
    expect(mine).toMatchObject({ got: [], given: [{ toId: zhou.personId, isNew: false }], thanksLeft: 2 });
    await zhou.value('points', ({ today }) => today === 2);
    expect(ledger()).toMatchObject([{ person_id: zhou.personId, rule_id: 'thanks-received', points: 2 }]);
    expect(JSON.stringify(rows(`select body from fact where kind = 'kudos.given'`))).not.toContain('难缠');
    expect(await leader.value('kudos', () => true)).toMatchObject({ got: [], given: [] });
  });

  it('[KUDOS-2] [KUDOS-3] no more than is meant: not herself, not twice, and thanks back earn nothing', async () => {
    const again = { toId: zhou.personId, text: '再谢一次' };
    expect(await lin.ask('kudos.give', again)).toBe('kudos.tooSoon');
    expect(await lin.ask('kudos.give', { ...again, toId: lin.personId })).toBe('kudos.notFound');
    expect(await lin.ask('kudos.give', { ...again, toId: 'nobody' })).toBe('kudos.notFound');
    expect(await lin.ask('kudos.give', { ...again, text: '   ' })).toBe('command.badInput');
    const back = { toId: lin.personId, text: '也谢谢你' };
    expect(await zhou.do('kudos.give', back)).toEqual({ kind: 'thanks', isEarning: false });
    await lin.value('kudos', ({ got }) => got.length === 1);
    expect(ledger()).toHaveLength(1);
  });

  it('[KUDOS-5] said at once, three thanks and not four', async () => {
    const ofOthers = ['zhouxiaohe', 'zhaoguyu', 'qianchunfen', 'sunxiaoshu'].map((account) => `person-${account}`);
    const answers = await Promise.all(ofOthers.map((toId) => leader.ask('kudos.give', { toId, text: '谢谢' })));
    expect(answers.filter((one) => one === 'kudos.tooMany')).toHaveLength(1);
  });

  it('[KUDOS-7] a leader’s is praise: five points, and a deed that says so', async () => {
    expect(await leader.do('kudos.give', { toId: lin.personId, text: '耐心，稳' })).toEqual({
      ...{ kind: 'praise', isEarning: true },
    });
    expect(await leader.ask('kudos.give', { toId: lin.personId, text: '又一次' })).toBe('kudos.tooSoon');
    expect(await lin.deeds((all) => all.length > 0)).toMatchObject([{ what: 'praised', subject: '耐心，稳' }]);
    expect(await zhou.deeds(() => true)).toEqual([]);
    await lin.value('points', ({ today }) => today === 5);
  });

  it('[KUDOS-6] is new until she has looked, also for who comes back', async () => {
    const { got } = await lin.value('kudos', (value) => value.got.some(({ isNew }) => isNew));
    await lin.do('kudos.see', { upTo: got.at(-1)?.at ?? 0 });
    const seen = await lin.value('kudos', (value) => value.got.some(({ isNew }) => !isNew));
    expect(seen.got.map(({ isNew }) => isNew)).toEqual([true, false]);
    await lin.do('kudos.see', { upTo: got[0]?.at ?? 0 });
    await lin.value('kudos', (value) => value.got.every(({ isNew }) => !isNew));
  });
});
