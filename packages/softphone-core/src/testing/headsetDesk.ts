import { drivers } from '../headset/drivers/index.ts';
import { Headset } from '../headset/headset.ts';
import { Value } from '../lib/value.ts';
import type { CallSnapshot, CallState } from '../snapshot.ts';
import { FakeClock, settled } from './fakeClock.ts';
import { FakeHid, type FakeHidDevice, telephonyHeadset } from './fakeHid.ts';
import { silentLog } from './fakePorts.ts';

/** In a call that is heard by both. */
export const talking: Extract<CallState, { kind: 'talking' }> = {
  kind: 'talking',
  since: 0,
  hold: 'none',
  heldSince: null,
  isHoldPending: false,
};
/** A call as the phone shows it, of which nothing but this is known. */
export const call = (id: string, state: CallState, isMuted = false): CallSnapshot => ({
  id,
  direction: 'in',
  peerNumber: '1',
  peerName: null,
  queue: null,
  pbxCallId: null,
  sipCallId: null,
  isGivenBack: false,
  takenFrom: null,
  broadcast: null,
  isAnsweredByItself: false,
  hadEarlyMedia: false,
  transfer: { kind: 'none' },
  state,
  isMuted,
  digitsReceived: '',
  digitsSent: '',
  timings: {
    invitedAt: 0,
    dialledAt: null,
    ringingAt: null,
    answerPressedAt: null,
    answeredAt: null,
    firstAudioInAt: null,
    firstAudioOutAt: null,
  },
  quality: null,
  warnings: [],
});

/** The lamps of the test headset, as bits of its report. */
export const LAMP = { offHook: 1, mute: 2, ring: 4, hold: 8 } as const;

/** A desk with one headset that was allowed before, and a phone whose calls a test sets. */
export class HeadsetDesk {
  readonly hid = new FakeHid();
  readonly clock = new FakeClock();
  readonly calls = new Value<readonly CallSnapshot[]>([]);
  /** What the headset's buttons asked for: the command, the call, and whether muted. */
  readonly commands: string[] = [];
  readonly device: FakeHidDevice;
  headset: Headset;

  private constructor(device: FakeHidDevice) {
    this.device = device;
    device.isGranted = true;
    this.hid.plugIn(device);
    this.headset = this.#newHeadset();
  }

  /** Default: the test headset, with all lamps in one report. */
  static async open(device: FakeHidDevice = telephonyHeadset()): Promise<HeadsetDesk> {
    const desk = new HeadsetDesk(device);
    await settled();
    return desk;
  }

  /** The phone looks for headsets as at its start. */
  async start(): Promise<void> {
    this.headset = this.#newHeadset();
    await settled();
  }

  /** As long after a lamp's change as a hand needs. */
  async later(): Promise<void> {
    await this.clock.advance(2_000);
  }

  /** The lamps that are lit, as bits; undefined: none was ever. */
  shown(): number | undefined {
    return this.device.sent.at(-1)?.data[0];
  }

  #newHeadset(): Headset {
    const record =
      (name: string) =>
      async (callId: string, isMuted?: boolean): Promise<void> => {
        this.commands.push([name, callId, ...(isMuted === undefined ? [] : [isMuted])].join(' '));
      };
    return new Headset({
      ...{ hid: () => this.hid.asPort(), clock: this.clock, log: silentLog, drivers, calls: this.calls },
      commands: {
        ...{ answer: record('answer'), reject: record('reject'), hangUp: record('hangUp') },
        ...{ hold: record('hold'), retrieve: record('retrieve'), setMuted: record('setMuted') },
      },
    });
  }
}
