import { beforeEach, describe, expect, it } from 'vitest';
import { Value } from '../lib/value.ts';
import type { CallSnapshot, CallState } from '../snapshot.ts';
import { FakeHid, FakeHidDevice, silentLog, telephonyHeadset } from '../testing/index.ts';
import { FakeClock, settled } from '../testing/fakeClock.ts';
import { drivers } from './drivers/index.ts';
import { Headset } from './headset.ts';

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

let hid: FakeHid;
let clock: FakeClock;
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
    clock,
    log: silentLog,
    drivers,
    calls,
    commands: {
      answer: record('answer'),
      reject: record('reject'),
      hangUp: record('hangUp'),
      hold: record('hold'),
      retrieve: record('retrieve'),
      setMuted: record('setMuted'),
    },
  });
  await settled();
};
/** As long after a lamp's change as a hand needs. */
const later = async (): Promise<void> => clock.advance(2_000);
const shown = (): number | undefined => device.sent.at(-1)?.data[0];
const OFF_HOOK = 1;
const MUTE = 2;
const RING = 4;
const HOLD = 8;

beforeEach(async () => {
  hid = new FakeHid();
  clock = new FakeClock();
  device = telephonyHeadset();
  device.isGranted = true;
  hid.plugIn(device);
  calls = new Value<readonly CallSnapshot[]>([]);
  commands = [];
  await start();
});

describe('a generic headset', () => {
  it('[HEAD-7] is used when it was allowed before', () => {
    expect(headset.value.getState()).toEqual({
      ...{ kind: 'ready', productName: 'Test Headset', driver: 'generic', isContested: false },
    });
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

  it('[HEAD-4] hook off answers, hook on hangs up', async () => {
    calls.set([call('a', { kind: 'ringingHere' })]);
    device.press(8, 1);
    calls.set([call('a', talking)]);
    await later();
    device.press(8, 0);
    expect(commands).toEqual(['answer a', 'hangUp a']);
  });

  it('[HEAD-4] [HEAD-9] an echo of what is already so does nothing, nor does the same report again', async () => {
    calls.set([call('a', talking)]);
    await later();
    device.press(8, 1);
    device.press(8, 1);
    calls.set([]);
    await settled();
    device.press(8, 0);
    expect(commands).toEqual([]);
  });

  it('[HEAD-4] a hook during a talk never takes the second call', async () => {
    calls.set([call('a', talking), call('b', { kind: 'ringingHere' })]);
    await later();
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
    headset.close();
    device.isGranted = false;
    await start();
    const handset = new FakeHidDevice({ productName: 'Keypad', collections: [{ usagePage: 0x0b, usage: 0x07 }] });
    hid.choice = [handset];
    hid.hasUserActivation = true;
    await expect(headset.ask()).rejects.toMatchObject({ code: 'headset.unsupported' });
    expect(headset.value.getState()).toMatchObject({ kind: 'failed', problem: 'headset.notTelephony' });
  });
});

describe('a press', () => {
  const ringing = call('a', { kind: 'ringingHere' });

  it('[HEAD-11] that is sent as 1 and 0 answers and does not hang up; the next such pair hangs up', async () => {
    calls.set([ringing]);
    await later();
    device.press(8, 1);
    calls.set([call('a', talking)]);
    await clock.advance(400);
    device.press(8, 0);
    expect(commands).toEqual(['answer a']);
    await settled();
    expect(shown()).toBe(OFF_HOOK);
    await later();
    device.press(8, 1);
    device.press(8, 0);
    expect(commands).toEqual(['answer a', 'hangUp a']);
  });

  it('[HEAD-4] an echo that comes late, after the lamp was put out again, answers nobody', async () => {
    calls.set([call('a', talking)]);
    await clock.advance(300);
    calls.set([call('b', { kind: 'ringingHere' })]);
    await clock.advance(300);
    device.press(8, 1);
    expect(commands).toEqual([]);
  });

  it('[HEAD-13] during an answer that takes its time hangs up, and a second answer is not asked for', async () => {
    headset.close();
    await settled();
    let answered: () => void = () => {};
    const asked: string[] = [];
    const later2 = new Headset({
      ...{ hid: () => hid.asPort(), clock, log: silentLog, drivers, calls },
      commands: {
        answer: (id) => {
          asked.push(`answer ${id}`);
          return new Promise((resolve) => (answered = resolve));
        },
        hangUp: async (id) => void asked.push(`hangUp ${id}`),
        reject: async () => {},
        hold: async () => {},
        retrieve: async () => {},
        setMuted: async () => {},
      },
    });
    await settled();
    calls.set([ringing]);
    await later();
    device.press(8, 1);
    await later();
    device.press(8, 0);
    answered();
    await settled();
    expect(asked).toEqual(['answer a']);
    calls.set([call('a', { kind: 'answering' })]);
    await later();
    device.press(8, 1);
    device.press(8, 0);
    expect(asked).toEqual(['answer a', 'hangUp a']);
    later2.close();
  });
});

describe('H7 another program', () => {
  const misfits = async (count: number): Promise<void> => {
    for (let done = 0; done < count; done += 1) {
      device.press(8, 1);
      await clock.advance(1_000);
      device.press(8, 0);
      await clock.advance(1_000);
    }
  };
  const isContested = (): boolean => headset.devices.getState()[0]?.isContested ?? false;

  it('[HEAD-15] hooks that fit no call are noticed at the third, and over after a quiet minute', async () => {
    await misfits(2);
    expect(isContested()).toBe(false);
    await misfits(1);
    expect(isContested()).toBe(true);
    expect(headset.value.getState()).toMatchObject({ kind: 'ready', isContested: true });
    await clock.advance(60_000);
    expect(isContested()).toBe(false);
  });

  it('[HEAD-14] a lamp put out at once by somebody else is no hang-up; it is lit again', async () => {
    calls.set([call('a', talking)]);
    await settled();
    device.press(8, 1);
    device.sent.length = 0;
    for (let done = 0; done < 5; done += 1) {
      calls.set([call('a', talking, done % 2 === 0)]);
      await settled();
    }
    const before = device.sent.length;
    device.press(8, 0);
    await settled();
    expect(commands).toEqual([]);
    expect(device.sent.length).toBe(before + 1);
  });

  it('[HEAD-16] a contested headset hangs up no call; it still answers and mutes', async () => {
    await misfits(3);
    calls.set([call('a', { kind: 'ringingHere' })]);
    await later();
    device.press(8, 1);
    calls.set([call('a', talking)]);
    await later();
    const before = device.sent.length;
    device.press(8, 0);
    await settled();
    expect(device.sent.length).toBe(before);
    device.press(8, 2);
    expect(commands).toEqual(['answer a', 'setMuted a true']);
  });

  it('[HEAD-18] a lamp that could not be lit is lit a second later', async () => {
    device.fate = (asked) => (asked === 'send' ? 'fails' : 'works');
    calls.set([call('a', talking, true)]);
    await settled();
    expect(shown()).toBe(0);
    device.fate = () => 'works';
    await clock.advance(1_000);
    expect(shown()).toBe(OFF_HOOK | MUTE);
  });

  it('[HEAD-15] lamps that cannot be lit are misfits', async () => {
    device.fate = (asked) => (asked === 'send' ? 'fails' : 'works');
    for (const isMuted of [true, false, true]) {
      calls.set([call('a', talking, isMuted)]);
      await settled();
    }
    expect(isContested()).toBe(true);
  });
});

describe('several headsets', () => {
  let second: FakeHidDevice;
  const lamp = (of: FakeHidDevice): number | undefined => of.sent.at(-1)?.data[0];
  beforeEach(async () => {
    second = telephonyHeadset('Other Headset');
    second.isGranted = true;
    hid.plugIn(second);
    await settled();
  });

  it('[HEAD-17] all ring; the first shows the call, until another is pressed', async () => {
    calls.set([call('a', { kind: 'ringingHere' })]);
    await settled();
    expect([lamp(device), lamp(second)]).toEqual([RING, RING]);
    second.press(8, 1);
    calls.set([call('a', talking)]);
    await settled();
    expect(commands).toEqual(['answer a']);
    expect([lamp(device), lamp(second)]).toEqual([0, OFF_HOOK]);
    expect(headset.devices.getState().map(({ isInUse }) => isInUse)).toEqual([false, true]);
    expect(headset.value.getState()).toMatchObject({ productName: 'Other Headset' });
  });

  it('[HEAD-17] picked up in a call, the other takes over, and the first one’s echo ends nothing', async () => {
    calls.set([call('a', talking)]);
    await later();
    device.press(8, 1);
    second.press(8, 1);
    await settled();
    expect([lamp(device), lamp(second)]).toEqual([0, OFF_HOOK]);
    device.press(8, 0);
    expect(commands).toEqual([]);
    await later();
    second.press(8, 0);
    expect(commands).toEqual(['hangUp a']);
  });

  it('[HEAD-17] the one in use pulled out, the other shows the call', async () => {
    calls.set([call('a', talking)]);
    await settled();
    hid.pullOut(device);
    await settled();
    expect(lamp(second)).toBe(OFF_HOOK);
    expect(headset.value.getState()).toMatchObject({ kind: 'ready', productName: 'Other Headset' });
    expect(commands).toEqual([]);
  });

  it('[HEAD-17] two of one model are shown alike', async () => {
    const twin = telephonyHeadset();
    twin.isGranted = true;
    hid.plugIn(twin);
    calls.set([call('a', talking)]);
    await settled();
    expect([lamp(device), lamp(second), lamp(twin)]).toEqual([OFF_HOOK, 0, OFF_HOOK]);
    await later();
    twin.press(8, 1);
    twin.press(8, 0);
    expect(commands).toEqual(['hangUp a']);
  });

  it('[HEAD-7] not allowed any more in a call, it is let go and the call stays', async () => {
    calls.set([call('a', talking)]);
    await settled();
    await device.forget();
    await headset.lookAgain();
    expect(headset.devices.getState().map(({ productName }) => productName)).toEqual(['Other Headset']);
    expect(commands).toEqual([]);
  });
});

describe('a headset that was busy', () => {
  it('[HEAD-8] is opened when asked to connect, without asking anybody to choose', async () => {
    headset.close();
    await settled();
    device.isHeldElsewhere = true;
    await start();
    device.isHeldElsewhere = false;
    await headset.ask();
    expect(headset.value.getState().kind).toBe('ready');
  });
});
