import { quietSigns } from '@hearthline/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stay } from '../testing/chair.ts';
import { group, heard, QuietRoomStand } from '../testing/quietRoomStand.ts';

const MINUTE_MS = 60_000;

let room: QuietRoomStand;

beforeEach(async () => {
  room = await QuietRoomStand.start();
});
afterEach(() => room.stop());

describe('T4 signs and the timer', () => {
  it.each(['wave', 'tea', 'quiet'] as const)('[QROOM-9] a %s is seen, and given again only later', async (sign) => {
    const [her, mate] = [await room.lin(), await room.wu()];
    await her.does('quietRoom.sit', group);
    await mate.does('quietRoom.sit', group);
    const at = room.clock.now();
    expect(await her.does('quietRoom.sign', { sign })).toBe('ok');
    await mate.until(({ seats }) => seats.get(her.personId)?.sign?.kind === sign);
    expect(her.seats.get(her.personId)?.sign).toEqual({ kind: sign, at });
    expect(her.mine.signFrom).toEqual({ wave: 0, tea: 0, quiet: 0, [sign]: at + quietSigns[sign].everyMs });
    await stay(room.clock, [her, mate], quietSigns[sign].everyMs - 1);
    expect(await her.does('quietRoom.sign', { sign })).toBe('quietRoom.tooSoon');
    await stay(room.clock, [her, mate], 1);
    expect(await her.does('quietRoom.sign', { sign })).toBe('ok');
  });

  it('[QROOM-9] leaving and coming back gives no sign sooner; nobody gives one who sits nowhere', async () => {
    const her = await room.lin();
    expect(await her.does('quietRoom.sign', { sign: 'wave' })).toBe('quietRoom.notFound');
    await her.does('quietRoom.sit', group);
    await her.does('quietRoom.sign', { sign: 'wave' });
    await her.does('quietRoom.leave', {});
    await her.does('quietRoom.sit', group);
    expect(her.seats.get(her.personId)?.sign).toBeNull();
    expect(await her.does('quietRoom.sign', { sign: 'wave' })).toBe('quietRoom.tooSoon');
  });

  it('[QROOM-9] who needs quiet is told of no wave and no tea, until she takes it back or it is over', async () => {
    const [her, mate] = [await room.lin(), await room.wu()];
    await her.does('quietRoom.sit', group);
    await mate.does('quietRoom.sit', group);
    await her.does('quietRoom.sign', { sign: 'quiet' });
    await mate.until(({ seats }) => seats.get(her.personId)?.sign?.kind === 'quiet');
    await mate.does('quietRoom.sign', { sign: 'wave' });
    expect((await her.hasHeard()).seats.get(mate.personId)?.sign).toBeNull();
    expect(heard(her)).not.toContain('"wave","at"');
    await mate.does('quietRoom.sign', { sign: 'quiet' });
    await her.until(({ seats }) => seats.get(mate.personId)?.sign?.kind === 'quiet');
    await mate.does('quietRoom.sign', { sign: 'tea' });
    expect((await her.hasHeard()).seats.get(mate.personId)?.sign).toBeNull();
    expect(await her.does('quietRoom.sign', { sign: null })).toBe('ok');
    expect((await her.hasHeard()).seats.get(mate.personId)?.sign?.kind).toBe('tea');
    await mate.until(({ seats }) => seats.get(her.personId)?.sign === null);
  });

  it('[QROOM-9] a sign is over by itself for who comes later', async () => {
    const her = await room.lin();
    await her.does('quietRoom.sit', group);
    await her.does('quietRoom.sign', { sign: 'wave' });
    await stay(room.clock, [her], quietSigns.wave.shownMs);
    const mate = await room.wu();
    await mate.does('quietRoom.sit', group);
    expect((await mate.hasHeard()).seats.get(her.personId)?.sign).toBeNull();
  });

  it('[QROOM-10] one timer runs for all who sit there; only who began it ends it early', async () => {
    const [her, mate] = [await room.lin(), await room.wu()];
    expect(await her.does('quietRoom.focus', { isOn: true })).toBe('quietRoom.notFound');
    await her.does('quietRoom.sit', group);
    await her.does('quietRoom.focus', { isOn: true });
    const focus = { byId: her.personId, endsAt: room.clock.now() + 25 * MINUTE_MS };
    await mate.does('quietRoom.sit', group);
    expect((await mate.hasHeard()).mine.focus).toEqual(focus);
    await stay(room.clock, [her, mate], MINUTE_MS);
    expect(await mate.does('quietRoom.focus', { isOn: true })).toBe('ok');
    expect((await mate.hasHeard()).mine.focus).toEqual(focus);
    expect(await mate.does('quietRoom.focus', { isOn: false })).toBe('quietRoom.notFound');
    expect(await her.does('quietRoom.focus', { isOn: false })).toBe('ok');
    await mate.until(({ mine }) => mine.focus === null);
  });

  it('[QROOM-10] it is over after 25 minutes, and goes with the last who leaves', async () => {
    const [her, mate] = [await room.lin(), await room.wu()];
    await her.does('quietRoom.sit', group);
    await her.does('quietRoom.focus', { isOn: true });
    await her.does('quietRoom.leave', {});
    await mate.does('quietRoom.sit', group);
    expect(mate.mine.focus).toBeNull();
    await mate.does('quietRoom.focus', { isOn: true });
    await stay(room.clock, [her, mate], 25 * MINUTE_MS);
    await her.does('quietRoom.sit', group);
    expect((await her.hasHeard()).mine.focus).toBeNull();
  });
});

describe('T4 on a line that costs', () => {
  it('[QROOM-12] who sits there is told when she sits down; what moves after that waits', async () => {
    const [her, mate] = [await room.lin(), await room.wu()];
    await mate.does('quietRoom.sit', group);
    await her.socket.command('panel.pace', { isQuiet: true, isInCall: false });
    await her.does('quietRoom.sit', group);
    expect([...her.seats.keys()]).toEqual([her.personId, mate.personId]);
    await mate.does('quietRoom.leave', {});
    expect((await her.hasHeard()).seats.has(mate.personId)).toBe(true);
    await her.does('quietRoom.leave', {});
    await her.does('quietRoom.sit', group);
    await her.socket.command('panel.pace', { isQuiet: false, isInCall: false });
    expect([...(await her.hasHeard()).seats.keys()]).toEqual([her.personId]);
  });

  it('[QROOM-12] in a call nothing of it is told', async () => {
    const [her, mate] = [await room.lin(), await room.wu()];
    for (const one of [her, mate]) await one.does('quietRoom.sit', group);
    await her.socket.command('panel.pace', { isQuiet: true, isInCall: true });
    const before = heard(her);
    await mate.does('quietRoom.sign', { sign: 'wave' });
    await mate.does('quietRoom.focus', { isOn: true });
    await mate.does('quietRoom.ask', { personId: her.personId });
    expect(heard(await her.hasHeard())).toBe(before);
    await her.socket.command('panel.pace', { isQuiet: false, isInCall: false });
    expect((await her.hasHeard()).mine.askedBy).toHaveLength(1);
  });
});
