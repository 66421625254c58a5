/** The whole app at a home behind a bad line, PBX and hub outside: what is a dead line to both, and what a dead program. */
import { setTimeout as wait } from 'node:timers/promises';
import { callFromOutside, goertzelPower, toDb, waitForCall, type Customer } from '@hearthline/pbx';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  answersCall,
  endedCallOf,
  hostSend,
  hostUntil,
  OPERATOR_TONE_HZ,
  operatorHears,
  untilCall,
} from '../stage/index.ts';
import { type AppHome, mbPerHour, openAppHome, untilMorningIsOver } from './appHome.ts';

const PROMPT_HZ = 850;
const CUSTOMER_HZ = 500;
const MOBILE_HZ = 1100;
const MOBILE = '13700000014';
let home: AppHome;
let outside: Customer[] = [];

beforeAll(async () => {
  home = await openAppHome({ mohToneHz: 350, promptToneHz: PROMPT_HZ });
});
afterEach(async () => {
  for (const phone of outside.splice(0)) await phone.hangup();
});
afterAll(() => home?.close());

/** A customer of the queue whom the operator has answered, and both hear each other. */
async function talks(callerNumber: string): Promise<{ customer: Customer; callId: string }> {
  const customer = await callFromOutside(home.stage.pbx, {
    ...{ number: '12345', toneHz: CUSTOMER_HZ, callerName: 'Sun', callerNumber, maxMs: 170_000 },
  });
  outside.push(customer);
  const callId = await answersCall(home.desktop);
  await customer.untilHeard(OPERATOR_TONE_HZ);
  return { customer, callId };
}

/** Line and hub are back, and so is she, by herself. */
async function isReadyAgain(): Promise<void> {
  const { desktop } = home;
  await hostUntil(desktop, {
    ...{ name: 'line', argument: null, limitMs: 60_000 },
    accepts: ({ state }) => state.kind === 'registered',
  });
  await hostUntil(desktop, {
    ...{ name: 'hubLink', argument: null, limitMs: 60_000 },
    accepts: ({ kind }) => kind === 'live',
  });
  await hostUntil(desktop, {
    ...{ name: 'agentState', argument: null, limitMs: 60_000 },
    accepts: (state) => state?.confirmed.kind === 'ready' && state.hindrances.length === 0,
  });
}

describe('nobody calls', () => {
  it('N9 N10 an idle minute of the whole app costs less than 1 MB an hour on the line, both ways', async () => {
    await untilMorningIsOver(home);
    const cost = await mbPerHour(home, wait(60_000));
    console.log(JSON.stringify({ idleMbPerHour: cost }));
    expect(cost).toBeLessThan(1);
  });
});

describe('no network at all', () => {
  it('N17 the cable pulled out: the fault helper opens, says that and what to do, and still looks at the microphone', async () => {
    const { lab, desktop, operator } = home;
    const { words } = operator;
    await lab.lines.wifi.unplug();
    await hostUntil(desktop, { name: 'line', accepts: ({ state }) => state.kind === 'waiting', argument: null });
    await operator.opens('phone');
    await operator.presses(words.faults.open);
    await operator.presses(words.faults.start);
    const { steps } = await hostUntil(desktop, {
      ...{ name: 'faults', argument: null, limitMs: 60_000 },
      accepts: ({ doneAt }) => doneAt !== null,
    });
    expect(Object.fromEntries(steps.map(({ id, finding }) => [id, finding]))).toMatchObject({
      ...{ network: 'network.none', address: 'notLooked', phone: 'notLooked', microphone: 'microphone.fine' },
    });
    const { what, remedy = '' } = words.faults.findings['network.none'];
    await operator.sees(what);
    await operator.sees(remedy);
    // What is called next may be answered before the browser has seen the card (GATHER-4).
    await lab.lines.wifi.plug();
    await lab.lines.wifi.use();
    await isReadyAgain();
  });
});

describe('a call in the whole app', () => {
  it('N14 the line goes for good: the customer hears the prompt, her mobile rings, she has the call after pressing 1, in one fact', async () => {
    const { stage, desktop, lab } = home;
    await hostSend(desktop, 'setMobile', { number: MOBILE });
    await hostUntil(desktop, { name: 'mobile', accepts: (mobile) => mobile?.number !== null, argument: null });
    const mobile = await waitForCall(stage.pbx, {
      ...{ toneHz: MOBILE_HZ, callerName: 'Lin', callerNumber: MOBILE, maxMs: 170_000 },
    });
    outside.push(mobile);
    const { customer } = await talks('13900000501');
    await lab.lines.wifi.down();
    await customer.untilHeard(PROMPT_HZ);
    await mobile.untilHeard(PROMPT_HZ);
    mobile.press('1');
    await Promise.all([mobile.untilHeard(CUSTOMER_HZ), customer.untilHeard(MOBILE_HZ)]);
    await customer.hangup();
    expect(await endedCallOf(stage, '13900000501')).toMatchObject({ outcome: 'answered', endedBy: 'caller' });
    await lab.lines.wifi.up();
    // What is left of the call at home is cleared away, and she is ready again by herself.
    await isReadyAgain();
    await hostUntil(desktop, {
      ...{ name: 'calls', argument: null, limitMs: 20_000 },
      accepts: (calls) => calls.every(({ state }) => state.kind === 'ended'),
    });
    await hostSend(desktop, 'setMobile', { number: null });
  }, 240_000);

  it('N7 C18 lives through 30 s without any line; when the app itself dies, the customer hears a prompt within seconds', async () => {
    const { lab, desktop } = home;
    const { customer, callId } = await talks('13900000500');
    await lab.lines.wifi.down();
    await wait(30_000);
    await lab.lines.wifi.up();
    await customer.untilHeard(OPERATOR_TONE_HZ);
    expect((await operatorHears(desktop.engine, CUSTOMER_HZ)).levelDb).toBeGreaterThan(-60);
    const calls = await untilCall(desktop, 'talking');
    expect(calls.filter(({ state }) => state.kind !== 'ended')).toMatchObject([
      { id: callId, isGivenBack: false, state: { kind: 'talking' } },
    ]);
    // Nothing was said to the customer of a call that is lost: there was none.
    expect(toDb(goertzelPower(await customer.recording(), PROMPT_HZ))).toBeLessThan(-60);

    // The app is the child of what brings it into the home, and dies with it (inside.py).
    desktop.app.process().kill('SIGKILL');
    await customer.untilHeard(PROMPT_HZ);
  });
});
