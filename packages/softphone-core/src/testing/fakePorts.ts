import type { Log } from '../lib/log.ts';
import type { PhonePorts } from '../ports.ts';
import { FakeClock } from './fakeClock.ts';
import { FakeMedia } from './fakeMedia.ts';
import { FakePbx } from './fakePbx.ts';

export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export interface FakePorts extends PhonePorts {
  readonly clock: FakeClock;
  readonly media: FakeMedia;
  readonly network: FakePbx;
}

/** Ports of one phone; give several phones the same `network` and `clock` to let them meet. */
export function fakePorts(shared: { network?: FakePbx; clock?: FakeClock; hid?: HID; seed?: number } = {}): FakePorts {
  let state = (shared.seed ?? 1) >>> 0;
  return {
    network: shared.network ?? new FakePbx(),
    clock: shared.clock ?? new FakeClock(),
    media: new FakeMedia(),
    hid: () => shared.hid ?? null,
    // Mulberry32: even enough, and the same at each run.
    random: () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
    log: silentLog,
  };
}
