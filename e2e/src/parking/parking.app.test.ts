import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callFromOutside, encodeWav, makeTone, type Customer } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  endedCallOf,
  hostUntil,
  hostValue,
  HubPerson,
  openStage,
  operatorHears,
  Person,
  type Desktop,
  type Stage,
} from '../stage/index.ts';

const HOLD_HZ = 350;
const CUSTOMER_HZ = 500;
const COLLEAGUE_HZ = 740;
/** 1001 and 1007 are both of the first group; 1002 is of the second. */
const COLLEAGUE = 'wuqiufen';
/** Whose calls they are. */
const PARKER = '林小满';
const OUTSIDER = 'zhouxiaohe';
let stage: Stage;
let operator: Person;
let colleague: Person;

beforeAll(async () => {
  stage = await openStage({ pbx: { mohToneHz: HOLD_HZ }, hub: { wrapUpMs: 1_000, more: { parkLimitS: 12 } } });
  operator = await Person.at(await stage.startDesktop());
  const microphoneWav = join(stage.dir, 'colleague.wav');
  const voice = { frequencyHz: COLLEAGUE_HZ, durationMs: 10_000, sampleRateHz: 48_000, levelDb: -12 };
  await writeFile(microphoneWav, encodeWav(makeTone(voice)));
  colleague = await Person.at(await stage.startDesktop({ pc: 'second', microphoneWav }));
  await operator.beginsShift('linxiaoman');
  await colleague.beginsShift(COLLEAGUE);
});
afterAll(() => stage?.close());

const customerCalls = (callerNumber: string): Promise<Customer> =>
  callFromOutside(stage.pbx, {
    ...{ number: '12345', toneHz: CUSTOMER_HZ, callerName: 'Hua', callerNumber, maxMs: 90_000 },
  });
async function answersA(callerNumber: string): Promise<Customer> {
  await operator.chooses('goReady');
  const customer = await customerCalls(callerNumber);
  await operator.answers(customer);
  return customer;
}
const parkedCount = (desktop: Desktop, count: number) =>
  hostUntil(desktop, { name: 'parked', accepts: (all, wanted) => all?.length === wanted, argument: count });
const isState = (desktop: Desktop, kind: string) =>
  hostUntil(desktop, {
    name: 'agentState',
    accepts: (state, wanted) => state?.confirmed.kind === wanted,
    argument: kind,
  });

describe('calls of the group', () => {
  it('C10 park: the caller hears music, the group sees it with its time, a colleague takes it; nobody else can', async () => {
    const { words } = operator;
    const customer = await answersA('13900000071');
    await operator.presses(words.parking.park);
    await customer.untilHeard(HOLD_HZ);
    const [parked] = (await parkedCount(colleague.desktop, 1)) ?? [];
    expect(parked).toMatchObject({ number: '13900000071', name: 'Hua', parkedById: 'person-linxiaoman' });
    expect((parked?.returnsAt ?? 0) - (parked?.parkedAt ?? 0)).toBe(12_000);
    // Her phone is free, and the queue knows it.
    await isState(operator.desktop, 'ready');

    const outsider = await HubPerson.signIn(stage.hub().url, OUTSIDER);
    expect((await outsider.until(({ parked: seen }) => seen !== null)).parked).toEqual([]);
    const taking = outsider.send('parking.take', { parkedId: parked?.id ?? '' });
    await expect(taking).rejects.toMatchObject({ code: 'parking.notFound' });
    outsider.leaves();

    const region = colleague.page.getByRole('region', { name: words.parking.region });
    await region.getByText('Hua', { exact: true }).waitFor();
    await region.getByRole('button', { name: words.parking.takeOf('Hua') }).click();
    await customer.untilHeard(COLLEAGUE_HZ);
    await operatorHears(colleague.desktop.engine, CUSTOMER_HZ);
    await parkedCount(operator.desktop, 0);
    await isState(colleague.desktop, 'talking');
    await colleague.sees(words.call.takenFromPark(PARKER));
    await colleague.presses(words.call.hangUp);
    await customer.ended;
    await isState(colleague.desktop, 'ready');
    // The next customers are not for her.
    await colleague.chooses('goBreak');
    // One visit, answered by whom the queue gave it to.
    expect(await endedCallOf(stage, '13900000071')).toMatchObject({
      personId: 'person-linxiaoman',
      endedBy: 'operator',
    });
  });

  it('C10 return: a parked call that nobody takes rings again at the one who parked it', async () => {
    const { words } = operator;
    const customer = await answersA('13900000072');
    await operator.presses(words.parking.park);
    await customer.untilHeard(HOLD_HZ);
    await operator.answers(customer);
    await parkedCount(operator.desktop, 0);
    await customer.hangup();
    expect(await endedCallOf(stage, '13900000072')).toMatchObject({ personId: 'person-linxiaoman', endedBy: 'caller' });
  });

  it('C10 hang-up: a caller who gives up while parked is gone from the list', async () => {
    const customer = await answersA('13900000073');
    await operator.presses(operator.words.parking.park);
    await parkedCount(colleague.desktop, 1);
    await customer.hangup();
    await parkedCount(colleague.desktop, 0);
    expect(await endedCallOf(stage, '13900000073')).toMatchObject({ outcome: 'answered' });
  });

  it('C10 pick-up: a call that rings at a colleague’s is taken by one of the group, and is hers in the fact', async () => {
    const { words } = operator;
    await operator.chooses('goReady');
    const customer = await customerCalls('13900000074');
    await isState(operator.desktop, 'offered');
    await hostUntil(colleague.desktop, { name: 'ringing', accepts: (all) => all?.length === 1, argument: null });
    const outsider = await HubPerson.signIn(stage.hub().url, OUTSIDER);
    const taking = outsider.send('pickup.take', { personId: 'person-linxiaoman' });
    await expect(taking).rejects.toMatchObject({ code: 'pickup.notFound' });
    outsider.leaves();
    const region = colleague.page.getByRole('region', { name: words.parking.ringingRegion });
    await region.getByRole('button').click();
    // The phone that rang says who took it, not that the caller gave up.
    await operator.sees(words.endReasons.answeredElsewhere);
    await customer.untilHeard(COLLEAGUE_HZ);
    await isState(colleague.desktop, 'talking');
    await colleague.sees(words.call.takenFromPhone(PARKER));
    // At the other phone it has stopped ringing, and she is not "not responding".
    await isState(operator.desktop, 'ready');
    await hostUntil(operator.desktop, { name: 'ringing', accepts: (all) => all?.length === 0, argument: null });
    expect((await hostValue(operator.desktop, 'calls')).every(({ state }) => state.kind === 'ended')).toBe(true);
    await customer.hangup();
    expect(await endedCallOf(stage, '13900000074')).toMatchObject({
      personId: `person-${COLLEAGUE}`,
      outcome: 'answered',
    });
    expect((await hostValue(operator.desktop, 'history'))?.missedCount).toBe(0);
    await isState(colleague.desktop, 'ready');
  });
});
