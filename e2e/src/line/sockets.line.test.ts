import { callFromOutside } from '@hearthline/pbx';
import type { LineProblem } from '@hearthline/softphone-core/snapshot';
import { afterEach, describe, expect, it } from 'vitest';
import {
  hostUntil,
  hostValue,
  openStage,
  OPERATOR_TONE_HZ,
  operatorHears,
  Person,
  TcpLine,
  type Desktop,
  type Stage,
  type StageOptions,
} from '../stage/index.ts';

const CUSTOMER_TONE_HZ = 500;
let stage: Stage | null = null;
let line: TcpLine | null = null;
afterEach(async () => {
  await stage?.close();
  await line?.close();
  stage = null;
  line = null;
});

const lineIs = (desktop: Desktop, kind: string) =>
  hostUntil(desktop, { name: 'line', accepts: ({ state }, wanted) => state.kind === wanted, argument: kind });

/** An operator in a call with a customer, with the signalling over a line that the test can break. */
async function inCall() {
  stage = await openStage({ hub: { serverUrl: 'wss://pbx.invalid' } });
  line = await TcpLine.to(stage.pbx.wssUrl);
  await stage.restartHub('stop', { serverUrl: line.through(stage.pbx.wssUrl) });
  const desktop = await stage.startDesktop();
  const operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
  await operator.chooses('goReady');
  const customer = await callFromOutside(stage.pbx, {
    number: '12345',
    toneHz: CUSTOMER_TONE_HZ,
    callerName: 'Sun',
    callerNumber: '13900000009',
    maxMs: 90_000,
  });
  await operator.page.getByRole('button', { name: operator.words.call.answer }).click();
  await customer.untilHeard(OPERATOR_TONE_HZ);
  return { stage, line, desktop, operator, customer };
}

describe('the line in a call', () => {
  it('N5 a cut socket is replaced, the call goes on meanwhile, and its end arrives on the new socket', async () => {
    const { line: wire, desktop, operator, customer } = await inCall();
    wire.down();
    await lineIs(desktop, 'waiting');
    await operator.page.getByText(operator.words.shell.lineWaiting).first().waitFor();
    expect((await operatorHears(desktop.engine, CUSTOMER_TONE_HZ)).levelDb).toBeGreaterThan(-60);
    await customer.untilHeard(OPERATOR_TONE_HZ);
    wire.heal();
    await lineIs(desktop, 'registered');
    // The call follows the new socket by a request of its own; only then can the PBX tell of its end there.
    await operator.presses(operator.words.call.hold);
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) =>
        calls.some(({ state }) => state.kind === 'talking' && state.hold === 'here' && !state.isHoldPending),
      argument: null,
    });
    await customer.hangup();
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) => calls.some(({ state }) => state.kind === 'ended' && state.reason === 'hungUpThere'),
      argument: null,
    });
  });

  it('N5 a socket that swallows everything is noticed by itself and replaced; hanging up works on the new one', async () => {
    const { line: wire, desktop, operator, customer } = await inCall();
    const before = wire.count;
    wire.silence();
    await lineIs(desktop, 'waiting');
    wire.heal();
    await lineIs(desktop, 'registered');
    expect(wire.count).toBeGreaterThan(before);
    expect((await operatorHears(desktop.engine, CUSTOMER_TONE_HZ)).levelDb).toBeGreaterThan(-60);
    await operator.presses(operator.words.call.hangUp);
    await customer.ended;
  });
});

describe('a line that cannot be opened says why', () => {
  async function lineSays(
    problem: LineProblem,
    options: StageOptions,
    change: { serverUrl?: string; companyCa?: string } = {},
  ) {
    stage = await openStage({ ...options, hub: change.serverUrl === undefined ? {} : { serverUrl: change.serverUrl } });
    const desktop = await stage.startDesktop(change.companyCa === undefined ? {} : { companyCa: change.companyCa });
    const operator = await Person.at(desktop);
    await operator.signIn('linxiaoman');
    await hostUntil(desktop, {
      name: 'line',
      accepts: ({ state }, wanted) =>
        (state.kind === 'waiting' || state.kind === 'refused') && state.problem === wanted,
      argument: problem,
    });
    await operator.opens('phone');
    await operator.page.getByText(operator.words.problems[problem].remedy).first().waitFor();
    return desktop;
  }

  it('N1 an expired certificate', async () => {
    await lineSays('line.certificateExpired', { pbx: { certificate: 'expired' } });
  });

  it('N1 an authority nobody told this PC of', async () => {
    await lineSays('line.certificateUntrusted', {}, { companyCa: '' });
  });

  it('N1 an unknown server', async () => {
    await lineSays('line.unknownServer', {}, { serverUrl: 'wss://pbx.invalid:443/ws' });
  });

  it('N1 plain text to another machine is refused, not tried', async () => {
    const desktop = await lineSays('line.insecureAddress', {}, { serverUrl: 'ws://192.0.2.55:8088/ws' });
    expect((await hostValue(desktop, 'line')).state.kind).toBe('refused');
  });
});

describe('the PBX goes away', () => {
  it('N5 killed and started again: the line is back by itself, and the next customer gets through', async () => {
    stage = await openStage();
    const desktop = await stage.startDesktop();
    const operator = await Person.at(desktop);
    await operator.beginsShift('linxiaoman');
    await operator.chooses('goReady');
    await stage.pbx.kill();
    await lineIs(desktop, 'waiting');
    await operator.page.getByText(operator.words.shell.lineWaiting).first().waitFor();
    await stage.pbx.restart();
    await lineIs(desktop, 'registered');
    await hostUntil(desktop, {
      name: 'agentState',
      accepts: (state) => state?.isPbxConnected === true && state.confirmed.kind === 'ready',
      argument: null,
      limitMs: 40_000,
    });
    const customer = await callFromOutside(stage.pbx, {
      number: '12345',
      toneHz: CUSTOMER_TONE_HZ,
      callerName: 'Zhou',
      callerNumber: '13900000010',
      maxMs: 60_000,
    });
    await operator.page.getByRole('button', { name: operator.words.call.answer }).click();
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await customer.hangup();
  });
});
