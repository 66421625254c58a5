import { beforeEach, describe, expect, it } from 'vitest';
import { settled } from '../testing/fakeClock.ts';
import { call, HeadsetDesk, LAMP, talking } from '../testing/headsetDesk.ts';
import { silentLog } from '../testing/index.ts';
import { drivers } from './drivers/index.ts';
import { Headset } from './headset.ts';

let desk: HeadsetDesk;
let hid: HeadsetDesk['hid'];
let clock: HeadsetDesk['clock'];
let device: HeadsetDesk['device'];
let calls: HeadsetDesk['calls'];
let commands: HeadsetDesk['commands'];

beforeEach(async () => {
  desk = await HeadsetDesk.open();
  ({ hid, clock, device, calls, commands } = desk);
});

describe('a press', () => {
  const ringing = call('a', { kind: 'ringingHere' });

  it('[HEAD-11] that is sent as 1 and 0 answers and does not hang up; the next such pair hangs up', async () => {
    calls.set([ringing]);
    await desk.later();
    device.press(8, 1);
    calls.set([call('a', talking)]);
    await clock.advance(400);
    device.press(8, 0);
    expect(commands).toEqual(['answer a']);
    await settled();
    expect(desk.shown()).toBe(LAMP.offHook);
    await desk.later();
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
    desk.headset.close();
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
    await desk.later();
    device.press(8, 1);
    await desk.later();
    device.press(8, 0);
    answered();
    await settled();
    expect(asked).toEqual(['answer a']);
    calls.set([call('a', { kind: 'answering' })]);
    await desk.later();
    device.press(8, 1);
    device.press(8, 0);
    expect(asked).toEqual(['answer a', 'hangUp a']);
    later2.close();
  });
});
