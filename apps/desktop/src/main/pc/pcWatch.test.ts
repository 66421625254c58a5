import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import type { PcState } from '../../shared/pc.ts';
import { PcWatch, type PowerMonitorPort } from './pcWatch.ts';

class Monitor extends EventEmitter implements PowerMonitorPort {
  isOnBattery = false;
  idleS = 0;
  isOnBatteryPower = () => this.isOnBattery;
  getSystemIdleTime = () => this.idleS;
}

function setUp() {
  const monitor = new Monitor();
  const told: PcState[] = [];
  const looks = new Set<() => void>();
  const watch = new PcWatch({
    monitor,
    tell: (pc) => told.push(pc),
    every: (_intervalMs, run) => {
      looks.add(run);
      return () => looks.delete(run);
    },
  });
  return { monitor, told, looks, watch, look: () => looks.forEach((run) => run()) };
}

it('tells power, lock and sleep as they change, each change once', () => {
  const { monitor, told, watch } = setUp();
  expect(watch.now).toEqual({ isOnBattery: false, isLocked: false, isAsleep: false, isIdle: false });
  monitor.emit('on-battery');
  monitor.emit('on-battery');
  monitor.emit('lock-screen');
  monitor.emit('suspend');
  // Mains came back in its sleep: no event tells of it.
  monitor.emit('resume');
  monitor.emit('unlock-screen');
  expect(told.map(({ isOnBattery, isLocked, isAsleep }) => [isOnBattery, isLocked, isAsleep])).toEqual([
    [true, false, false],
    [true, true, false],
    [true, true, true],
    [false, true, false],
    [false, false, false],
  ]);
});

it('looks whether somebody sits there only while it was asked for', () => {
  const { monitor, told, looks, watch, look } = setUp();
  monitor.idleS = 4_000;
  expect(looks.size).toBe(0);
  watch.watchIdle(600);
  expect(watch.now.isIdle).toBe(true);
  monitor.idleS = 1;
  look();
  monitor.idleS = 599;
  look();
  expect(told.map(({ isIdle }) => isIdle)).toEqual([true, false]);
  monitor.idleS = 600;
  look();
  expect(watch.now.isIdle).toBe(true);
  watch.watchIdle(null);
  expect([watch.now.isIdle, looks.size]).toEqual([false, 0]);
});
