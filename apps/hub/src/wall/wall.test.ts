import { PROTOCOL_VERSION, type Wall } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseSync } from 'node:sqlite';
import { RawSocket } from '../testing/rawSocket.ts';
import { wallDraftOf, WallStand } from '../testing/wallStand.ts';

let stand: WallStand;
beforeEach(async () => {
  stand = await WallStand.start();
});
afterEach(() => stand.stop());

describe('whose a wall is', () => {
  it.each([
    ['linxiaoman', 'command.notAllowed'],
    ['fangzuzhang', 'wall.notFound'],
    ['liuzuzhang', null],
    ['mazuzhang', null],
    ['itadmin', null],
  ])('[WALL-1] V3 %s gets %s for every command of a wall of the first group', async (account, refusal) => {
    const wallId = await stand.make({}, 'itadmin');
    const answers = [
      await stand.ask(account, 'wall.make', wallDraftOf()),
      await stand.ask(account, 'wall.change', { ...wallDraftOf({ name: '改名' }), wallId }),
      await stand.ask(account, 'wall.makeKey', { wallId }),
      await stand.ask(account, 'wall.revoke', { wallId }),
      await stand.ask(account, 'wall.remove', { wallId }),
    ];
    // An answer is an object, a refusal its code.
    const refusals = answers.map((answer) => (typeof answer === 'string' ? answer : null));
    expect(refusals).toEqual(answers.map(() => refusal));
    expect(stand.hub.rows('select id from wall')).toHaveLength(1);
  });

  it('[WALL-1] V3 who may change it sees it, at once and nobody else; a leader names no unit that is not hers', async () => {
    const wallId = await stand.make();
    const told = async (account: string): Promise<readonly Wall[] | null> => {
      const last = (await stand.at(account)).changes().findLast(({ change }) => change.topic === 'walls');
      return last?.change.op === 'set' ? (last.change.value as Wall[]) : null;
    };
    for (const account of ['liuzuzhang', 'mazuzhang', 'itadmin'])
      expect(await told(account)).toMatchObject([{ id: wallId, name: '谷雨组的墙', keyMadeAt: null }]);
    expect(await told('fangzuzhang')).toEqual([]);
    expect(await told('linxiaoman')).toBeNull();
    expect(await stand.ask('liuzuzhang', 'wall.make', wallDraftOf({ unitId: 'group-2' }))).toBe('wall.notFound');
    expect(await stand.ask('liuzuzhang', 'wall.change', { ...wallDraftOf({ unitId: 'centre' }), wallId })).toBe(
      'wall.notFound',
    );
    expect(await stand.ask('liuzuzhang', 'wall.make', wallDraftOf({ sentence: '字'.repeat(81) }))).toBe(
      'command.badInput',
    );
    expect(await stand.ask('liuzuzhang', 'wall.make', wallDraftOf({ panels: [] }))).toBe('command.badInput');
  });

  it('[WALL-1] V3 forty and no more; the same command again makes none', async () => {
    const first = await stand.ask('itadmin', 'wall.make', wallDraftOf(), 'the same');
    expect(await stand.ask('itadmin', 'wall.make', wallDraftOf(), 'the same')).toEqual(first);
    const more = await Promise.all(Array.from({ length: 41 }, () => stand.ask('itadmin', 'wall.make', wallDraftOf())));
    expect(more.filter((one) => one === 'wall.tooMany')).toHaveLength(2);
    expect(stand.hub.rows('select id from wall')).toHaveLength(40);
  });
});

describe('what opens a wall', () => {
  it('[WALL-11] V3 a hub that stops lets go of what it holds', async () => {
    const key = await stand.keyOf(await stand.make());
    const held = await stand.lookFor(key, (await stand.get(key)).headers.get('etag') ?? '');
    const ended = held.answer.then(
      ({ status }) => status,
      () => 'cut',
    );
    await stand.restart();
    expect([304, 'cut']).toContain(await ended);
    expect((await stand.get(key)).status).toBe(200);
  });

  it('[WALL-2] [WALL-3] V3 one key and the newest; every other answer is the same', async () => {
    const wallId = await stand.make();
    const old = await stand.keyOf(wallId);
    expect(await stand.look(old)).toMatchObject({ name: '谷雨组的墙', unitName: '谷雨组' });
    const key = await stand.keyOf(wallId);
    const revoked = await stand.keyOf(await stand.make({ name: '另一面' }));
    await stand.ask('liuzuzhang', 'wall.revoke', {
      wallId: (stand.hub.rows('select id, body from wall').find(({ body }) => String(body).includes('另一面')) ?? {})[
        'id'
      ],
    });
    const { token } = await stand.hub.signIn('liuzuzhang');
    const answers = [];
    for (const wrong of [null, old, revoked, token, 'x', 'A'.repeat(43), `${key}x`]) {
      const response = await stand.get(wrong);
      answers.push([response.status, await response.text(), response.headers.get('etag')]);
    }
    expect(new Set(answers.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify([401, '{"code":"wall.keyWrong"}', null])]),
    );
    expect((await stand.get(key)).status).toBe(200);
    const socket = await RawSocket.open(stand.hub.url);
    socket.say({ kind: 'hello', protocol: PROTOCOL_VERSION, client: 'browser', resume: null, token: key });
    await socket.closed;
    expect(socket.changes()).toEqual([]);
  });

  it('[WALL-2] V3 the key is on no disk, and outlives a restart as its hash; revoked and removed it opens nothing', async () => {
    const wallId = await stand.make();
    const key = await stand.keyOf(wallId);
    const database = new DatabaseSync(stand.hub.file, { readOnly: true });
    const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all();
    const everything = tables.map(({ name }) =>
      JSON.stringify(database.prepare(`select * from "${String(name)}"`).all()),
    );
    database.close();
    expect(everything.join('')).not.toContain(key);
    const [change] = (await stand.at('liuzuzhang'))
      .changes()
      .filter(({ change: { topic } }) => topic === 'walls')
      .slice(-1);
    expect(JSON.stringify(change)).not.toContain('keyHash');
    await stand.restart();
    expect(await stand.look(key)).toMatchObject({ name: '谷雨组的墙' });
    await stand.ask('liuzuzhang', 'wall.revoke', { wallId });
    expect((await stand.get(key)).status).toBe(401);
    const again = await stand.keyOf(wallId);
    expect((await stand.get(again)).status).toBe(200);
    await stand.ask('liuzuzhang', 'wall.remove', { wallId });
    expect((await stand.get(again)).status).toBe(401);
    expect(stand.hub.rows('select * from wall')).toEqual([]);
  });

  it('[WALL-3] V3 many wrong keys from an address are refused, and the right one is let in all the same', async () => {
    const key = await stand.keyOf(await stand.make());
    const statuses = [];
    for (let count = 0; count < 52; count += 1) statuses.push((await stand.get('B'.repeat(43))).status);
    expect(statuses.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => 401));
    expect(statuses.slice(50)).toEqual([429, 429]);
    expect((await stand.get(key)).status).toBe(200);
    stand.clock.advance(600_000);
    expect((await stand.get('B'.repeat(43))).status).toBe(401);
  });

  it('[WALL-11] V3 nothing new is 304 after two seconds and not before; news is told at once, revoking too', async () => {
    const wallId = await stand.make();
    const key = await stand.keyOf(wallId);
    const etag = (await stand.get(key)).headers.get('etag') ?? '';
    expect((await stand.get(key, { 'if-none-match': `W/${etag}` })).status).toBe(304);
    const quiet = await stand.lookFor(key, etag);
    let isAnswered = false;
    void quiet.answer.then(() => (isAnswered = true));
    stand.clock.advance(1_999);
    await stand.get(key);
    expect(isAnswered).toBe(false);
    stand.clock.advance(1);
    expect((await quiet.answer).status).toBe(304);
    const changed = await stand.lookFor(key, etag);
    await stand.ask('liuzuzhang', 'wall.change', { ...wallDraftOf({ sentence: '新的一句' }), wallId });
    const news = await changed.answer;
    expect(await news.json()).toMatchObject({ sentence: '新的一句' });
    const revoked = await stand.lookFor(key, news.headers.get('etag') ?? '');
    await stand.ask('liuzuzhang', 'wall.revoke', { wallId });
    expect((await revoked.answer).status).toBe(401);
    expect(news.headers.get('cache-control')).toBe('no-store');
  });
});
