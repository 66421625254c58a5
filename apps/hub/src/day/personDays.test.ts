import type { Stretch } from '../rests/stretch.ts';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../clock.ts';
import { FakePbx } from '../testing/fakePbx.ts';
import { Seat } from '../testing/seat.ts';
import { startTestHub } from '../testing/testHub.ts';
import { cutTo } from './personDays.ts';

const stretch = (state: Stretch['state'], beganAt: number, endedAt: number): Stretch => ({
  ...{ factId: `${state}${beganAt}`, personId: 'person-a', beganAt, endedAt, state, reason: null },
});

describe('a day', () => {
  it('[DAY-2] Q15 cuts a night shift at midnight: each day has its part', () => {
    const calendar = createCalendar('Asia/Shanghai');
    const [friday, saturday] = [calendar.spanOf('2026-11-20'), calendar.spanOf('2026-11-21')];
    expect([friday.to, saturday.to - saturday.from]).toEqual([saturday.from, 24 * 3_600_000]);
    const midnight = saturday.from;
    const night = [
      stretch('talking', midnight - 60_000, midnight + 90_000),
      stretch('ready', midnight - 90_000, midnight - 60_000),
    ];
    expect(cutTo(night, friday)).toEqual([
      { from: midnight - 90_000, to: midnight - 60_000, state: 'ready', reason: null },
      { from: midnight - 60_000, to: midnight, state: 'talking', reason: null },
    ]);
    expect(cutTo(night, saturday)).toEqual([{ from: midnight, to: midnight + 90_000, state: 'talking', reason: null }]);
  });

  it('[DAY-1] [DAY-3] Q15 is read by her and by who leads her alone, and that is in her log once', async () => {
    const pbx = new FakePbx(['city-hotline']);
    const hub = await startTestHub({ pbx: await pbx.start() });
    const lin = await Seat.of(hub.url, 'linxiaoman');
    const leader = await Seat.of(hub.url, 'liuzuzhang');
    const others = [await Seat.of(hub.url, 'zhouxiaohe'), await Seat.of(hub.url, 'miaozuzhang')];
    await lin.beReady();
    await lin.do('agentState.set', { to: { kind: 'notReady', reason: 'meal' } });
    await lin.state('notReady', 'meal');
    await lin.do('call.quality', {
      ...{ callId: 'call-1', talkedMs: 60_000, heldMs: 12_000, mos: 4.2, lowestMos: 4, lossRatio: 0, jitterMs: 3 },
      ...{ roundTripMs: 40, warnings: [] },
    });
    const ofLin = { personId: lin.personId, workday: null };
    const mine = await lin.do('day.read', { personId: null, workday: null });
    expect(mine).toMatchObject({
      ...{ personId: lin.personId, heldMs: 12_000, callCount: 0 },
      stretches: [{ state: 'notReady', reason: 'signedIn' }, { state: 'ready' }],
    });
    expect(await leader.do('day.read', ofLin)).toEqual(mine);
    await leader.do('day.read', ofLin);
    for (const other of others) expect(await other.ask('day.read', ofLin)).toBe('command.notAllowed');
    expect(await lin.deeds((all) => all.length > 0)).toMatchObject([{ what: 'dayRead', byName: '刘组长' }]);
    expect(await leader.do('day.read', { ...ofLin, workday: '2026-01-01' })).toMatchObject({
      stretches: [],
      heldMs: 0,
    });
    for (const { socket } of [lin, leader, ...others]) socket.drop();
    await hub.stop();
    await pbx.stop();
  });
});
