import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ami, callFromOutside, encodeWav, makeTone, waitForCall, type Customer } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  endedCallOf,
  endedCallsOf,
  hostSend,
  hostUntil,
  hostValue,
  HubPerson,
  openStage,
  OPERATOR_TONE_HZ,
  operatorHears,
  operatorHearsTogether,
  Person,
  type Desktop,
  type Stage,
} from '../stage/index.ts';

const CUSTOMER_HZ = 500;
const EXPERT_HZ = 900;
const COLLEAGUE_HZ = 740;
const EXPERT = '13800007777';
let stage: Stage;
let desktop: Desktop;
let operator: Person;
let ami: Ami;

beforeAll(async () => {
  stage = await openStage({ hub: { wrapUpMs: 1_000 } });
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
  ami = await Ami.open(stage.pbx.ami);
});
afterAll(async () => {
  ami?.close();
  await stage?.close();
});

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

/** Opens "add", types, and presses what is offered. */
async function adds(typed: string, offered: string): Promise<void> {
  const { page, words } = operator;
  await page.getByRole('button', { name: words.conference.add, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(typed);
  await dialog.getByRole('button', { name: offered }).click();
  await dialog.waitFor({ state: 'detached' });
}

const joined = (on: Desktop, count: number) =>
  hostUntil(on, {
    name: 'conferences',
    accepts: (all, wanted) => all?.[0]?.parties.filter(({ state }) => state === 'joined').length === wanted,
    argument: count,
  });
const noConference = (on: Desktop) =>
  hostUntil(on, { name: 'conferences', accepts: (all) => all?.length === 0, argument: null });
const calling = () => operator.page.getByRole('region', { name: operator.words.conference.parties });

describe('a conference on the PBX', () => {
  it('C7 conference: three hear each other; mute, drop, and the one left goes on; the fact is the queue call’s', async () => {
    const { words } = operator;
    const expert = await waitForCall(stage.pbx, {
      ...{ toneHz: EXPERT_HZ, callerName: 'Expert', callerNumber: EXPERT, maxMs: 90_000 },
    });
    const customer = await answersA('13900000041');
    const [before] = await hostValue(desktop, 'calls');
    await adds(EXPERT, words.conference.callNumber(EXPERT));
    const [conference] = (await joined(desktop, 3)) ?? [];
    // Everybody hears the two others at once.
    await customer.untilHeardTogether([OPERATOR_TONE_HZ, EXPERT_HZ]);
    await expert.untilHeardTogether([OPERATOR_TONE_HZ, CUSTOMER_HZ]);
    await operatorHearsTogether(desktop.engine, [CUSTOMER_HZ, EXPERT_HZ]);
    // The very same call of the phone: its dialog never ended.
    const [now] = await hostValue(desktop, 'calls');
    expect(now).toMatchObject({ id: before?.id, sipCallId: before?.sipCallId, state: { kind: 'talking' } });
    expect(conference?.sipCallId).toBe(now?.sipCallId);
    expect(conference?.parties.map(({ number }) => number).toSorted()).toEqual(['1001', EXPERT, '13900000041']);
    await calling().getByText(words.conference.title(3), { exact: true }).waitFor();
    await hostUntil(desktop, {
      name: 'conferences',
      accepts: (all) => all?.[0]?.parties.every(({ isTalking }) => isTalking) === true,
      argument: null,
    });

    await calling()
      .getByRole('button', { name: words.conference.mute(EXPERT) })
      .click();
    await calling().getByText(words.conference.muted, { exact: true }).waitFor();
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await operatorHears(desktop.engine, CUSTOMER_HZ);
    await calling()
      .getByRole('button', { name: words.conference.unmute(EXPERT) })
      .click();
    await customer.untilHeardTogether([OPERATOR_TONE_HZ, EXPERT_HZ]);

    await calling()
      .getByRole('button', { name: words.conference.drop(EXPERT) })
      .click();
    await expert.ended;
    await joined(desktop, 2);
    await customer.untilHeard(OPERATOR_TONE_HZ);
    // The customer is the queue's: she ends it, and the operator, left alone, is let go.
    await customer.hangup();
    await noConference(desktop);
    await hostUntil(desktop, {
      name: 'agentState',
      accepts: (state) => state?.confirmed.kind === 'ready',
      argument: null,
    });
    expect(await endedCallOf(stage, '13900000041')).toMatchObject({
      personId: 'person-linxiaoman',
      outcome: 'answered',
      endedBy: 'caller',
      queue: 'city-hotline',
    });
  });

  it('C7 leave: a colleague is called in, the operator hangs up, and colleague and customer talk on', async () => {
    const { words } = operator;
    const microphoneWav = join(stage.dir, 'colleague.wav');
    const voice = { frequencyHz: COLLEAGUE_HZ, durationMs: 10_000, sampleRateHz: 48_000, levelDb: -12 };
    await writeFile(microphoneWav, encodeWav(makeTone(voice)));
    const other = await stage.startDesktop({ pc: 'second', microphoneWav });
    const colleague = await Person.at(other);
    await colleague.beginsShift('zhouxiaohe');
    const customer = await answersA('13900000042');
    await adds('周晓', '周晓禾');
    await colleague.page.getByRole('button', { name: colleague.words.call.answer }).click();
    await joined(other, 3);
    await operatorHearsTogether(other.engine, [CUSTOMER_HZ, OPERATOR_TONE_HZ]);
    await colleague.page.getByText(words.conference.title(3), { exact: true }).waitFor();
    await operator.presses(words.call.hangUp);
    await noConference(desktop);
    await joined(other, 2);
    await operatorHears(other.engine, CUSTOMER_HZ);
    await customer.untilHeard(COLLEAGUE_HZ);
    expect(endedCallsOf(stage, '13900000042')).toEqual([]);
    // For her it is over, while they talk on.
    await hostUntil(desktop, {
      name: 'agentState',
      accepts: (state) => state?.confirmed.kind === 'ready',
      argument: null,
    });
    await customer.untilHeard(COLLEAGUE_HZ);

    // Nobody outside the room can command it, whatever id they name.
    const [room] = (await hostValue(other, 'conferences')) ?? [];
    const party = room?.parties.find(({ personId }) => personId === null);
    const outsider = await HubPerson.signIn(stage.hub().url, 'zhaoguyu');
    const named = { roomId: room?.roomId ?? '', partyId: party?.id ?? '' };
    for (const attempt of [
      outsider.send('conference.drop', named),
      outsider.send('conference.mute', { ...named, isMuted: true }),
      outsider.send('conference.end', named),
      outsider.send('conference.add', { sipCallId: room?.sipCallId ?? '', number: '6001' }),
    ])
      await expect(attempt).rejects.toMatchObject({
        code: expect.stringMatching(/^conference\.(notFound|impossible)$/),
      });
    await expect(hostSend(desktop, 'dropFromConference', named)).rejects.toThrow('conference.notFound');
    outsider.leaves();

    await colleague.presses(words.call.hangUp);
    await customer.ended;
    await hostUntil(desktop, {
      name: 'agentState',
      accepts: (state) => state?.confirmed.kind === 'ready',
      argument: null,
    });
    expect(await endedCallOf(stage, '13900000042')).toMatchObject({
      personId: 'person-linxiaoman',
      outcome: 'answered',
    });
    await other.close();
  });
});
