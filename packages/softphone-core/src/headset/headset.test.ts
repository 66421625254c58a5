import { beforeEach, describe, expect, it } from 'vitest';
import { Value } from '../lib/value.ts';
import type { CallSnapshot, CallState } from '../snapshot.ts';
import { FakeHid, FakeHidDevice, silentLog, telephonyHeadset } from '../testing/index.ts';
import { settled } from '../testing/fakeClock.ts';
import { drivers } from './drivers/index.ts';
import { Headset } from './headset.ts';
import { reportsOf, valueOf, withValue } from './hidReport.ts';

const talking: CallState = { kind: 'talking', since: 0, hold: 'none', heldSince: null, isHoldPending: false };
const call = (id: string, state: CallState, isMuted = false): CallSnapshot => ({
  id,
  direction: 'in',
  peerNumber: '1',
  peerName: null,
  queue: null,
  pbxCallId: null,
  sipCallId: null,
  isGivenBack: false,
  takenFrom: null,
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

let hid: FakeHid;
let device: FakeHidDevice;
let calls: Value<readonly CallSnapshot[]>;
let commands: string[];
let headset: Headset;

const start = async (): Promise<void> => {
  const record =
    (name: string) =>
    async (callId: string, isMuted?: boolean): Promise<void> => {
      commands.push([name, callId, ...(isMuted === undefined ? [] : [isMuted])].join(' '));
    };
  headset = new Headset({
    hid: () => hid.asPort(),
    log: silentLog,
    drivers,
    calls,
    commands: {
      answer: record('answer'),
      reject: record('reject'),
      hangUp: record('hangUp'),
      setMuted: record('setMuted'),
    },
  });
  await settled();
};
const shown = (): number | undefined => device.sent.at(-1)?.data[0];
const OFF_HOOK = 1;
const MUTE = 2;
const RING = 4;
const HOLD = 8;

beforeEach(async () => {
  hid = new FakeHid();
  device = telephonyHeadset();
  device.isGranted = true;
  hid.plugIn(device);
  calls = new Value<readonly CallSnapshot[]>([]);
  commands = [];
  await start();
});

describe('a generic headset', () => {
  it('[HEAD-7] is used when it was allowed before', () => {
    expect(headset.value.getState()).toEqual({ kind: 'ready', productName: 'Test Headset', driver: 'generic' });
  });

  it('[HEAD-2] shows ringing, off-hook, mute and hold', async () => {
    for (const [all, lamps] of [
      [[call('a', { kind: 'ringingHere' })], RING],
      [[call('a', talking)], OFF_HOOK],
      [[call('a', talking, true)], OFF_HOOK | MUTE],
      [[call('a', { ...talking, hold: 'here' })], OFF_HOOK | HOLD],
      [[call('a', talking), call('b', { kind: 'ringingHere' })], OFF_HOOK | RING],
      [[call('a', { kind: 'ended', at: 0, reason: 'busy', talkedMs: 0 })], 0],
    ] as const) {
      calls.set([...all]);
      await settled();
      expect(shown()).toBe(lamps);
    }
  });

  it('[HEAD-4] hook off answers, hook on hangs up', () => {
    calls.set([call('a', { kind: 'ringingHere' })]);
    device.press(8, 1);
    calls.set([call('a', talking)]);
    device.press(8, 0);
    expect(commands).toEqual(['answer a', 'hangUp a']);
  });

  it('[HEAD-4] [HEAD-9] an echo of what is already so does nothing, nor does the same report again', () => {
    calls.set([call('a', talking)]);
    device.press(8, 1);
    device.press(8, 1);
    calls.set([]);
    device.press(8, 0);
    expect(commands).toEqual([]);
  });

  it('[HEAD-4] a hook during a talk never takes the second call', () => {
    calls.set([call('a', talking), call('b', { kind: 'ringingHere' })]);
    device.press(8, 1);
    expect(commands).toEqual([]);
  });

  it('[HEAD-5] mute toggles on press, not on release, and shows the truth when it means nothing', async () => {
    calls.set([call('a', talking)]);
    await settled();
    device.press(8, 2);
    device.press(8, 0);
    expect(commands).toEqual(['setMuted a true']);
    calls.set([]);
    await settled();
    const before = device.sent.length;
    device.press(8, 2);
    await settled();
    expect(commands).toHaveLength(1);
    expect(device.sent.length).toBe(before + 1);
  });

  it('[HEAD-6] drop rejects the ringing call', () => {
    calls.set([call('a', { kind: 'ringingHere' })]);
    device.press(8, 4);
    expect(commands).toEqual(['reject a']);
  });

  it('[HEAD-3] sends one report at a time, only the last of those that waited, and nothing twice', async () => {
    await settled();
    device.sent.length = 0;
    let open: () => void = () => {};
    device.gate = new Promise((resolve) => (open = resolve));
    calls.set([call('a', { kind: 'ringingHere' })]);
    calls.set([call('a', talking)]);
    calls.set([call('a', talking, true)]);
    calls.set([call('a', talking)]);
    await settled();
    device.gate = null;
    open();
    await settled();
    expect(device.sent.map(({ data }) => data[0])).toEqual([RING, OFF_HOOK]);
    calls.set([call('a', talking)]);
    await settled();
    expect(device.sent).toHaveLength(2);
  });

  it('[HEAD-7] pulled out and plugged in again is ready again', async () => {
    hid.pullOut(device);
    expect(headset.value.getState()).toMatchObject({ kind: 'failed', problem: 'headset.lost' });
    calls.set([call('a', talking)]);
    hid.plugIn(device);
    await settled();
    expect(headset.value.getState().kind).toBe('ready');
    expect(shown()).toBe(OFF_HOOK);
    device.press(8, 2);
    expect(commands).toEqual(['setMuted a true']);
  });

  it('[HEAD-10] a report of another id or length is ignored', () => {
    calls.set([call('a', { kind: 'ringingHere' })]);
    device.press(7, 1);
    device.press(8);
    expect(commands).toEqual([]);
  });
});

describe('finding a headset', () => {
  it('[HEAD-8] one that another program holds is busy', async () => {
    headset.close();
    await settled();
    device.isHeldElsewhere = true;
    await start();
    expect(headset.value.getState()).toMatchObject({ kind: 'failed', problem: 'headset.busy' });
  });

  it('asks only after a click, and takes no for an answer', async () => {
    await expect(headset.ask()).rejects.toMatchObject({ code: 'phone.fault' });
    hid.hasUserActivation = true;
    await expect(headset.ask()).rejects.toMatchObject({ code: 'headset.notChosen' });
  });

  it('a device without hook or mute is no headset', async () => {
    const handset = new FakeHidDevice({ productName: 'Keypad', collections: [{ usagePage: 0x0b, usage: 0x07 }] });
    hid.choice = [handset];
    hid.hasUserActivation = true;
    await expect(headset.ask()).rejects.toMatchObject({ code: 'headset.unsupported' });
    expect(headset.value.getState()).toMatchObject({ kind: 'failed', problem: 'headset.notTelephony' });
  });
});

describe('reports', () => {
  it('reads nested collections, ranges, arrays and fields across bytes', () => {
    const [report] = reportsOf(
      [
        {
          children: [
            {
              inputReports: [
                {
                  reportId: 3,
                  items: [
                    { reportSize: 4, reportCount: 1, isConstant: true },
                    { reportSize: 6, reportCount: 1, usages: [0x0b0001], isArray: false },
                    { reportSize: 1, reportCount: 3, isRange: true, usageMinimum: 0x080001, usageMaximum: 0x080003 },
                    { reportSize: 3, reportCount: 1, isArray: true, logicalMinimum: 1, usages: [0x0b0020, 0x0b002f] },
                  ],
                },
              ],
            },
          ],
        },
      ],
      'inputReports',
    );
    expect(report).toMatchObject({ id: 3, byteLength: 2 });
    const data = new Uint8Array(2);
    const field = (usage: number) => {
      const found = report?.fields.find((candidate) => candidate.usage === usage);
      if (found === undefined) throw new Error('no field');
      return found;
    };
    withValue(data, field(0x0b0001), 0b101101);
    withValue(data, field(0x080002), 1);
    withValue(data, field(0x0b002f), 1);
    expect([...data]).toEqual([0b1101_0000, 0b0100_1010]);
    const view = new DataView(data.buffer);
    expect([0x0b0001, 0x080001, 0x080002, 0x0b0020, 0x0b002f].map((usage) => valueOf(view, field(usage)))).toEqual([
      0b101101, 0, 1, 0, 1,
    ]);
  });
});
