import { beforeEach, describe, expect, it } from 'vitest';
import { settled } from '../testing/fakeClock.ts';
import { call, HeadsetDesk, LAMP, talking } from '../testing/headsetDesk.ts';
import { FakeHidDevice, telephonyHeadset } from '../testing/index.ts';

let desk: HeadsetDesk;
let hid: HeadsetDesk['hid'];
let device: HeadsetDesk['device'];
let calls: HeadsetDesk['calls'];
let commands: HeadsetDesk['commands'];

beforeEach(async () => {
  desk = await HeadsetDesk.open();
  ({ hid, device, calls, commands } = desk);
});

describe('a generic headset', () => {
  it('[HEAD-7] is used when it was allowed before', () => {
    expect(desk.headset.value.getState()).toEqual({
      ...{ kind: 'ready', productName: 'Test Headset', driver: 'generic', isContested: false },
    });
  });

  it('[HEAD-2] shows ringing, off-hook, mute and hold', async () => {
    for (const [all, lamps] of [
      [[call('a', { kind: 'ringingHere' })], LAMP.ring],
      [[call('a', talking)], LAMP.offHook],
      [[call('a', talking, true)], LAMP.offHook | LAMP.mute],
      [[call('a', { ...talking, hold: 'here' })], LAMP.offHook | LAMP.hold],
      [[call('a', talking), call('b', { kind: 'ringingHere' })], LAMP.offHook | LAMP.ring],
      [[call('a', { kind: 'ended', at: 0, reason: 'busy', talkedMs: 0 })], 0],
    ] as const) {
      calls.set([...all]);
      await settled();
      expect(desk.shown()).toBe(lamps);
    }
  });

  it('[HEAD-4] hook off answers, hook on hangs up', async () => {
    calls.set([call('a', { kind: 'ringingHere' })]);
    device.press(8, 1);
    calls.set([call('a', talking)]);
    await desk.later();
    device.press(8, 0);
    expect(commands).toEqual(['answer a', 'hangUp a']);
  });

  it('[HEAD-4] [HEAD-9] an echo of what is already so does nothing, nor does the same report again', async () => {
    calls.set([call('a', talking)]);
    await desk.later();
    device.press(8, 1);
    device.press(8, 1);
    calls.set([]);
    await settled();
    device.press(8, 0);
    expect(commands).toEqual([]);
  });

  it('[HEAD-4] a hook during a talk never takes the second call', async () => {
    calls.set([call('a', talking), call('b', { kind: 'ringingHere' })]);
    await desk.later();
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
    expect(device.sent.map(({ data }) => data[0])).toEqual([LAMP.ring, LAMP.offHook]);
    calls.set([call('a', talking)]);
    await settled();
    expect(device.sent).toHaveLength(2);
  });

  it('[HEAD-7] pulled out and plugged in again is ready again', async () => {
    hid.pullOut(device);
    expect(desk.headset.value.getState()).toMatchObject({ kind: 'failed', problem: 'headset.lost' });
    calls.set([call('a', talking)]);
    hid.plugIn(device);
    await settled();
    expect(desk.headset.value.getState().kind).toBe('ready');
    expect(desk.shown()).toBe(LAMP.offHook);
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
    desk.headset.close();
    await settled();
    device.isHeldElsewhere = true;
    await desk.start();
    expect(desk.headset.value.getState()).toMatchObject({ kind: 'failed', problem: 'headset.busy' });
  });

  it('asks only after a click, and takes no for an answer', async () => {
    await expect(desk.headset.ask()).rejects.toMatchObject({ code: 'phone.fault' });
    hid.hasUserActivation = true;
    await expect(desk.headset.ask()).rejects.toMatchObject({ code: 'headset.notChosen' });
  });

  it('a device without hook or mute is no headset', async () => {
    desk.headset.close();
    device.isGranted = false;
    await desk.start();
    const handset = new FakeHidDevice({ productName: 'Keypad', collections: [{ usagePage: 0x0b, usage: 0x07 }] });
    hid.choice = [handset];
    hid.hasUserActivation = true;
    await expect(desk.headset.ask()).rejects.toMatchObject({ code: 'headset.unsupported' });
    expect(desk.headset.value.getState()).toMatchObject({ kind: 'failed', problem: 'headset.notTelephony' });
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
    expect([lamp(device), lamp(second)]).toEqual([LAMP.ring, LAMP.ring]);
    second.press(8, 1);
    calls.set([call('a', talking)]);
    await settled();
    expect(commands).toEqual(['answer a']);
    expect([lamp(device), lamp(second)]).toEqual([0, LAMP.offHook]);
    expect(desk.headset.devices.getState().map(({ isInUse }) => isInUse)).toEqual([false, true]);
    expect(desk.headset.value.getState()).toMatchObject({ productName: 'Other Headset' });
  });

  it('[HEAD-17] picked up in a call, the other takes over, and the first one’s echo ends nothing', async () => {
    calls.set([call('a', talking)]);
    await desk.later();
    device.press(8, 1);
    second.press(8, 1);
    await settled();
    expect([lamp(device), lamp(second)]).toEqual([0, LAMP.offHook]);
    device.press(8, 0);
    expect(commands).toEqual([]);
    await desk.later();
    second.press(8, 0);
    expect(commands).toEqual(['hangUp a']);
  });

  it('[HEAD-17] the one in use pulled out, the other shows the call', async () => {
    calls.set([call('a', talking)]);
    await settled();
    hid.pullOut(device);
    await settled();
    expect(lamp(second)).toBe(LAMP.offHook);
    expect(desk.headset.value.getState()).toMatchObject({ kind: 'ready', productName: 'Other Headset' });
    expect(commands).toEqual([]);
  });

  it('[HEAD-17] two of one model are shown alike', async () => {
    const twin = telephonyHeadset();
    twin.isGranted = true;
    hid.plugIn(twin);
    calls.set([call('a', talking)]);
    await settled();
    expect([lamp(device), lamp(second), lamp(twin)]).toEqual([LAMP.offHook, 0, LAMP.offHook]);
    await desk.later();
    twin.press(8, 1);
    twin.press(8, 0);
    expect(commands).toEqual(['hangUp a']);
  });

  it('[HEAD-7] not allowed any more in a call, it is let go and the call stays', async () => {
    calls.set([call('a', talking)]);
    await settled();
    await device.forget();
    await desk.headset.lookAgain();
    expect(desk.headset.devices.getState().map(({ productName }) => productName)).toEqual(['Other Headset']);
    expect(commands).toEqual([]);
  });
});

describe('a headset that was busy', () => {
  it('[HEAD-8] is opened when asked to connect, without asking anybody to choose', async () => {
    desk.headset.close();
    await settled();
    device.isHeldElsewhere = true;
    await desk.start();
    device.isHeldElsewhere = false;
    await desk.headset.ask();
    expect(desk.headset.value.getState().kind).toBe('ready');
  });
});
