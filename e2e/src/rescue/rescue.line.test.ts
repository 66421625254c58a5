/** C18: a call outlives a crash of the operator's app. Real kill -9, real sound at both ends. */
import { once } from 'node:events';
import { callFromOutside, type Customer } from '@hearthline/pbx';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  answersCall,
  type Desktop,
  hostUntil,
  openStage,
  OPERATOR_TONE_HZ,
  operatorHears,
  Person,
  type Stage,
  untilCall,
} from '../stage/index.ts';

const PROMPT_HZ = 850;
const HOLD_HZ = 350;
let stage: Stage;
let customers: Customer[] = [];
let desktops: Desktop[] = [];

beforeAll(async () => {
  stage = await openStage({ pbx: { mohToneHz: HOLD_HZ, promptToneHz: PROMPT_HZ }, hub: { wrapUpMs: 1_000 } });
});
afterAll(() => stage?.close());
afterEach(async () => {
  for (const customer of customers) await customer.hangup();
  for (const desktop of desktops) await desktop.close();
  customers = [];
  desktops = [];
});

async function customerCalls(toneHz: number, callerName: string): Promise<Customer> {
  const customer = await callFromOutside(stage.pbx, {
    ...{ number: '12345', toneHz, callerName, callerNumber: `1390000${toneHz}`, maxMs: 150_000 },
  });
  customers.push(customer);
  return customer;
}

async function startDesktop(pc: string): Promise<Desktop> {
  const desktop = await stage.startDesktop({ pc });
  desktops.push(desktop);
  return desktop;
}

async function readyAt(pc: string, account: string): Promise<Desktop> {
  const desktop = await startDesktop(pc);
  const operator = await Person.at(desktop);
  await operator.beginsShift(account);
  await operator.chooses('goReady');
  return desktop;
}

async function killed(desktop: Desktop): Promise<void> {
  const child = desktop.app.process();
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

describe('the app dies in a call', () => {
  it('C18 kill -9: the customer hears a prompt, the restarted app has the same call again, and it is one call for points', async () => {
    const desktop = await readyAt('kitchen', 'linxiaoman');
    const customer = await customerCalls(500, 'Sun');
    await answersCall(desktop);
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await killed(desktop);
    await customer.untilHeard(PROMPT_HZ);
    await customer.untilHeard(HOLD_HZ);

    const again = await startDesktop('kitchen');
    const calls = await untilCall(again, 'talking');
    expect(calls[0]).toMatchObject({ queue: { name: 'city-hotline' }, direction: 'in', peerNumber: '1390000500' });
    expect(
      await hostUntil(again, { name: 'agentState', accepts: (state) => state !== null, argument: null }),
    ).toMatchObject({ confirmed: { kind: 'talking', queue: 'city-hotline' } });
    expect((await operatorHears(again.engine, 500)).levelDb).toBeGreaterThan(-60);
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await customer.hangup();
    await hostUntil(again, { name: 'day', accepts: (day) => day?.callCount === 1, argument: null });
    await hostUntil(again, { name: 'points', accepts: (points) => points?.today === 5, argument: null });
  });

  it('C18 the phone alone dies: it begins anew in the running app, and has the call again', async () => {
    const desktop = await readyAt('barn', 'zhaoguyu');
    const customer = await customerCalls(700, 'Qian');
    await answersCall(desktop);
    await customer.untilHeard(OPERATOR_TONE_HZ);
    const revived = once(desktop.app.process(), 'exit').then(() => Promise.reject(new Error('the app ended')));
    await desktop.app.evaluate(({ BrowserWindow }) => {
      const engine = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().startsWith('hearthline://engine'),
      );
      engine?.webContents.forcefullyCrashRenderer();
    });
    // Begun anew before the prompt has said much: the customer misses the operator for some seconds, no more.
    await Promise.race([customer.untilSilent(), revived]);
    await Promise.race([customer.untilHeard(OPERATOR_TONE_HZ), revived]);
    revived.catch(() => undefined);
    await customer.hangup();
  });

  it('C18 not back within 30 s: the customer is first in the queue again, before one who waits longer', async () => {
    const desktop = await readyAt('attic', 'qianchunfen');
    const cut = await customerCalls(500, 'Sun');
    await answersCall(desktop);
    await cut.untilHeard(OPERATOR_TONE_HZ);
    const waiting = await customerCalls(1100, 'Zhou');
    await waiting.untilHeard(HOLD_HZ);
    await killed(desktop);
    await cut.untilHeard(PROMPT_HZ);
    const study = await startDesktop('study');
    const colleague = await Person.at(study);
    await colleague.beginsShift('zhouxiaohe');
    // Both wait in the queue: the cut one has come to it again.
    await hostUntil(study, {
      ...{ name: 'queues', argument: null, limitMs: 60_000 },
      accepts: (queues) => queues?.find(({ name }) => name === 'city-hotline')?.waitingCount === 2,
    });
    await colleague.chooses('goReady');
    await answersCall(study);
    expect((await operatorHears(study.engine, 500)).levelDb).toBeGreaterThan(-60);
    await cut.hangup();
  });
});
