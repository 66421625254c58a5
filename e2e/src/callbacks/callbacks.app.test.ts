import { Ami, callFromOutside, waitForCall } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pauseInAllQueues } from '../agentState/queueMember.ts';
import {
  hostSend,
  hostUntil,
  hostValue,
  HubPerson,
  openStage,
  OPERATOR_TONE_HZ,
  operatorHears,
  Person,
  type Desktop,
  type Stage,
} from '../stage/index.ts';

/** Nothing lapses by itself but where a test says so. */
const LONG_MS = 600_000;
const rules = { offerMs: LONG_MS, againMs: LONG_MS, confirmMs: LONG_MS, lookMs: 2_000, spacingMs: [1_000] };
const CUSTOMER = '13900000061';
const CUSTOMER_TONE_HZ = 900;
const LIN = 'person-linxiaoman';

let stage: Stage;
let desktop: Desktop;
let lin: Person;
let ami: Ami;

beforeAll(async () => {
  stage = await openStage({ hub: { wrapUpMs: 120_000, more: { callbacks: rules } } });
  desktop = await stage.startDesktop();
  lin = await Person.at(desktop);
  await lin.beginsShift('linxiaoman');
  ami = await Ami.open(stage.pbx.ami);
});
afterAll(async () => {
  ami?.close();
  await stage?.close();
});

const stateIs = (at: Desktop, kind: string, reason: string | null = null) =>
  hostUntil(at, {
    name: 'agentState',
    accepts: (state, [wanted, why]) =>
      state?.confirmed.kind === wanted &&
      (why === null || (state.confirmed.kind === 'notReady' && state.confirmed.reason === why)),
    argument: [kind, reason] as const,
  });
/** Resolves with the callback of this number as soon as it is in this state. */
const callbackIs = async (at: Desktop, number: string, kind: string) => {
  const all = await hostUntil(at, {
    name: 'callbacks',
    accepts: (rows, [whose, wanted]) => rows?.some((one) => one.number === whose && one.state.kind === wanted) ?? false,
    argument: [number, kind] as const,
  });
  const one = all?.find((row) => row.number === number && row.state.kind === kind);
  if (one === undefined) throw new Error('no such callback');
  return one;
};
const cardOf = (person: Person) => person.page.getByRole('region', { name: person.words.callbacks.card.region });
const pressOnCard = (person: Person, name: string) => cardOf(person).getByRole('button', { name }).click();
const callsOf = async (at: Desktop) =>
  (await hostValue(at, 'calls')).filter(({ state }) => state.kind !== 'ended').length;
const wish = (number: string, more: object = {}) => ({
  ...{ number, name: '', note: '', dueAt: Date.now(), callId: null, owner: 'me' as const },
  ...more,
});
const waitingPhone = (callerNumber: string) =>
  waitForCall(stage.pbx, { toneHz: CUSTOMER_TONE_HZ, callerName: 'Outside', callerNumber, maxMs: 90_000 });

/** Dial is pressed: the telephone outside has the call, and each hears the other. */
async function dialsAndTalks(number: string): Promise<void> {
  const outside = await waitingPhone(number);
  await pressOnCard(lin, lin.words.callbacks.card.dial);
  await outside.answered;
  await operatorHears(desktop.engine, CUSTOMER_TONE_HZ);
  await outside.untilHeard(OPERATOR_TONE_HZ);
  await lin.presses(lin.words.call.hangUp);
  await outside.ended;
}

describe('scheduled callbacks', () => {
  it('C16 call back later: kept in the call by keyboard; before her when she is ready, the queue paused; Dial, both are heard, done', async () => {
    const { page, words } = lin;
    await lin.chooses('goReady');
    const caller = await callFromOutside(stage.pbx, {
      ...{ number: '12345', toneHz: 500, callerName: '', callerNumber: CUSTOMER, maxMs: 90_000 },
    });
    await page.getByRole('button', { name: words.call.answer }).click();
    await stateIs(desktop, 'talking');
    await page.getByRole('button', { name: words.callbacks.key }).waitFor();
    await page.keyboard.press('b');
    const form = page.getByRole('dialog');
    await form.getByText(words.callbacks.when.now, { exact: true }).click();
    await form.getByLabel(words.callbacks.form.name).fill('试听人');
    await form.getByLabel(words.callbacks.form.note).fill('路灯修好了没有');
    await form.getByRole('button', { name: words.callbacks.form.save }).click();
    await lin.sees(words.callbacks.form.saved);
    await caller.hangup();
    await stateIs(desktop, 'wrapUp');
    // Due, and in wrap-up: not yet before her.
    expect((await callbackIs(desktop, CUSTOMER, 'scheduled')).note).toBe('路灯修好了没有');
    await lin.presses(words.state.finishWrapUp);
    await callbackIs(desktop, CUSTOMER, 'offered');
    await cardOf(lin).getByText('路灯修好了没有').waitFor();
    await cardOf(lin).getByText('试听人').waitFor();
    expect(await pauseInAllQueues(ami, '1001')).toBe('callback');
    expect(await callsOf(desktop)).toBe(0);
    await dialsAndTalks(CUSTOMER);
    expect(await callbackIs(desktop, CUSTOMER, 'ended')).toMatchObject({ state: { outcome: 'reached' } });
    expect(await pauseInAllQueues(ami, '1001')).toBe('callback');
    await pressOnCard(lin, words.callbacks.card.confirm);
    expect(await callbackIs(desktop, CUSTOMER, 'done')).toMatchObject({
      attempts: [{ outcome: 'reached', personId: LIN }],
    });
    await stateIs(desktop, 'ready');
    await lin.opens('callbacks');
    await page.getByRole('list', { name: words.callbacks.groups.finished }).getByText('试听人').waitFor();
  });

  it('C16 not reached: busy by the PBX, and it comes again by itself; given up', async () => {
    const { words } = lin;
    await hostSend(desktop, 'scheduleCallback', wish('6003'));
    await callbackIs(desktop, '6003', 'offered');
    await pressOnCard(lin, words.callbacks.card.dial);
    expect(await callbackIs(desktop, '6003', 'ended')).toMatchObject({ state: { outcome: 'busy' } });
    await pressOnCard(lin, words.callbacks.card.confirm);
    await cardOf(lin).getByText(words.callbacks.card.attempt(2)).waitFor();
    expect(await callbackIs(desktop, '6003', 'offered')).toMatchObject({ attempts: [{ outcome: 'busy' }] });
    await pressOnCard(lin, words.callbacks.card.giveUp);
    await callbackIs(desktop, '6003', 'givenUp');
    await stateIs(desktop, 'ready');
  });

  it('C16 kept offline, the hub killed while it is before her, the app killed too: the same one is there, dialled once', async () => {
    const number = '13900000062';
    await stage.hub().stop();
    await hostUntil(desktop, { name: 'hubLink', accepts: ({ kind }) => kind === 'waiting', argument: null });
    // It is kept on the disk; its answer comes with the hub.
    const kept = hostSend(desktop, 'scheduleCallback', wish(number, { note: 'offline' }));
    await hostUntil(desktop, { name: 'hubLink', accepts: ({ outboxCount }) => outboxCount === 1, argument: null });
    await stage.restartHub('stop');
    await kept;
    const first = await callbackIs(desktop, number, 'offered');
    await stage.restartHub('kill');
    desktop.app.process().kill('SIGKILL');
    desktop = await stage.startDesktop();
    lin = await Person.at(desktop);
    await hostUntil(desktop, { name: 'line', accepts: ({ state }) => state.kind === 'registered', argument: null });
    expect((await callbackIs(desktop, number, 'offered')).state).toEqual(first.state);
    expect((await hostValue(desktop, 'callbacks'))?.filter((one) => one.number === number)).toHaveLength(1);
    await stateIs(desktop, 'notReady', 'callback');
    await dialsAndTalks(number);
    await callbackIs(desktop, number, 'ended');
    await pressOnCard(lin, lin.words.callbacks.card.confirm);
    expect((await callbackIs(desktop, number, 'done')).attempts).toHaveLength(1);
    await stateIs(desktop, 'ready');
  });

  it('C16 a team’s that is not acted on goes to the next; who let it pass is not responding; the leader gives an overdue one away', async () => {
    const number = '13900000063';
    await stage.restartHub('kill', { more: { callbacks: { ...rules, offerMs: 5_000 } } });
    const second = await stage.startDesktop({ pc: 'second' });
    const wu = await Person.at(second, 'en');
    await wu.beginsShift('wuqiufen');
    await wu.chooses('goReady');
    await hostUntil(desktop, { name: 'hubLink', accepts: ({ kind }) => kind === 'live', argument: null });
    await stateIs(desktop, 'ready');
    await hostSend(desktop, 'scheduleCallback', wish(number, { owner: 'team' }));
    expect((await callbackIs(desktop, number, 'offered')).state).toMatchObject({ to: LIN });
    await stateIs(desktop, 'notReady', 'notResponding');
    expect(await pauseInAllQueues(ami, '1001')).toBe('notResponding');
    await cardOf(wu).getByText(number).first().waitFor();
    expect((await callbackIs(second, number, 'offered')).passedBy).toEqual([LIN]);
    expect(await callsOf(second)).toBe(0);
    await pressOnCard(wu, wu.words.callbacks.card.giveUp);
    await callbackIs(second, number, 'givenUp');
    await stateIs(second, 'ready');

    // Hers, and she is not there: overdue. The leader gives it to who is.
    await hostSend(desktop, 'scheduleCallback', wish('13900000064'));
    const leader = await HubPerson.signIn(stage.hub().url, 'liuzuzhang');
    const seen = await leader.until(({ callbacks }) =>
      [...(callbacks?.values() ?? [])].some((one) => one.number === '13900000064' && one.dueAt <= Date.now()),
    );
    const overdue = [...(seen.callbacks?.values() ?? [])].find((one) => one.number === '13900000064');
    const owner = { kind: 'person', personId: 'person-wuqiufen' } as const;
    await leader.send('callback.assign', { callbackId: overdue?.id ?? '', owner });
    await cardOf(wu).getByText('13900000064').first().waitFor();
    leader.leaves();
  });
});
