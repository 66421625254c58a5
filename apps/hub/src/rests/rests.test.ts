import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rest } from '@hearthline/protocol';
import { Seat } from '../testing/seat.ts';
import type { FakePbx } from '../testing/fakePbx.ts';
import { lastRow } from '../testing/lastChange.ts';
import { SeatedGroup } from '../testing/seatedGroup.ts';
import type { TestHub } from '../testing/testHub.ts';

let group: SeatedGroup;
let pbx: FakePbx;
let hub: TestHub;
let lin: Seat;
let colleague: Seat;
let leader: Seat;

beforeAll(async () => {
  group = await SeatedGroup.start({ restAllowances: { break: 15 } });
  ({ pbx, hub, lin, zhou: colleague, leader } = group);
  await lin.beReady();
});
afterAll(() => group.stop());

const key = 'person-linxiaoman';
const rows = (seat: Seat, fits: (row: Rest | null) => boolean) => lastRow(seat.socket, { topic: 'rests', key }, fits);
const asks = (seat: Seat, reason: string) => seat.do('agentState.set', { to: { kind: 'notReady', reason } });

describe('rests', () => {
  it.each(['break', 'meal', 'meeting', 'training', 'help'])(
    '[REST-1] [AGENT-3] Q2 %s is a pause of the PBX and runs for her and for who leads her',
    async (reason) => {
      await asks(lin, reason);
      await lin.state('notReady', reason);
      expect(pbx.queues.get('city-hotline')?.get('PJSIP/1001')).toEqual({ paused: true, reason });
      for (const seat of [lin, leader]) await rows(seat, (row) => row?.running?.reason === reason);
      await lin.do('agentState.set', { to: { kind: 'ready' } });
      await lin.state('ready');
      for (const seat of [lin, leader]) await rows(seat, (row) => row !== null && row.running === null);
    },
  );

  it('[REST-6] a colleague is told nothing of it', async () => {
    // The state itself she is told, with those of others (PRESENCE-3).
    await asks(lin, 'training');
    await colleague.socket.find((message) => JSON.stringify(message).includes('"reason":"training"'));
    await lin.do('agentState.set', { to: { kind: 'ready' } });
    await lin.state('ready');
    const told = colleague.socket.changes().filter(({ change }) => change.topic === 'rests');
    expect(told.map(({ change }) => change)).toEqual([{ op: 'reset', topic: 'rests', rows: [] }]);
  });

  it('[REST-4] Q2 the part of a break that fell into an excused cut is taken off, as soon as it is excused', async () => {
    await asks(lin, 'break');
    const running = await rows(lin, (row) => row?.running?.reason === 'break');
    const report = { isAway: false, isOnBattery: true, batterySecondsLeft: null, isLineUp: true };
    await lin.do('pc.tell', report);
    await lin.outage(({ kind, endedAt }) => kind === 'power' && endedAt === null);
    await lin.do('pc.tell', { ...report, isOnBattery: false });
    const cut = await lin.outage(({ isExcused }) => isExcused);
    const lengthMs = (cut.endedAt ?? 0) - cut.beganAt;
    const later = await rows(lin, (row) => row?.running?.since === (running?.running?.since ?? 0) + lengthMs);
    expect(later?.running?.reason).toBe('break');
    await lin.do('agentState.set', { to: { kind: 'ready' } });
    await lin.state('ready');
    // That it is over is told first, what it used with its fact.
    await rows(lin, (row) => row?.running === null && row.usedMs.break > (running?.usedMs.break ?? 0));
  });

  it('[REST-7] a restart of the hub loses none of it', async () => {
    const before = await rows(lin, (row) => row !== null && row.running === null);
    lin.socket.drop();
    await hub.restart();
    lin = await Seat.of(hub.url, 'linxiaoman', lin.token);
    expect(await rows(lin, () => true)).toEqual(before);
    expect(before?.usedMs.meal).toBeGreaterThan(0);
  });
});
