/**
 * A call while the lines of a home come and go: it stays the same call, and both hear each other again. (By itself a call is deaf for
 * ever after a change of line.) How long each takes is measured by `pnpm bench line-changes`, not here.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { Ami, callFromOutside } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { type LabPhone, MICROPHONE_HZ } from '../phone/phoneWindows.ts';
import * as changes from './changes.ts';
import { type Home, openHome, talk, type Talk } from './home.ts';
import { stopTree } from './processes.ts';

let home: Home<'wifi' | 'lte'>;
let phone: LabPhone;

beforeAll(async () => {
  home = await openHome(['wifi', 'lte']);
});
afterAll(() => home?.close());

async function sitDown(lines: 'both' | 'wifi'): Promise<changes.TwoLines> {
  // Not sooner: a test that failed asks it for its story.
  await phone?.page.close();
  phone = await changes.sitDown(home, lines);
  onTestFailed(async () => console.log(await phone.story()));
  return { home, phone };
}

/** It is the call that was dialled, nothing was dialled again, and hanging up reaches the other end. */
async function isTheSameCall({ callId, customer }: Talk): Promise<void> {
  expect(await phone.call(callId)).toMatchObject({ state: { kind: 'talking', hold: 'none' } });
  expect((await phone.wire()).filter((line) => /^> INVITE sip:\d+@hearthline/.test(line))).toHaveLength(2);
  await phone.untilLine('registered');
  await phone.command('hangUp', callId);
  await customer.ended;
}

describe('a home with two lines', () => {
  it('N7 the line of a call dies without a word while a second one is warm: the call moves, both hear each other', async () => {
    const { call } = await changes.lineDies(await sitDown('both'));
    await isTheSameCall(call);
  });

  it('N6 the sound alone loses its way: ICE is restarted over the living line', async () => {
    const { call } = await changes.soundLosesItsWay(await sitDown('both'));
    expect(await phone.lineState()).toBe('registered');
    await isTheSameCall(call);
  });

  it('N6 N7 the only line dies, another appears only then: the call moves to it', async () => {
    const { call } = await changes.anotherLineAppears(await sitDown('wifi'));
    await isTheSameCall(call);
  });

  it('N7 dialled just after its line has vanished: both hear each other, by the first offer', async () => {
    const { call } = await changes.dialledAfter(await sitDown('both'));
    await isTheSameCall(call);
  });

  it('N7 thirty seconds without any line: the call is still there, and heard', async () => {
    const { call } = await changes.noLineFor(await sitDown('wifi'), 30_000);
    await isTheSameCall(call);
  });

  it('N5 the sockets are black-holed in a call: both hear each other, and the signalling is back', async () => {
    const { call } = await changes.socketsBlackHoled(await sitDown('both'));
    await isTheSameCall(call);
  });
});

describe('the PBX and the PC', () => {
  it('N5 the PBX is killed and started again: Ready again, and the next call is talked', async () => {
    await changes.pbxRestarts(await sitDown('both'));
    await isTheSameCall(await talk(home.pbx, phone));
  });

  it('N12 after the whole app was stopped for 20 s the next call rings and is answered, and there is no ghost', async () => {
    await sitDown('both');
    const ami = await Ami.open(home.pbx.ami);
    await ami.action({ Action: 'QueueAdd', Queue: 'city-hotline', Interface: 'PJSIP/1001', MemberName: '1001' });
    const goOn = stopTree(await home.windows.pid());
    // A call comes and gives up meanwhile: what waits in the socket must not ring.
    const early = await callFromOutside(home.pbx, { ...caller, callerNumber: '13900000001', maxMs: 6000 });
    await early.ended;
    await wait(14_000);
    goOn();
    await changes.untilLogged(phone, 'slept');
    await phone.untilLine('registered');
    const customer = await callFromOutside(home.pbx, { ...caller, callerNumber: '13900000002', maxMs: 60_000 });
    const ringing = await phone.untilState('ringingHere');
    expect(ringing.peerNumber).toBe('13900000002');
    await phone.command('answer', ringing.id);
    await Promise.all([phone.untilHeard(caller.toneHz), customer.untilHeard(MICROPHONE_HZ)]);
    await customer.hangup();
    await ami.action({ Action: 'QueueRemove', Queue: 'city-hotline', Interface: 'PJSIP/1001' });
    ami.close();
  });
});

const caller = { number: '12345', toneHz: 500, callerName: 'Customer' };
