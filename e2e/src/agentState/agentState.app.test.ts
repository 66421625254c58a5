import { Ami, callFromOutside, type Customer } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  hostSend,
  hostUntil,
  hostValue,
  openStage,
  Person,
  TcpLine,
  type Desktop,
  type Stage,
} from '../stage/index.ts';
import { pauseInAllQueues } from './queueMember.ts';
import { StateDiary } from './stateDiary.ts';

const EXTENSION = '1001';
const WRAP_UP_MS = 4_000;
let stage: Stage;
let desktop: Desktop;
let operator: Person;
let ami: Ami;
/** Between hub and PBX. */
let line: TcpLine;

beforeAll(async () => {
  stage = await openStage({ hub: { wrapUpMs: WRAP_UP_MS } });
  const amiUrl = `http://${stage.pbx.ami.host}:${stage.pbx.ami.port}`;
  line = await TcpLine.to(amiUrl);
  await stage.restartHub('stop', { amiPort: Number(new URL(line.through(amiUrl)).port) });
  ami = await Ami.open(stage.pbx.ami);
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
});
afterAll(async () => {
  ami?.close();
  await stage?.close();
  await line?.close();
});

const atPbx = () => pauseInAllQueues(ami, EXTENSION);
const pill = () => operator.page.getByRole('button', { name: operator.words.state.menuLabel });
const isState = (kind: string) =>
  hostUntil(desktop, {
    name: 'agentState',
    accepts: (state, wanted) => state?.confirmed.kind === wanted,
    argument: kind,
  });
const stateNow = async () => {
  const state = await hostValue(desktop, 'agentState');
  if (state === null) throw new Error('no state has been told');
  return state;
};
/** Presses an entry of the pill's menu, and waits for nothing. */
async function asksFor(choice: 'goReady' | 'goBreak' | 'goMeal'): Promise<void> {
  await pill().click();
  await operator.page.getByRole('menuitem', { name: operator.words.state[choice] }).click();
}
const customerCalls = (callerNumber: string): Promise<Customer> =>
  callFromOutside(stage.pbx, { number: '12345', toneHz: 500, callerName: 'Hua', callerNumber, maxMs: 60_000 });

/** A whole call up to its first words. */
async function answersA(callerNumber: string): Promise<Customer> {
  const customer = await customerCalls(callerNumber);
  await operator.answers(customer);
  await isState('talking');
  return customer;
}

/** The customer hangs up: first the phone is told of it, then the hub. */
async function hangsUp(customer: Customer) {
  await customer.hangup();
  await operator.hasNoCall();
  return isState('wrapUp');
}

describe('ready and not ready', () => {
  it('Q1 ready and not ready are what the PBX queue says, asked for first and confirmed after', async () => {
    expect(await atPbx()).toBe('signedIn');
    const diary = await StateDiary.begin(desktop);
    await operator.chooses('goReady');
    expect(await atPbx()).toBeNull();
    const [asked, ...told] = await diary.read();
    expect(asked).toMatchObject({ confirmed: { kind: 'notReady' }, pending: { kind: 'ready' } });
    expect(told.at(-1)).toMatchObject({ confirmed: { kind: 'ready' }, pending: null });
    await pill().getByText(operator.words.state.ready, { exact: true }).waitFor();
  });

  it.each([
    ['goBreak', 'break'],
    ['goMeal', 'meal'],
  ] as const)('Q2 reasons: %s is the pause reason %s at the PBX, in its word on the pill', async (choice, reason) => {
    await asksFor(choice);
    await hostUntil(desktop, {
      name: 'agentState',
      accepts: (state, wanted) => state?.confirmed.kind === 'notReady' && state.confirmed.reason === wanted,
      argument: reason,
    });
    expect(await atPbx()).toBe(reason);
    await pill().getByText(operator.words.state.notReady[reason], { exact: true }).waitFor();
  });

  it('Q2 a pause made at the PBX itself is shown too', async () => {
    await operator.chooses('goReady');
    const Interface = (await ami.list({ Action: 'QueueStatus' })).find(({ Event }) => Event === 'QueueMember')?.[
      'Location'
    ];
    await ami.action({ Action: 'QueuePause', Interface: Interface ?? '', Paused: 'true', Reason: 'meal' });
    await pill().getByText(operator.words.state.notReady.meal, { exact: true }).waitFor();
    await operator.chooses('goReady');
  });

  it('Q5 timer: the pill counts the seconds since the PBX confirmed', async () => {
    const shown = pill().locator('time');
    const first = (await shown.textContent()) ?? '';
    await operator.page.waitForFunction(([element, before]) => element !== null && element?.textContent !== before, [
      await shown.elementHandle(),
      first,
    ] as const);
    const [later, state] = [secondsOf((await shown.textContent()) ?? ''), await stateNow()];
    expect(later).toBeGreaterThan(secondsOf(first));
    expect(Math.abs(later - (Date.now() - state.confirmed.since) / 1000)).toBeLessThan(2);
    await operator.chooses('goBreak');
    expect(secondsOf((await pill().locator('time').textContent()) ?? '')).toBeLessThan(later + 1);
    await operator.chooses('goReady');
  });

  it('Q1 with a PBX that does not answer the wish stays a wish, and then the pill says why', async () => {
    const { state } = operator.words;
    await operator.chooses('goReady');
    line.silence();
    await asksFor('goBreak');
    await pill().getByText(state.pendingShort(state.notReady.break), { exact: true }).waitFor();
    await pill().getByText(state.ready, { exact: true }).waitFor();
    const gone = await hostUntil(desktop, {
      name: 'agentState',
      accepts: (value) => value?.isPbxConnected === false,
      argument: null,
    });
    expect(gone).toMatchObject({ confirmed: { kind: 'ready' } });
    await operator.isTold('pbx.unreachable');
    await pill().click();
    await operator.page.getByText(state.noPbx, { exact: true }).waitFor();
    const choice = operator.page.getByRole('menuitem', { name: state.goMeal });
    expect(await choice.getAttribute('aria-disabled')).toBe('true');
    await operator.page.keyboard.press('Escape');
    expect(await atPbx()).toBeNull();
    line.heal();
    await hostUntil(desktop, {
      name: 'agentState',
      accepts: (value) => value?.isPbxConnected === true && value.pending === null,
      argument: null,
      limitMs: 30_000,
    });
    expect((await stateNow()).confirmed.kind).toBe((await atPbx()) === null ? 'ready' : 'notReady');
    await operator.chooses('goBreak');
    expect(await atPbx()).toBe('break');
  });
});

describe('after a call', () => {
  it('Q4 a state chosen in a call is carried out after wrap-up, which ends by its timer', async () => {
    await operator.chooses('goReady');
    const customer = await answersA('13900000021');
    const diary = await StateDiary.begin(desktop);
    await asksFor('goMeal');
    const { state } = operator.words;
    await pill().getByText(state.pendingShort(state.notReady.meal), { exact: true }).waitFor();
    expect((await stateNow()).confirmed.kind).toBe('talking');
    const { confirmed } = (await hangsUp(customer)) ?? {};
    if (confirmed?.kind !== 'wrapUp') throw new Error('wrap-up did not begin');
    expect(confirmed.endsAt - confirmed.since).toBe(WRAP_UP_MS);
    expect(secondsOf((await pill().locator('time').textContent()) ?? '')).toBeLessThanOrEqual(WRAP_UP_MS / 1000);
    const after = await isState('notReady');
    expect(after?.confirmed.since).toBeGreaterThanOrEqual(confirmed.endsAt);
    expect(await diary.kinds()).toEqual(['talking', 'wrapUp', 'notReady.meal']);
    expect(await atPbx()).toBe('meal');
  });

  it('Q6 wrap-up keeps the next caller away, is extended once and finished early', async () => {
    await operator.chooses('goReady');
    const first = await answersA('13900000022');
    const diary = await StateDiary.begin(desktop);
    await hangsUp(first);
    await operator.presses(operator.words.state.extendWrapUp);
    const extended = await hostUntil(desktop, {
      name: 'agentState',
      accepts: (value) => value?.confirmed.kind === 'wrapUp' && value.confirmed.isExtended,
      argument: null,
    });
    expect(extended?.confirmed).toMatchObject({
      endsAt: (extended?.confirmed.since ?? 0) + WRAP_UP_MS + 30_000,
    });
    await operator.page.getByRole('button', { name: operator.words.state.extendWrapUp }).waitFor({ state: 'detached' });
    await expect(hostSend(desktop, 'extendWrapUp', {})).rejects.toThrow('wrapUp.alreadyExtended');

    const second = await customerCalls('13900000023');
    await hostUntil(desktop, {
      name: 'queues',
      accepts: (queues) => queues?.some(({ waitingCount }) => waitingCount === 1) === true,
      argument: null,
    });
    expect(await atPbx()).toBe('wrapUp');
    await operator.presses(operator.words.state.finishWrapUp);
    await operator.page.getByRole('button', { name: operator.words.call.answer }).click();
    await isState('talking');
    expect(await diary.kinds()).toEqual(['wrapUp', 'ready', 'offered', 'talking']);
    await hangsUp(second);
  });
});

/** `04:27` or `1:04:27` as seconds. */
function secondsOf(timer: string): number {
  return timer.split(':').reduce((total, part) => total * 60 + Number(part), 0);
}
