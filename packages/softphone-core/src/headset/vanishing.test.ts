import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Value } from '../lib/value.ts';
import type { CallSnapshot, CallState } from '../snapshot.ts';
import { FakeClock, FakeHid, type FakeHidDevice, type HidFate, silentLog, telephonyHeadset } from '../testing/index.ts';
import { drivers } from './drivers/index.ts';
import { Headset } from './headset.ts';
import { signalOf } from './mapping.ts';

const talking: CallState = { kind: 'talking', since: 0, hold: 'none', heldSince: null, isHoldPending: false };
const states: readonly CallState[] = [
  { kind: 'ringingHere' },
  { kind: 'answering' },
  talking,
  { ...talking, hold: 'here' },
];
const call = (id: string, state: CallState, isMuted: boolean) => ({ id, state, isMuted }) as CallSnapshot;

const someCall = fc.record({ state: fc.constantFrom(...states), isMuted: fc.boolean() });
const which = fc.integer({ min: 0, max: 2 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('calls' as const), calls: fc.array(someCall, { maxLength: 2 }) }),
  fc.record({ kind: fc.constant('press' as const), which, bits: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constantFrom('plugIn', 'pullOut', 'forget', 'allow', 'holdElsewhere', 'letGo'), which }),
  fc.record({ kind: fc.constant('passes' as const), forMs: fc.constantFrom(0, 50, 700, 3_000) }),
);
const fate: fc.Arbitrary<HidFate> = fc.constantFrom('works', 'works', 'works', 'works', 'fails', 'pulledOut');

describe('a headset that may go at any moment', () => {
  it('[HEAD-1] [HEAD-4] [HEAD-7] never throws, never answers what does not ring, and shows the truth again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.infiniteStream(fate), async (steps, fates) => {
        const room = new Room(fates);
        await room.clock.advance(10);
        for (const one of steps) await room.does(one);
        await room.settles();
        for (const device of room.devices) expect(room.lampsOf(device)).toBe(room.expected(device));
        expect(room.wrong).toEqual([]);
        room.headset.close();
      }),
      { seed: 11, numRuns: 150 },
    );
  });
});

class Room {
  readonly clock = new FakeClock();
  readonly hid = new FakeHid();
  readonly devices = ['One', 'Two', 'Two'].map((name) => telephonyHeadset(name));
  readonly calls = new Value<readonly CallSnapshot[]>([]);
  /** Commands that made no sense when they were asked for. */
  readonly wrong: string[] = [];
  readonly headset: Headset;
  #isBroken = true;

  constructor(fates: fc.Stream<HidFate>) {
    const next = fates[Symbol.iterator]();
    for (const device of this.devices) {
      device.isGranted = true;
      device.fate = () => (this.#isBroken ? (next.next().value ?? 'works') : 'works');
      this.hid.plugIn(device);
    }
    const only = (name: string, fits: (state: CallState) => boolean) => async (id: string) => {
      const found = this.calls.getState().find((each) => each.id === id);
      if (found === undefined || !fits(found.state)) this.wrong.push(`${name} in ${found?.state.kind}`);
    };
    const isTalking = ({ kind }: CallState): boolean => kind === 'talking';
    this.headset = new Headset({
      ...{ hid: () => this.hid.asPort(), clock: this.clock, log: silentLog, drivers, calls: this.calls },
      commands: {
        answer: only('answer', ({ kind }) => kind === 'ringingHere'),
        reject: only('reject', ({ kind }) => kind === 'ringingHere'),
        hangUp: only('hangUp', ({ kind }) => kind === 'answering' || kind === 'talking'),
        ...{ hold: only('hold', isTalking), retrieve: only('retrieve', isTalking) },
        setMuted: only('mute', ({ kind }) => kind !== 'ringingHere'),
      },
    });
  }

  async does(one: typeof step extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
    if (one.kind === 'calls')
      this.calls.set(
        ('calls' in one ? one.calls : []).map(({ state, isMuted }, index) => call(`c${index}`, state, isMuted)),
      );
    else if (one.kind === 'passes') await this.clock.advance('forMs' in one ? one.forMs : 0);
    else if ('which' in one) await this.#does(one.kind, this.devices[one.which], 'bits' in one ? one.bits : 0);
  }

  async #does(kind: string, device: FakeHidDevice | undefined, bits: number): Promise<void> {
    if (device === undefined) return;
    if (kind === 'press') device.press(8, bits);
    if (kind === 'plugIn') this.hid.plugIn(device);
    if (kind === 'pullOut') this.hid.pullOut(device);
    if (kind === 'holdElsewhere') device.isHeldElsewhere = true;
    if (kind === 'letGo') device.isHeldElsewhere = false;
    if (kind === 'forget') {
      device.isGranted = false;
      await this.headset.lookAgain();
    }
    if (kind === 'allow') device.isGranted = true;
  }

  /** Nothing goes wrong any more, everything is plugged in, and a minute passes. */
  async settles(): Promise<void> {
    this.#isBroken = false;
    for (const device of this.devices) {
      device.isHeldElsewhere = false;
      device.isGranted = true;
      this.hid.plugIn(device);
    }
    await this.headset.lookAgain();
    await this.clock.advance(70_000);
    this.calls.set([...this.calls.getState(), call('last', { kind: 'ringingHere' }, false)]);
    await this.clock.advance(10);
  }

  lampsOf(device: FakeHidDevice): number | undefined {
    return device.sent.at(-1)?.data[0];
  }

  /** Off-hook 1, mute 2, ring 4, hold 8; the model in use shows all of it. */
  expected(device: FakeHidDevice): number {
    const inUse = this.headset.devices.getState().find(({ isInUse }) => isInUse)?.productName;
    const { isOffHook, isMuted, isRinging, isHeld } = signalOf(this.calls.getState());
    const ring = isRinging ? 4 : 0;
    if (device.productName !== inUse) return ring;
    return (isOffHook ? 1 : 0) + (isMuted ? 2 : 0) + ring + (isHeld ? 8 : 0);
  }
}
