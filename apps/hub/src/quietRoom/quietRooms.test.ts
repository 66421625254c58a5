import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stay } from '../testing/chair.ts';
import { group, heard, QuietRoomStand } from '../testing/quietRoomStand.ts';

const MINUTE_MS = 60_000;
const pair = (withId: string) => ({ place: { kind: 'pair', withId } }) as const;

let room: QuietRoomStand;

beforeEach(async () => {
  room = await QuietRoomStand.start();
});
afterEach(() => room.stop());

/** Of another group than Lin. */
const zhou = () => room.arrives('zhouxiaohe');
/** In charge of Lin's group, and of it. */
const leader = () => room.arrives('liuzuzhang');

describe('T4 who sits beside whom', () => {
  it('[QROOM-1] [QROOM-2] [QROOM-4] is seen by those who sit there; who leaves is there no more, and nothing says so', async () => {
    const [her, mate, other] = [await room.lin(), await room.wu(), await zhou()];
    for (const one of [her, mate, other]) expect(await one.does('quietRoom.sit', group)).toBe('ok');
    expect([...(await her.hasHeard()).seats.keys()]).toEqual([her.personId, mate.personId]);
    expect([...mate.seats.values()]).toEqual([
      { personId: her.personId, sign: null },
      { personId: mate.personId, sign: null },
    ]);
    expect([...(await other.hasHeard()).seats.keys()]).toEqual([other.personId]);
    await mate.does('quietRoom.leave', {});
    expect([...(await her.hasHeard()).seats.keys()]).toEqual([her.personId]);
    expect(her.socket.changes().at(-1)?.change).toEqual({ op: 'remove', topic: 'quietSeats', key: mate.personId });
    expect([mate.mine.place, mate.seats.size]).toEqual([null, 0]);
    expect(await mate.does('quietRoom.leave', {})).toBe('ok');
  });

  it('[QROOM-1] is in one place; a table with herself or with nobody is none', async () => {
    const [her, mate] = [await room.lin(), await room.wu()];
    await mate.does('quietRoom.sit', group);
    await her.does('quietRoom.sit', group);
    await her.does('quietRoom.sit', pair(mate.personId));
    expect([...(await mate.hasHeard()).seats.keys()]).toEqual([mate.personId]);
    expect(her.mine.place).toEqual(pair(mate.personId).place);
    for (const nobody of [her.personId, 'person-nobody'])
      expect(await her.does('quietRoom.sit', pair(nobody))).toBe('quietRoom.notFound');
    expect(her.mine.place).toEqual(pair(mate.personId).place);
  });

  it('[QROOM-2] [QROOM-3] is no business of who leads them or of IT: they are told neither a name nor a lamp', async () => {
    const [her, mate, boss, it] = [await room.lin(), await room.wu(), await leader(), await room.arrives('itadmin')];
    await her.does('quietRoom.sit', group);
    await her.does('quietRoom.sign', { sign: 'wave' });
    await her.does('quietRoom.focus', { isOn: true });
    for (const one of [boss, it]) {
      expect((await one.hasHeard()).isLampLit).toBeNull();
      expect(heard(one)).not.toContain(her.personId);
      expect(one.socket.changes().filter(({ change }) => change.topic === 'quietSeats')).toHaveLength(1);
    }
    expect((await mate.hasHeard()).isLampLit).toBe(true);
    expect(heard(mate)).not.toContain(her.personId);
  });

  it('[QROOM-2] who leads and sits down there is seen like everybody', async () => {
    const [her, boss] = [await room.lin(), await leader()];
    await her.does('quietRoom.sit', group);
    await boss.does('quietRoom.sit', group);
    await her.until(({ seats }) => seats.has(boss.personId));
    expect([...boss.seats.keys()]).toContain(her.personId);
  });

  it('[QROOM-3] a lamp burns for the group while anybody sits there, and for no other group', async () => {
    const [her, mate, other] = [await room.lin(), await room.wu(), await zhou()];
    expect([mate.isLampLit, other.isLampLit]).toEqual([false, false]);
    await her.does('quietRoom.sit', group);
    await mate.until(({ isLampLit }) => isLampLit === true);
    await her.does('quietRoom.sit', pair(other.personId));
    await mate.until(({ isLampLit }) => isLampLit === false);
    expect((await other.hasHeard()).isLampLit).toBe(false);
    expect(other.seats.size).toBe(0);
  });
});

describe('T4 somebody who goes', () => {
  it('[QROOM-5] keeps her seat for five minutes without a connection, and has none after that', async () => {
    const [her, mate] = [await room.lin(), await room.wu()];
    await her.does('quietRoom.sit', group);
    await mate.does('quietRoom.sit', group);
    her.drop();
    await mate.seesGone(her.personId, room.clock);
    await stay(room.clock, [mate], 4 * MINUTE_MS);
    const back = await room.arrives('linxiaoman', her.token);
    expect([...back.seats.keys()]).toEqual([her.personId, mate.personId]);
    back.drop();
    await back.socket.closed;
    await stay(room.clock, [mate], 4 * MINUTE_MS);
    expect(mate.seats.has(her.personId)).toBe(true);
    await stay(room.clock, [mate], 2 * MINUTE_MS);
    await mate.until(({ seats }) => !seats.has(her.personId));
    expect((await room.arrives('linxiaoman', her.token)).mine.place).toBeNull();
  });

  it('[QROOM-5] with her sign-out at once', async () => {
    const [her, mate] = [await room.lin(), await room.wu()];
    await her.does('quietRoom.sit', group);
    await mate.does('quietRoom.sit', group);
    await her.socket.command('session.signOut', {});
    await mate.until(({ seats }) => !seats.has(her.personId));
  });

  it('[QROOM-6] leaves nothing behind: no table has a row more, and a hub that starts again knows of no one', async () => {
    const [her, mate] = [await room.lin(), await room.wu()];
    const counts = () =>
      room.hub
        .rows("select name from sqlite_master where type = 'table'")
        .map(({ name }) => [name, room.hub.rows(`select count(*) as count from "${String(name)}"`)[0]?.['count']]);
    const before = counts();
    expect(before.length).toBeGreaterThan(20);
    for (const one of [her, mate]) {
      await one.does('quietRoom.sit', group);
      await one.does('quietRoom.sign', { sign: 'tea' });
    }
    await her.does('quietRoom.focus', { isOn: true });
    await her.does('quietRoom.ask', { personId: mate.personId });
    await mate.does('quietRoom.answer', { personId: her.personId, isYes: true });
    await mate.does('quietRoom.leave', {});
    expect(counts()).toEqual(before);
    const run = her.mine.hubRun;
    for (const one of [her, mate]) one.drop();
    await room.hub.restart();
    const again = await room.arrives('linxiaoman', her.token);
    expect(again.mine).toMatchObject({ place: null, asked: null, askedBy: [], signFrom: { wave: 0, tea: 0 } });
    expect(again.mine.hubRun).not.toBe(run);
  });

  it('[QROOM-1] [QROOM-2] who belongs to another group from now on does not sit with the one before', async () => {
    const [her, mate, it] = [await room.lin(), await room.wu(), await room.arrives('itadmin')];
    await her.does('quietRoom.sit', group);
    await mate.does('quietRoom.sit', group);
    const nothing = { name: null, extension: null, role: null, inCharge: null, convener: null, timeZone: null };
    const rows = [{ ...nothing, line: 2, account: 'wuqiufen', unit: '南坪片区/梧桐组' }];
    const ask = (basis: string | null) => it.socket.command('organisation.import', { rows, absent: 'stay', basis });
    const look = await ask(null);
    const { basis } = (look.ok ? look.value : {}) as { basis: string };
    expect(await ask(basis)).toMatchObject({ ok: true, value: { isDone: true } });
    await her.until(({ seats }) => !seats.has(mate.personId));
    await mate.until(({ mine, isLampLit }) => mine.place === null && isLampLit === false);
    expect((await mate.hasHeard()).seats.size).toBe(0);
  });
});

describe('T4 a buddy', () => {
  it('[QROOM-7] is asked, says yes, and both sit at their table; nobody else is told', async () => {
    const [her, buddy, mate] = [await room.lin(), await zhou(), await room.wu()];
    await her.does('quietRoom.sit', group);
    expect(await her.does('quietRoom.ask', { personId: buddy.personId })).toBe('ok');
    const until = room.clock.now() + 10 * MINUTE_MS;
    expect(her.mine.asked).toEqual({ personId: buddy.personId, until });
    await buddy.until(({ mine }) => mine.askedBy[0]?.personId === her.personId && mine.askedBy[0].until === until);
    expect(buddy.mine.place).toBeNull();
    expect(await buddy.does('quietRoom.answer', { personId: her.personId, isYes: true })).toBe('ok');
    for (const one of [her, buddy]) {
      await one.until(({ seats }) => seats.size === 2);
      expect((await one.hasHeard()).mine).toMatchObject({ asked: null, askedBy: [] });
    }
    expect([her.mine.place, buddy.mine.place]).toEqual([pair(buddy.personId).place, pair(her.personId).place]);
    expect((await mate.hasHeard()).isLampLit).toBe(false);
    expect(heard(mate)).not.toContain(her.personId);
  });

  it('[QROOM-7] who asked cannot tell a no from no answer; it runs out, and a yes then comes too late', async () => {
    const [her, buddy] = [await room.lin(), await room.wu()];
    await her.does('quietRoom.ask', { personId: buddy.personId });
    const before = heard(await her.hasHeard());
    await buddy.does('quietRoom.answer', { personId: her.personId, isYes: false });
    expect(buddy.mine.askedBy).toEqual([]);
    expect(heard(await her.hasHeard())).toBe(before);
    await stay(room.clock, [her, buddy], 10 * MINUTE_MS);
    await her.does('quietRoom.sit', group);
    expect(her.mine.asked).toBeNull();
    expect(await buddy.does('quietRoom.answer', { personId: her.personId, isYes: true })).toBe('quietRoom.notFound');
  });

  it('[QROOM-7] an invitation ends when it is taken back, and with the connection of who asked', async () => {
    const [her, buddy] = [await room.lin(), await room.wu()];
    const third = await room.arrives('weixiaohan');
    await her.does('quietRoom.ask', { personId: buddy.personId });
    await her.does('quietRoom.takeBack', {});
    expect(her.mine.asked).toBeNull();
    expect((await buddy.hasHeard()).mine.askedBy).toEqual([]);
    await her.does('quietRoom.ask', { personId: third.personId });
    await third.until(({ mine }) => mine.askedBy.length === 1);
    her.drop();
    await third.until(({ mine }) => mine.askedBy.length === 0);
    expect(await third.does('quietRoom.answer', { personId: her.personId, isYes: true })).toBe('quietRoom.notFound');
  });

  it('[QROOM-7] nobody asks whom she leads, who is not there, or herself; who leads her she may ask', async () => {
    const [her, boss] = [await room.lin(), await leader()];
    expect(await boss.does('quietRoom.ask', { personId: her.personId })).toBe('command.notAllowed');
    expect(await her.does('quietRoom.ask', { personId: 'person-wuqiufen' })).toBe('quietRoom.notHere');
    expect(await her.does('quietRoom.ask', { personId: her.personId })).toBe('quietRoom.notFound');
    expect(await her.does('quietRoom.ask', { personId: boss.personId })).toBe('ok');
  });

  it('[QROOM-8] the same person is asked once an hour and five people an hour, one at a time', async () => {
    const her = await room.lin();
    const accounts = ['wuqiufen', 'weixiaohan', 'qinmangzhong', 'zhangzaodao', 'weizhusun', 'yuchuiyan'];
    const others = await Promise.all(accounts.map((account) => room.arrives(account)));
    const ask = (index: number) => her.does('quietRoom.ask', { personId: `person-${accounts[index]}` });
    // Asked again while she stands asked, it is the same invitation.
    expect([await ask(0), await ask(0), await ask(1), await ask(0)]).toEqual(['ok', 'ok', 'ok', 'quietRoom.tooSoon']);
    expect((await others[0]?.hasHeard())?.mine.askedBy).toEqual([]);
    expect([await ask(2), await ask(3), await ask(4), await ask(5)]).toEqual(['ok', 'ok', 'ok', 'quietRoom.tooSoon']);
    await stay(room.clock, [her, ...others], 60 * MINUTE_MS);
    expect([await ask(0), await ask(5)]).toEqual(['ok', 'ok']);
  });
});
