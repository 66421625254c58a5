import { Ami, callFromOutside, type Customer } from '@hearthline/pbx';
import type { Outage } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pauseInAllQueues } from '../agentState/queueMember.ts';
import {
  hostUntil,
  hostValue,
  HubPerson,
  openStage,
  OPERATOR_TONE_HZ,
  Person,
  TcpLine,
  type Desktop,
  type Stage,
} from '../stage/index.ts';

const EXTENSION = '1001';
const LIN = 'person-linxiaoman';
const BATTERY_READY_MIN = 20;

let stage: Stage;
let desktop: Desktop;
let lin: Person;
let leader: HubPerson;
let ami: Ami;
/** Between phone and PBX. */
let line: TcpLine;

beforeAll(async () => {
  const rules = { idleAfterMin: 15, batteryReadyMin: BATTERY_READY_MIN };
  stage = await openStage({ hub: { wrapUpMs: 120_000, more: { hindranceRules: rules } } });
  line = await TcpLine.to(stage.pbx.wssUrl);
  await stage.restartHub('stop', { serverUrl: line.through(stage.pbx.wssUrl) });
  ami = await Ami.open(stage.pbx.ami);
  leader = await HubPerson.signIn(stage.hub().url, 'liuzuzhang');
  desktop = await stage.startDesktop();
  lin = await Person.at(desktop);
  await lin.beginsShift('linxiaoman');
});
afterAll(async () => {
  leader?.leaves();
  ami?.close();
  await stage?.close();
  await line?.close();
});

const stateIs = (kind: string, reason: string | null = null) =>
  hostUntil(desktop, {
    name: 'agentState',
    accepts: (state, [wanted, why]) =>
      state?.confirmed.kind === wanted &&
      state.pending === null &&
      (why === null || (state.confirmed.kind === 'notReady' && state.confirmed.reason === why)),
    argument: [kind, reason] as const,
    limitMs: 40_000,
  });
/** The system under Electron says so. */
const systemSays = (event: 'on-battery' | 'on-ac' | 'lock-screen' | 'unlock-screen') =>
  desktop.app.evaluate(({ powerMonitor }, name) => {
    powerMonitor.isOnBatteryPower = () => name === 'on-battery';
    powerMonitor.emit(name);
  }, event);
/** Mouse and keys were last touched so long ago. */
const untouchedFor = (seconds: number) =>
  desktop.app.evaluate(({ powerMonitor }, idleS) => {
    powerMonitor.getSystemIdleTime = () => idleS;
  }, seconds);
const leaderSees = (reason: string) =>
  leader.until(({ presence }) => {
    const state = presence?.get(LIN)?.agentState;
    return state?.kind === 'notReady' && state.reason === reason;
  });
const customerCalls = (callerNumber: string): Promise<Customer> =>
  callFromOutside(stage.pbx, { number: '12345', toneHz: 500, callerName: 'Hua', callerNumber, maxMs: 120_000 });
const oneWaits = () =>
  leader.until(({ queues }) => [...(queues?.values() ?? [])].some(({ waitingCount }) => waitingCount === 1));
/** Her phone rings for it, she answers, both talk; then wrap-up is over at once. */
async function takesAndEnds(customer: Customer): Promise<void> {
  await lin.answers(customer);
  await customer.hangup();
  await stateIs('wrapUp');
  await lin.presses(lin.words.state.finishWrapUp);
}

describe('nobody at the PC', () => {
  it('Q11 a locked screen pauses her at the PBX, the next customer waits, and unlocked she is ready by herself', async () => {
    await lin.chooses('goReady');
    await systemSays('lock-screen');
    await stateIs('notReady', 'away');
    expect(await pauseInAllQueues(ami, EXTENSION)).toBe('away');
    await leaderSees('away');
    await lin.sees(lin.words.outages.away.title);
    const customer = await customerCalls('13900000071');
    await oneWaits();
    await systemSays('unlock-screen');
    await takesAndEnds(customer);
    await stateIs('ready');
  });

  it('Q11 untouched for the centre’s time she is away, never in a call; one press brings her back', async () => {
    const customer = await customerCalls('13900000072');
    await lin.answers(customer);
    await untouchedFor(3_600);
    await hostUntil(desktop, { name: 'agentState', accepts: (s) => s?.confirmed.kind === 'talking', argument: null });
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await untouchedFor(0);
    await customer.hangup();
    await stateIs('wrapUp');
    await lin.presses(lin.words.state.finishWrapUp);
    await stateIs('ready');
    await untouchedFor(3_600);
    await stateIs('notReady', 'away');
    await lin.presses(lin.words.outages.away.back);
    await stateIs('ready');
    expect(await pauseInAllQueues(ami, EXTENSION)).toBeNull();
    await untouchedFor(0);
  });
});

describe('a power cut', () => {
  it('N13 the call is kept and the leader told at once; no new ones come until the mains are back, and then by themselves', async () => {
    const { battery } = lin.words.outages;
    const first = await customerCalls('13900000073');
    await lin.answers(first);
    await systemSays('on-battery');
    await leader.until(({ presence }) => presence?.get(LIN)?.battery !== undefined);
    await lin.sees(battery.inCall);
    await first.untilHeard(OPERATOR_TONE_HZ);
    await first.hangup();
    await stateIs('wrapUp');
    await lin.presses(lin.words.state.finishWrapUp);
    await stateIs('notReady', 'onBattery');
    expect(await pauseInAllQueues(ami, EXTENSION)).toBe('onBattery');
    await leaderSees('onBattery');
    await lin.sees(battery.out);
    const second = await customerCalls('13900000074');
    await oneWaits();
    await systemSays('on-ac');
    await takesAndEnds(second);
    await stateIs('ready');
    await lin.page.getByText(battery.title).waitFor({ state: 'detached' });
    await leader.until(({ presence }) => presence?.get(LIN)?.battery === undefined);
  });

  it('N13 she may stay ready for the centre’s time, and takes a call on battery', async () => {
    const { battery } = lin.words.outages;
    await systemSays('on-battery');
    await stateIs('notReady', 'onBattery');
    await lin.presses(battery.stay(BATTERY_READY_MIN));
    const state = await stateIs('ready');
    expect(await pauseInAllQueues(ami, EXTENSION)).toBeNull();
    expect((state?.readyUntil ?? 0) - (state?.confirmed.since ?? 0)).toBeGreaterThan((BATTERY_READY_MIN - 1) * 60_000);
    await takesAndEnds(await customerCalls('13900000075'));
    await stateIs('ready');
    await systemSays('on-ac');
    await lin.page.getByText(battery.title).waitFor({ state: 'detached' });
    await stateIs('ready');
  });
});

/** Her cuts, the newest first. */
async function outagesAre(fits: (outages: readonly (Outage | undefined)[]) => boolean): Promise<Outage[]> {
  for (;;) {
    const before = await hostValue(desktop, 'outages');
    if (before !== null && fits(before)) return before;
    await hostUntil(desktop, {
      name: 'outages',
      accepts: (now, text) => JSON.stringify(now) !== text,
      argument: JSON.stringify(before),
    });
  }
}

describe('a line that is gone', () => {
  it('Q13 Q12 no customer is sent to it, its reason is not a break, and the state from before comes back by itself', async () => {
    const words = lin.words.outages.line;
    line.silence();
    await stateIs('notReady', 'lineLost');
    expect(await pauseInAllQueues(ami, EXTENSION)).toBe('lineLost');
    await leaderSees('lineLost');
    await lin.sees(words.comesBack);
    const customer = await customerCalls('13900000076');
    await oneWaits();
    await lin.page.getByRole('button', { name: lin.words.state.menuLabel }).click();
    await lin.page.getByRole('menuitem', { name: lin.words.state.goReady }).click();
    await lin.isTold('agentState.lineLost');
    line.heal();
    await takesAndEnds(customer);
    await stateIs('ready');
  });

  it('Q12 not when she chose a break meanwhile', async () => {
    line.down();
    await stateIs('notReady', 'lineLost');
    await lin.chooses('goBreak');
    await stateIs('notReady', 'break');
    line.heal();
    await hostUntil(desktop, { name: 'line', accepts: ({ state }) => state.kind === 'registered', argument: null });
    await hostUntil(desktop, {
      name: 'agentState',
      accepts: (state) => state?.hindrances.length === 0,
      argument: null,
    });
    await stateIs('notReady', 'break');
    expect(await pauseInAllQueues(ami, EXTENSION)).toBe('break');
  });

  it('N15 a cut that both ends saw is excused, its time is not held against her, and she sees it on her day', async () => {
    const { outages } = lin.words;
    await lin.chooses('goReady');
    await lin.opens('today');
    line.down();
    await stateIs('notReady', 'lineLost');
    line.heal();
    await stateIs('ready');
    const [cut] = await outagesAre(([newest]) => newest?.endedAt !== null && newest?.isExcused === true);
    expect(cut).toMatchObject({ kind: 'line', personId: LIN });
    expect(cut?.proof).toEqual(expect.arrayContaining(['pbx', 'phone']));
    const card = lin.page.getByRole('region', { name: outages.mine.title });
    await card.getByText(outages.mine.excused, { exact: true }).first().waitFor();
  });

  it('N15 one that only the centre saw is contested with a key, and the leader’s answer is told back', async () => {
    // The app dies: nobody is left who could write down that the line was gone.
    await desktop.close();
    await leaderSees('lineLost');
    desktop = await stage.startDesktop();
    lin = await Person.at(desktop);
    const { outages } = lin.words;
    await stateIs('ready');
    await outagesAre(([newest]) => newest?.endedAt !== null && newest?.isExcused === false);
    await lin.opens('today');
    const card = lin.page.getByRole('region', { name: outages.mine.title });
    await card.getByRole('button', { name: outages.mine.contest }).first().click();
    await card.getByRole('textbox', { name: outages.mine.note }).fill('村里停电了');
    await card.getByRole('button', { name: outages.mine.send }).click();
    const told = await leader.until((topics) => topics.outages?.some(({ contest }) => contest !== null) === true);
    const contested = told.outages?.find(({ contest }) => contest?.note === '村里停电了');
    await leader.send('outage.answer', { outageId: contested?.id ?? '', isAccepted: true, word: '知道了' });
    await outagesAre(([newest]) => newest?.isExcused === true);
    await card.getByText(outages.mine.said('知道了')).waitFor();
  });
});
