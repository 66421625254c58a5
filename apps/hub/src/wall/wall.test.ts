import { hubPaths, PROTOCOL_VERSION, wallPicture, type Wall, type WallPicture } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseSync } from 'node:sqlite';
import { demoOperators } from '../demo/names.ts';
import { FakeClock } from '../testing/fakeClock.ts';
import { RawSocket } from '../testing/rawSocket.ts';
import { startTestHub, type TestHub } from '../testing/testHub.ts';

/** Every sixth is of the first group, which 刘组长 leads; 马组长 is in charge of the region above it. */
const [LIN = '', WEI = '', SECOND_WEI = ''] = demoOperators.filter((_, index) => index % 6 === 0).map(([, one]) => one);
const idOf = (account: string): string => `person-${account}`;

/** Says when the hub has begun to hold a request. */
class HoldingClock extends FakeClock {
  #tell: () => void = () => undefined;

  holds(): Promise<void> {
    return new Promise((resolve) => (this.#tell = resolve));
  }

  override after(delayMs: number, run: () => void): () => void {
    if (delayMs === 2_000) this.#tell();
    return super.after(delayMs, run);
  }
}

let clock: HoldingClock;
let hub: TestHub;
let sockets: Map<string, RawSocket>;
beforeEach(async () => {
  clock = new HoldingClock();
  sockets = new Map();
  hub = await startTestHub({ signInLimits: { perAccount: 50, perAddress: 50, windowMs: 600_000 } }, { clock });
});
afterEach(async () => {
  for (const socket of sockets.values()) socket.drop();
  await hub.stop();
});

const at = async (account: string): Promise<RawSocket> => {
  const known = sockets.get(account);
  if (known) return known;
  const socket = await RawSocket.join(hub.url, { token: (await hub.signIn(account)).token });
  sockets.set(account, socket);
  return socket;
};
/** The answer, or the refusal's code. */
const ask = async (account: string, name: string, input: object, id?: string): Promise<unknown> => {
  const outcome = await (await at(account)).command(name, input, id);
  return outcome.ok ? outcome.value : outcome.error.code;
};
const draft = (more: object = {}) => ({
  ...{ name: '谷雨组的墙', unitId: 'group-1', sentence: '靠劳动，过上好日子', language: 'zh-CN', theme: 'dark' },
  ...{ panels: ['people', 'groups', 'badges', 'praise', 'activities', 'calls'], praiseIds: [], ...more },
});
const make = async (more: object = {}, by = 'liuzuzhang'): Promise<string> =>
  ((await ask(by, 'wall.make', draft(more))) as { wallId: string }).wallId;
const keyOf = async (wallId: string, by = 'liuzuzhang'): Promise<string> =>
  ((await ask(by, 'wall.makeKey', { wallId })) as { key: string }).key;
const get = (key: string | null, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(hub.url + hubPaths.wall, { headers: key === null ? headers : { authorization: `Bearer ${key}`, ...headers } });
const look = async (key: string): Promise<WallPicture> => wallPicture.parse(await (await get(key)).json());
/** Resolves when the hub holds it until there is news; the clock stands still, so nothing else ends it. */
const lookFor = async (key: string, etag: string): Promise<{ readonly answer: Promise<Response> }> => {
  const holds = clock.holds();
  const answer = get(key, { 'if-none-match': etag, prefer: 'wait=2' });
  await holds;
  return { answer };
};
const allow = (account: string, isShown = true) => ask(account, 'wall.choose', { isShown });
const praise = async (toId: string, text: string, by = 'liuzuzhang'): Promise<void> => {
  expect(await ask(by, 'kudos.give', { toId, text })).toMatchObject({ kind: 'praise' });
};
const kudosIds = () => hub.rows('select id from kudos order by at, id').map(({ id }) => String(id));

describe('whose a wall is', () => {
  it.each([
    ['linxiaoman', 'command.notAllowed'],
    ['fangzuzhang', 'wall.notFound'],
    ['liuzuzhang', null],
    ['mazuzhang', null],
    ['itadmin', null],
  ])('[WALL-1] V3 %s gets %s for every command of a wall of the first group', async (account, refusal) => {
    const wallId = await make({}, 'itadmin');
    const answers = [
      await ask(account, 'wall.make', draft()),
      await ask(account, 'wall.change', { ...draft({ name: '改名' }), wallId }),
      await ask(account, 'wall.makeKey', { wallId }),
      await ask(account, 'wall.revoke', { wallId }),
      await ask(account, 'wall.remove', { wallId }),
    ];
    // An answer is an object, a refusal its code.
    const refusals = answers.map((answer) => (typeof answer === 'string' ? answer : null));
    expect(refusals).toEqual(answers.map(() => refusal));
    expect(hub.rows('select id from wall')).toHaveLength(1);
  });

  it('[WALL-1] V3 who may change it sees it, at once and nobody else; a leader names no unit that is not hers', async () => {
    const wallId = await make();
    const told = async (account: string): Promise<readonly Wall[] | null> => {
      const last = (await at(account)).changes().findLast(({ change }) => change.topic === 'walls');
      return last?.change.op === 'set' ? (last.change.value as Wall[]) : null;
    };
    for (const account of ['liuzuzhang', 'mazuzhang', 'itadmin'])
      expect(await told(account)).toMatchObject([{ id: wallId, name: '谷雨组的墙', keyMadeAt: null }]);
    expect(await told('fangzuzhang')).toEqual([]);
    expect(await told('linxiaoman')).toBeNull();
    expect(await ask('liuzuzhang', 'wall.make', draft({ unitId: 'group-2' }))).toBe('wall.notFound');
    expect(await ask('liuzuzhang', 'wall.change', { ...draft({ unitId: 'centre' }), wallId })).toBe('wall.notFound');
    expect(await ask('liuzuzhang', 'wall.make', draft({ sentence: '字'.repeat(81) }))).toBe('command.badInput');
    expect(await ask('liuzuzhang', 'wall.make', draft({ panels: [] }))).toBe('command.badInput');
  });

  it('[WALL-1] V3 forty and no more; the same command again makes none', async () => {
    const first = await ask('itadmin', 'wall.make', draft(), 'the same');
    expect(await ask('itadmin', 'wall.make', draft(), 'the same')).toEqual(first);
    const more = await Promise.all(Array.from({ length: 41 }, () => ask('itadmin', 'wall.make', draft())));
    expect(more.filter((one) => one === 'wall.tooMany')).toHaveLength(2);
    expect(hub.rows('select id from wall')).toHaveLength(40);
  });
});

describe('what opens a wall', () => {
  it('[WALL-2] [WALL-3] V3 one key and the newest; every other answer is the same', async () => {
    const wallId = await make();
    const old = await keyOf(wallId);
    expect(await look(old)).toMatchObject({ name: '谷雨组的墙', unitName: '谷雨组' });
    const key = await keyOf(wallId);
    const revoked = await keyOf(await make({ name: '另一面' }));
    await ask('liuzuzhang', 'wall.revoke', {
      wallId: (hub.rows('select id, body from wall').find(({ body }) => String(body).includes('另一面')) ?? {})['id'],
    });
    const { token } = await hub.signIn('liuzuzhang');
    const answers = [];
    for (const wrong of [null, old, revoked, token, 'x', 'A'.repeat(43), `${key}x`]) {
      const response = await get(wrong);
      answers.push([response.status, await response.text(), response.headers.get('etag')]);
    }
    expect(new Set(answers.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify([401, '{"code":"wall.keyWrong"}', null])]),
    );
    expect((await get(key)).status).toBe(200);
    const socket = await RawSocket.open(hub.url);
    socket.say({ kind: 'hello', protocol: PROTOCOL_VERSION, client: 'browser', resume: null, token: key });
    await socket.closed;
    expect(socket.changes()).toEqual([]);
  });

  it('[WALL-2] V3 the key is on no disk, and outlives a restart as its hash; revoked and removed it opens nothing', async () => {
    const wallId = await make();
    const key = await keyOf(wallId);
    const database = new DatabaseSync(hub.file, { readOnly: true });
    const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all();
    const everything = tables.map(({ name }) =>
      JSON.stringify(database.prepare(`select * from "${String(name)}"`).all()),
    );
    database.close();
    expect(everything.join('')).not.toContain(key);
    const [change] = (await at('liuzuzhang'))
      .changes()
      .filter(({ change: { topic } }) => topic === 'walls')
      .slice(-1);
    expect(JSON.stringify(change)).not.toContain('keyHash');
    await hub.restart();
    sockets.clear();
    expect(await look(key)).toMatchObject({ name: '谷雨组的墙' });
    await ask('liuzuzhang', 'wall.revoke', { wallId });
    expect((await get(key)).status).toBe(401);
    const again = await keyOf(wallId);
    expect((await get(again)).status).toBe(200);
    await ask('liuzuzhang', 'wall.remove', { wallId });
    expect((await get(again)).status).toBe(401);
    expect(hub.rows('select * from wall')).toEqual([]);
  });

  it('[WALL-3] V3 many wrong keys from an address are refused, and the right one is let in all the same', async () => {
    const key = await keyOf(await make());
    const statuses = [];
    for (let count = 0; count < 52; count += 1) statuses.push((await get('B'.repeat(43))).status);
    expect(statuses.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => 401));
    expect(statuses.slice(50)).toEqual([429, 429]);
    expect((await get(key)).status).toBe(200);
    clock.advance(600_000);
    expect((await get('B'.repeat(43))).status).toBe(401);
  });

  it('[WALL-11] V3 nothing new is 304 after two seconds and not before; news is told at once, revoking too', async () => {
    const wallId = await make();
    const key = await keyOf(wallId);
    const etag = (await get(key)).headers.get('etag') ?? '';
    expect((await get(key, { 'if-none-match': `W/${etag}` })).status).toBe(304);
    const quiet = await lookFor(key, etag);
    let isAnswered = false;
    void quiet.answer.then(() => (isAnswered = true));
    clock.advance(1_999);
    await get(key);
    expect(isAnswered).toBe(false);
    clock.advance(1);
    expect((await quiet.answer).status).toBe(304);
    const changed = await lookFor(key, etag);
    await ask('liuzuzhang', 'wall.change', { ...draft({ sentence: '新的一句' }), wallId });
    const news = await changed.answer;
    expect(await news.json()).toMatchObject({ sentence: '新的一句' });
    const revoked = await lookFor(key, news.headers.get('etag') ?? '');
    await ask('liuzuzhang', 'wall.revoke', { wallId });
    expect((await revoked.answer).status).toBe(401);
    expect(news.headers.get('cache-control')).toBe('no-store');
  });
});

describe('whom a wall names', () => {
  it('[WALL-4] [WALL-5] V3 nobody at first; who allows it, with points and no place; taken back, gone at once', async () => {
    await praise(idOf(LIN), '稳');
    await praise(idOf(WEI), '细');
    const key = await keyOf(await make());
    expect((await look(key)).people).toEqual([]);
    expect(await allow(LIN)).toEqual({});
    await allow('zhouxiaohe');
    expect((await look(key)).people).toEqual([{ id: idOf(LIN), name: '林小满', unitName: '谷雨组', points: 5 }]);
    expect(await ask('liuzuzhang', 'wall.choose', { isShown: true })).toBe('command.notAllowed');
    const response = await get(key);
    const gone = await lookFor(key, response.headers.get('etag') ?? '');
    await allow(LIN, false);
    expect(await (await gone.answer).text()).not.toContain('林小满');
  });

  it('[WALL-4] V3 the choice outlives a restart, is told to her alone, and ends where she moves out of the unit', async () => {
    await praise(idOf(LIN), '稳');
    const key = await keyOf(await make());
    await allow(LIN);
    const last = (await at(LIN)).changes().findLast(({ change }) => change.topic === 'wallChoice');
    expect(last?.change).toMatchObject({ value: { isShown: true } });
    expect(JSON.stringify((await at('liuzuzhang')).changes())).not.toContain('wallChoice');
    await hub.restart();
    sockets.clear();
    expect((await look(key)).people).toHaveLength(1);
    const line = { line: 1, account: LIN, unit: '北山片区/白露组' };
    const none = { name: null, extension: null, role: null, inCharge: null, convener: null, timeZone: null };
    const question = { rows: [{ ...none, ...line }], absent: 'stay' };
    const { basis } = (await ask('itadmin', 'organisation.import', { ...question, basis: null })) as { basis: string };
    const etag = (await get(key)).headers.get('etag') ?? '';
    const gone = await lookFor(key, etag);
    await ask('itadmin', 'organisation.import', { ...question, basis });
    expect(wallPicture.parse(await (await gone.answer).json()).people).toEqual([]);
  });

  it('[WALL-5] V3 the upper half alone, best first; who hides from the ranking is not there, and nobody without points', async () => {
    const group = demoOperators.filter((_, index) => index % 6 === 0).map(([, account]) => account);
    for (const account of group) await allow(account);
    const key = await keyOf(await make());
    const database = new DatabaseSync(hub.file);
    // As a week of work would leave it: points 10, 20, 30 … on the day before.
    group.forEach((account, index) =>
      database
        .prepare(`insert into day_total values (?, '2026-11-19', ?, 0, 0, 0, 0, 0, null)`)
        .run(idOf(account), (index + 1) * 10),
    );
    database.close();
    const best = group.toReversed().map(idOf);
    const named = async () => (await look(key)).people?.map(({ id }) => id);
    expect(await named()).toEqual(best.slice(0, Math.ceil(group.length / 2)));
    await ask(group.at(-1) ?? '', 'ranking.choose', { isHidden: true });
    expect(await named()).toEqual(best.slice(1, 1 + Math.ceil((group.length - 1) / 2)));
    expect(JSON.stringify(await look(key))).not.toMatch(/"rank":null|"place"/);
  });

  it('[WALL-7] V3 badges of who allows both, by their title and nothing more', async () => {
    const key = await keyOf(await make());
    await ask('liuzuzhang', 'badge.award', { toId: idOf(LIN), badgeId: 'calm-voice', word: '只给她看的话' });
    expect((await look(key)).badges).toEqual([]);
    await allow(LIN);
    expect((await look(key)).badges).toEqual([]);
    await ask(LIN, 'badge.share', { isShared: true });
    expect((await look(key)).badges).toMatchObject([{ name: '林小满', title: { 'zh-CN': '稳得住' } }]);
    expect(JSON.stringify(await look(key))).not.toContain('只给她看的话');
    await ask(LIN, 'badge.share', { isShared: false });
    expect((await look(key)).badges).toEqual([]);
    await ask(LIN, 'badge.share', { isShared: true });
    clock.advance(14 * 24 * 3_600_000 + 1);
    expect((await look(key)).badges).toEqual([]);
  });

  it('[WALL-8] V3 praise a leader gave and chose, while its receiver allows it; thanks never, but their number', async () => {
    await praise(idOf(LIN), '耐心，稳');
    await praise(idOf(WEI), '没有选上墙');
    await ask(SECOND_WEI, 'kudos.give', { toId: idOf(LIN), text: '悄悄说的谢谢' });
    await ask('mazuzhang', 'kudos.give', { toId: idOf(LIN), text: '别人的表扬' });
    const rows = hub.rows('select id, body from kudos');
    const idWith = (text: string) => String(rows.find(({ body }) => String(body).includes(text))?.['id']);
    expect(kudosIds()).toHaveLength(4);
    for (const text of ['悄悄说的谢谢', '别人的表扬'])
      expect(await ask('liuzuzhang', 'wall.make', draft({ praiseIds: [idWith(text)] }))).toBe('command.badInput');
    expect(await ask('liuzuzhang', 'wall.make', draft({ praiseIds: ['none'] }))).toBe('command.badInput');
    const praiseIds = [idWith('耐心')];
    const wallId = await make({ praiseIds });
    const key = await keyOf(wallId);
    expect(await look(key)).toMatchObject({ praise: [], thanksCount: 4 });
    await allow(LIN);
    await allow(WEI);
    const { praise: shown } = await look(key);
    expect(shown).toMatchObject([{ fromName: '刘组长', toName: '林小满', text: '耐心，稳' }]);
    expect(JSON.stringify(await look(key))).not.toMatch(/悄悄|没有选上/);
    // Who is in charge above it keeps what was chosen, and adds her own.
    const added = draft({ praiseIds: [...praiseIds, idWith('别人的表扬')] });
    expect(await ask('mazuzhang', 'wall.change', { ...added, wallId })).toEqual({});
    expect((await look(key)).praise).toHaveLength(2);
    await allow(LIN, false);
    expect((await look(key)).praise).toEqual([]);
  });
});

describe('what else a wall shows', () => {
  it('[WALL-6] V3 the groups of the upper half with their places, of its own part of the tree', async () => {
    await praise(idOf(LIN), '稳');
    const panels = ['groups'];
    const region = await look(await keyOf(await make({ unitId: 'region-north', panels }, 'itadmin'), 'itadmin'));
    expect(region.groups).toMatchObject([{ id: 'group-1', rank: 1 }]);
    const other = await look(await keyOf(await make({ unitId: 'region-south', panels }, 'itadmin'), 'itadmin'));
    expect(other.groups).toEqual([]);
    expect(region).toMatchObject({ people: null, badges: null, praise: null, thanksCount: null, callCount: null });
  });

  it('[WALL-9] V3 activities of the unit, above and below it, next first; over and called off they are gone', async () => {
    const HOUR = 3_600_000;
    const plan = async (by: string, title: string, more: object = {}) => {
      const startsAt = clock.now() + 5 * HOUR;
      const audience = { kind: 'unit', unitId: 'group-1' };
      const answer = await ask(by, 'activity.plan', {
        ...{ title, body: '', place: '活动室', audience, startsAt, endsAt: startsAt + HOUR },
        ...{ isForFamilies: false, places: null, ...more },
      });
      return (answer as { activityId: string }).activityId;
    };
    const activityId = await plan('liuzuzhang', '包饺子');
    await plan('itadmin', '全中心', {
      audience: { kind: 'all' },
      startsAt: clock.now() + HOUR,
      endsAt: clock.now() + 2 * HOUR,
    });
    await plan('itadmin', '别的组', { audience: { kind: 'unit', unitId: 'group-2' } });
    const calledOff = await plan('liuzuzhang', '取消的');
    await ask('liuzuzhang', 'activity.callOff', { activityId: calledOff, why: '' });
    await ask(LIN, 'activity.signUp', { activityId, companions: 0 });
    const key = await keyOf(await make());
    const seen = (await look(key)).activities ?? [];
    expect(seen.map(({ title, comingCount }) => [title, comingCount])).toEqual([
      ['全中心', 0],
      ['包饺子', 1],
    ]);
    expect(JSON.stringify(seen)).not.toContain('林小满');
    clock.advance(2 * HOUR);
    expect((await look(key)).activities?.map(({ title }) => title)).toEqual(['包饺子']);
  });

  it('[WALL-10] V3 calls answered today as one figure of the unit; of a small one no figure; of nobody where she is', async () => {
    const database = new DatabaseSync(hub.file);
    for (const [account, count] of [
      [LIN, 31],
      [WEI, 12],
      ['zhouxiaohe', 100],
    ] as const)
      database
        .prepare(`insert into day_total values (?, '2026-11-20', 0, ?, 0, 0, 0, 0, null)`)
        .run(idOf(account), count);
    database.close();
    const key = await keyOf(await make());
    expect((await look(key)).callCount).toBe(43);
    expect(JSON.stringify(await look(key))).not.toMatch(/presence|agentState|online|notReady/i);
    const none = { name: null, extension: null, role: null, inCharge: null, convener: null, timeZone: null };
    const rows = [{ ...none, line: 1, account: LIN, unit: '北山片区/谷雨组/小溪队' }];
    const { basis } = (await ask('itadmin', 'organisation.import', { rows, absent: 'stay', basis: null })) as {
      basis: string;
    };
    await ask('itadmin', 'organisation.import', { rows, absent: 'stay', basis });
    const walls = (await at('itadmin')).changes().findLast(({ change }) => change.topic === 'organisation')?.change;
    const units = walls?.op === 'set' ? (walls.value as { units: { id: string; name: string }[] }).units : [];
    const unitId = units.find(({ name }) => name === '小溪队')?.id;
    const small = await look(await keyOf(await make({ unitId })));
    expect(small).toMatchObject({ unitName: '小溪队', callCount: null, thanksCount: null });
  });
});
