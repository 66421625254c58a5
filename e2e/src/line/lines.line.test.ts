/**
 * A call while the lines of a home come and go; what each end hears is measured. The figures are printed. What is asserted are
 * bounds that this machine's speed cannot break and that no phone without the recovery meets (by itself a call is deaf for
 * ever after a change of line, and dumb for 3.5 s).
 */
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Ami, callFromOutside } from '@hearthline/pbx';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LabPage } from '../phone/labPage.ts';
import { type LabPhone, MICROPHONE_HZ } from '../phone/phoneWindows.ts';
import { firewall, inHome } from './firewall.ts';
import { type Home, openHome, talk, type Talk } from './home.ts';
import { stopTree } from './processes.ts';

let home: Home<'wifi' | 'lte'>;
let phone: LabPhone;
const figures: Record<string, number> = {};

beforeAll(async () => {
  home = await openHome(['wifi', 'lte']);
});
beforeEach(async ({ onTestFailed }) => {
  onTestFailed(async () => console.log(await phone.story()));
  const { wifi, lte } = home.lab.lines;
  for (const line of [lte, wifi]) {
    await line.plug();
    await line.up();
  }
  await wifi.use();
  await beginAgain();
});
/** A phone that knows the lines there are now, and no others. */
async function beginAgain(): Promise<void> {
  await phone?.page.close();
  phone = await home.phone('1001');
}
afterAll(async () => {
  console.log(JSON.stringify(figures, null, 2));
  await home?.close();
});

/** The spare socket is there: the PBX has answered it, so two connections of the phone are open. */
const untilSpare = (): Promise<unknown> =>
  phone.page.waitForFunction(() => (globalThis as unknown as LabPage).lab.spareAnswers() > 0);

/** The phone has said so in its log, so many times. */
const untilLogged = (text: string, times = 1): Promise<unknown> =>
  phone.page.waitForFunction(
    ([wanted, count]) =>
      (globalThis as unknown as LabPage).lab.log.filter((line) => line.includes(wanted)).length >= count,
    [text, times] as const,
  );

async function note(name: string, call: Talk): Promise<{ operatorMs: number; customerMs: number }> {
  const gaps = await call.gaps();
  figures[`${name}: operator hears nothing for ms`] = gaps.operatorMs;
  figures[`${name}: customer hears nothing for ms`] = gaps.customerMs;
  return gaps;
}

async function endOf(call: Talk): Promise<void> {
  await phone.command('hangUp', call.callId);
  await call.customer.ended;
}

describe('a home with two lines', () => {
  it('N7 the line of a call dies without a word while a second one is warm: the call moves, both hear each other', async () => {
    const { wifi } = home.lab.lines;
    const call = await talk(home.pbx, phone);
    await untilSpare();
    await call.listen();
    await wifi.down();
    await phone.untilLine('registering');
    await call.untilBothHear();
    const gaps = await note('second line warm', call);
    expect(Math.max(gaps.operatorMs, gaps.customerMs)).toBeLessThan(6000);
    await wifi.up();
    await endOf(call);
  });

  it('N6 the sound alone loses its way: ICE is restarted over the living line', async () => {
    const call = await talk(home.pbx, phone);
    await call.listen();
    const rules = await firewall(
      home.lab,
      ['saddr', 'daddr'].map((side) => `ip ${side} ${home.lab.lines.wifi.address} meta l4proto udp drop`),
    );
    await untilLogged('heard again');
    await call.untilBothHear();
    const gaps = await note('sound alone blocked on one line', call);
    expect(Math.max(gaps.operatorMs, gaps.customerMs)).toBeLessThan(6000);
    expect(await phone.lineState()).toBe('registered');
    await rules.end();
    await endOf(call);
  });

  it('N6 N7 the only line dies, another appears only then: the call moves to it', async () => {
    const { wifi, lte } = home.lab.lines;
    await lte.unplug();
    await beginAgain();
    const call = await talk(home.pbx, phone);
    await call.listen();
    await wifi.down();
    await lte.plug();
    await lte.use();
    await untilLogged('heard again');
    await call.untilBothHear();
    const gaps = await note('second line appears only then', call);
    expect(Math.max(gaps.operatorMs, gaps.customerMs)).toBeLessThan(6000);
    await endOf(call);
  });

  it('N7 thirty seconds without any line: the call is still there, and heard', async () => {
    const { wifi, lte } = home.lab.lines;
    await lte.unplug();
    await beginAgain();
    const call = await talk(home.pbx, phone);
    await call.listen();
    await wifi.down();
    await wait(30_000);
    expect(await phone.call(call.callId)).toMatchObject({ state: { kind: 'talking' } });
    const backAt = performance.now();
    await wifi.up();
    await call.untilBothHear();
    figures['30 s without a line: both hear again after ms'] = Math.round(performance.now() - backAt);
    await phone.untilLine('registered');
    expect(await phone.call(call.callId)).toMatchObject({ state: { kind: 'talking' } });
    await endOf(call);
  });

  it('N5 the sockets are black-holed in a call: the sound never stops, the signalling is back', async () => {
    const call = await talk(home.pbx, phone);
    await call.listen();
    const cutAt = performance.now();
    const rules = await firewall(home.lab, await openConnections());
    await phone.untilLine('registering');
    await phone.untilLine('registered');
    figures['sockets black-holed: signalling back after ms'] = Math.round(performance.now() - cutAt);
    const gaps = await note('sockets black-holed', call);
    expect(Math.max(gaps.operatorMs, gaps.customerMs)).toBeLessThan(500);
    await rules.end();
    await endOf(call);
  });
});

describe('the PBX and the PC', () => {
  it('N5 the PBX is killed and started again: Ready again soon after its door is open', async () => {
    await home.pbx.kill();
    await phone.untilLine('waiting');
    const restarted = home.pbx.restart();
    const openAt = await doorOpens(home.pbx.wssUrl);
    await phone.untilLine('registered');
    figures['PBX restarted: ready after its door opened, ms'] = Math.round(performance.now() - openAt);
    await restarted;
    const call = await talk(home.pbx, phone);
    await endOf(call);
  });

  it('N12 after the whole app was stopped for 20 s the next call rings and is answered, and there is no ghost', async () => {
    const ami = await Ami.open(home.pbx.ami);
    await ami.action({ Action: 'QueueAdd', Queue: 'city-hotline', Interface: 'PJSIP/1001', MemberName: '1001' });
    const goOn = stopTree(await home.windows.pid());
    // A call comes and gives up meanwhile: what waits in the socket must not ring.
    const early = await callFromOutside(home.pbx, { ...caller, callerNumber: '13900000001', maxMs: 6000 });
    await early.ended;
    await wait(14_000);
    const wokeAt = performance.now();
    goOn();
    await untilLogged('slept');
    await phone.untilLine('registered');
    figures['woken: registered after ms'] = Math.round(performance.now() - wokeAt);
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

/** The home's own TCP connections to the core, as rules that swallow them. */
async function openConnections(): Promise<string[]> {
  const { coreAddress } = home.lab;
  const said = await inHome(home.lab, 'ss', ['-Htn', 'state', 'established', 'dst', coreAddress]);
  return said.split('\n').flatMap((line) => {
    const port = /:(\d+)\s+\S+:\d+\s*$/.exec(line)?.[1];
    return port === undefined ? [] : [`tcp sport ${port} drop`, `tcp dport ${port} drop`];
  });
}

/** The moment at which a server takes its first connection. */
async function doorOpens(url: string): Promise<number> {
  const { hostname, port } = new URL(url);
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(Number(port), hostname, () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isOpen) return performance.now();
    await wait(10);
  }
}
