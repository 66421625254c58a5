import { wallPicture } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseSync } from 'node:sqlite';
import { firstGroup, personIdOf, wallDraftOf, WallStand } from '../testing/wallStand.ts';

const [LIN = '', WEI = '', SECOND_WEI = ''] = firstGroup;

let stand: WallStand;
beforeEach(async () => {
  stand = await WallStand.start();
});
afterEach(() => stand.stop());

describe('whom a wall names', () => {
  it('[WALL-4] [WALL-5] V3 nobody at first; who allows it, with points and no place; taken back, gone at once', async () => {
    await stand.praise(personIdOf(LIN), '稳');
    await stand.praise(personIdOf(WEI), '细');
    const key = await stand.keyOf(await stand.make());
    expect((await stand.look(key)).people).toEqual([]);
    expect(await stand.allow(LIN)).toEqual({});
    await stand.allow('zhouxiaohe');
    expect((await stand.look(key)).people).toEqual([
      { id: personIdOf(LIN), name: '林小满', unitName: '谷雨组', points: 5 },
    ]);
    expect(await stand.ask('liuzuzhang', 'wall.choose', { isShown: true })).toBe('command.notAllowed');
    const response = await stand.get(key);
    const gone = await stand.lookFor(key, response.headers.get('etag') ?? '');
    await stand.allow(LIN, false);
    expect(await (await gone.answer).text()).not.toContain('林小满');
  });

  it('[WALL-4] V3 the choice outlives a restart, is told to her alone, and ends where she moves out of the unit', async () => {
    await stand.praise(personIdOf(LIN), '稳');
    const key = await stand.keyOf(await stand.make());
    await stand.allow(LIN);
    const last = (await stand.at(LIN)).changes().findLast(({ change }) => change.topic === 'wallChoice');
    expect(last?.change).toMatchObject({ value: { isShown: true } });
    expect(JSON.stringify((await stand.at('liuzuzhang')).changes())).not.toContain('wallChoice');
    await stand.restart();
    expect((await stand.look(key)).people).toHaveLength(1);
    const line = { line: 1, account: LIN, unit: '北山片区/白露组' };
    const none = { name: null, extension: null, role: null, inCharge: null, convener: null, timeZone: null };
    const question = { rows: [{ ...none, ...line }], absent: 'stay' };
    const { basis } = (await stand.ask('itadmin', 'organisation.import', { ...question, basis: null })) as {
      basis: string;
    };
    const etag = (await stand.get(key)).headers.get('etag') ?? '';
    const gone = await stand.lookFor(key, etag);
    await stand.ask('itadmin', 'organisation.import', { ...question, basis });
    expect(wallPicture.parse(await (await gone.answer).json()).people).toEqual([]);
  });

  it('[WALL-5] V3 the upper half alone, best first; who hides from the ranking is not there, and nobody without points', async () => {
    for (const account of firstGroup) await stand.allow(account);
    const key = await stand.keyOf(await stand.make());
    const database = new DatabaseSync(stand.hub.file);
    // As a week of work would leave it: points 10, 20, 30 … on the day before.
    firstGroup.forEach((account, index) =>
      database
        .prepare(`insert into day_total values (?, '2026-11-19', ?, 0, 0, 0, 0, 0, null)`)
        .run(personIdOf(account), (index + 1) * 10),
    );
    database.close();
    const best = firstGroup.toReversed().map(personIdOf);
    const named = async () => (await stand.look(key)).people?.map(({ id }) => id);
    expect(await named()).toEqual(best.slice(0, Math.ceil(firstGroup.length / 2)));
    await stand.ask(firstGroup.at(-1) ?? '', 'ranking.choose', { isHidden: true });
    expect(await named()).toEqual(best.slice(1, 1 + Math.ceil((firstGroup.length - 1) / 2)));
    expect(JSON.stringify(await stand.look(key))).not.toMatch(/"rank":null|"place"/);
  });

  it('[WALL-7] V3 badges of who allows both, by their title and nothing more', async () => {
    const key = await stand.keyOf(await stand.make());
    await stand.ask('liuzuzhang', 'badge.award', {
      toId: personIdOf(LIN),
      badgeId: 'calm-voice',
      word: '只给她看的话',
    });
    expect((await stand.look(key)).badges).toEqual([]);
    await stand.allow(LIN);
    expect((await stand.look(key)).badges).toEqual([]);
    await stand.ask(LIN, 'badge.share', { isShared: true });
    expect((await stand.look(key)).badges).toMatchObject([{ name: '林小满', title: { 'zh-CN': '稳得住' } }]);
    expect(JSON.stringify(await stand.look(key))).not.toContain('只给她看的话');
    await stand.ask(LIN, 'badge.share', { isShared: false });
    expect((await stand.look(key)).badges).toEqual([]);
    await stand.ask(LIN, 'badge.share', { isShared: true });
    stand.clock.advance(14 * 24 * 3_600_000 + 1);
    expect((await stand.look(key)).badges).toEqual([]);
  });

  it('[WALL-8] V3 praise a leader gave and chose, while its receiver allows it; thanks never, but their number', async () => {
    await stand.praise(personIdOf(LIN), '耐心，稳');
    await stand.praise(personIdOf(WEI), '没有选上墙');
    await stand.ask(SECOND_WEI, 'kudos.give', { toId: personIdOf(LIN), text: '悄悄说的谢谢' });
    await stand.ask('mazuzhang', 'kudos.give', { toId: personIdOf(LIN), text: '别人的表扬' });
    const rows = stand.hub.rows('select id, body from kudos');
    const idWith = (text: string) => String(rows.find(({ body }) => String(body).includes(text))?.['id']);
    expect(rows).toHaveLength(4);
    for (const text of ['悄悄说的谢谢', '别人的表扬'])
      expect(await stand.ask('liuzuzhang', 'wall.make', wallDraftOf({ praiseIds: [idWith(text)] }))).toBe(
        'command.badInput',
      );
    expect(await stand.ask('liuzuzhang', 'wall.make', wallDraftOf({ praiseIds: ['none'] }))).toBe('command.badInput');
    const praiseIds = [idWith('耐心')];
    const wallId = await stand.make({ praiseIds });
    const key = await stand.keyOf(wallId);
    expect(await stand.look(key)).toMatchObject({ praise: [], thanksCount: 4 });
    await stand.allow(LIN);
    await stand.allow(WEI);
    const { praise: shown } = await stand.look(key);
    expect(shown).toMatchObject([{ fromName: '刘组长', toName: '林小满', text: '耐心，稳' }]);
    expect(JSON.stringify(await stand.look(key))).not.toMatch(/悄悄|没有选上/);
    // Who is in charge above it keeps what was chosen, and adds her own.
    const added = wallDraftOf({ praiseIds: [...praiseIds, idWith('别人的表扬')] });
    expect(await stand.ask('mazuzhang', 'wall.change', { ...added, wallId })).toEqual({});
    expect((await stand.look(key)).praise).toHaveLength(2);
    await stand.allow(LIN, false);
    expect((await stand.look(key)).praise).toEqual([]);
  });
});

describe('what else a wall shows', () => {
  it('[WALL-6] V3 the groups of the upper half with their places, of its own part of the tree', async () => {
    await stand.praise(personIdOf(LIN), '稳');
    const panels = ['groups'];
    const region = await stand.look(
      await stand.keyOf(await stand.make({ unitId: 'region-north', panels }, 'itadmin'), 'itadmin'),
    );
    expect(region.groups).toMatchObject([{ id: 'group-1', rank: 1 }]);
    const other = await stand.look(
      await stand.keyOf(await stand.make({ unitId: 'region-south', panels }, 'itadmin'), 'itadmin'),
    );
    expect(other.groups).toEqual([]);
    expect(region).toMatchObject({ people: null, badges: null, praise: null, thanksCount: null, callCount: null });
  });

  it('[WALL-9] V3 activities of the unit, above and below it, next first; over and called off they are gone', async () => {
    const HOUR = 3_600_000;
    const plan = async (by: string, title: string, more: object = {}) => {
      const startsAt = stand.clock.now() + 5 * HOUR;
      const audience = { kind: 'unit', unitId: 'group-1' };
      const answer = await stand.ask(by, 'activity.plan', {
        ...{ title, body: '', place: '活动室', audience, startsAt, endsAt: startsAt + HOUR },
        ...{ isForFamilies: false, places: null, ...more },
      });
      return (answer as { activityId: string }).activityId;
    };
    const activityId = await plan('liuzuzhang', '包饺子');
    await plan('itadmin', '全中心', {
      audience: { kind: 'all' },
      startsAt: stand.clock.now() + HOUR,
      endsAt: stand.clock.now() + 2 * HOUR,
    });
    await plan('itadmin', '别的组', { audience: { kind: 'unit', unitId: 'group-2' } });
    const calledOff = await plan('liuzuzhang', '取消的');
    await stand.ask('liuzuzhang', 'activity.callOff', { activityId: calledOff, why: '' });
    await stand.ask(LIN, 'activity.signUp', { activityId, companions: 0 });
    const key = await stand.keyOf(await stand.make());
    const seen = (await stand.look(key)).activities ?? [];
    expect(seen.map(({ title, comingCount }) => [title, comingCount])).toEqual([
      ['全中心', 0],
      ['包饺子', 1],
    ]);
    expect(JSON.stringify(seen)).not.toContain('林小满');
    stand.clock.advance(2 * HOUR);
    expect((await stand.look(key)).activities?.map(({ title }) => title)).toEqual(['包饺子']);
  });

  it('[WALL-10] V3 calls answered today as one figure of the unit; of a small one no figure; of nobody where she is', async () => {
    const database = new DatabaseSync(stand.hub.file);
    for (const [account, count] of [
      [LIN, 31],
      [WEI, 12],
      ['zhouxiaohe', 100],
    ] as const)
      database
        .prepare(`insert into day_total values (?, '2026-11-20', 0, ?, 0, 0, 0, 0, null)`)
        .run(personIdOf(account), count);
    database.close();
    const key = await stand.keyOf(await stand.make());
    expect((await stand.look(key)).callCount).toBe(43);
    expect(JSON.stringify(await stand.look(key))).not.toMatch(/presence|agentState|online|notReady/i);
    const none = { name: null, extension: null, role: null, inCharge: null, convener: null, timeZone: null };
    const rows = [{ ...none, line: 1, account: LIN, unit: '北山片区/谷雨组/小溪队' }];
    const { basis } = (await stand.ask('itadmin', 'organisation.import', { rows, absent: 'stay', basis: null })) as {
      basis: string;
    };
    await stand.ask('itadmin', 'organisation.import', { rows, absent: 'stay', basis });
    const walls = (await stand.at('itadmin'))
      .changes()
      .findLast(({ change }) => change.topic === 'organisation')?.change;
    const units = walls?.op === 'set' ? (walls.value as { units: { id: string; name: string }[] }).units : [];
    const unitId = units.find(({ name }) => name === '小溪队')?.id;
    const small = await stand.look(await stand.keyOf(await stand.make({ unitId })));
    expect(small).toMatchObject({ unitName: '小溪队', callCount: null, thanksCount: null });
  });
});
