import { beforeEach, describe, expect, it } from 'vitest';
import { settled } from '../testing/fakeClock.ts';
import { call, HeadsetDesk, LAMP, talking } from '../testing/headsetDesk.ts';

let desk: HeadsetDesk;
let clock: HeadsetDesk['clock'];
let device: HeadsetDesk['device'];
let calls: HeadsetDesk['calls'];
let commands: HeadsetDesk['commands'];

beforeEach(async () => {
  desk = await HeadsetDesk.open();
  ({ clock, device, calls, commands } = desk);
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
  const isContested = (): boolean => desk.headset.devices.getState()[0]?.isContested ?? false;

  it('[HEAD-15] hooks that fit no call are noticed at the third, and over after a quiet minute', async () => {
    await misfits(2);
    expect(isContested()).toBe(false);
    await misfits(1);
    expect(isContested()).toBe(true);
    expect(desk.headset.value.getState()).toMatchObject({ kind: 'ready', isContested: true });
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
    await desk.later();
    device.press(8, 1);
    calls.set([call('a', talking)]);
    await desk.later();
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
    expect(desk.shown()).toBe(0);
    device.fate = () => 'works';
    await clock.advance(1_000);
    expect(desk.shown()).toBe(LAMP.offHook | LAMP.mute);
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
