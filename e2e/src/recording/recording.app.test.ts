import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callFromOutside, decodeWav, goertzelPower, meanSquare, toDb, type Customer, type Pcm } from '@hearthline/pbx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  hostUntil,
  hostValue,
  HubPerson,
  openStage,
  OPERATOR_TONE_HZ,
  Person,
  type Desktop,
  type Stage,
} from '../stage/index.ts';

const CUSTOMER_HZ = 500;
let stage: Stage;
let desktop: Desktop;
let operator: Person;

beforeAll(async () => {
  stage = await openStage({ hub: { wrapUpMs: 1_000, more: { recording: { keysMs: 2_000 } } } });
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
});
afterAll(() => stage?.close());

async function answersA(number: string, callerNumber: string): Promise<Customer> {
  await operator.chooses('goReady');
  const customer = await callFromOutside(stage.pbx, {
    ...{ number, toneHz: CUSTOMER_HZ, callerName: 'Hua', callerNumber, maxMs: 90_000 },
  });
  await operator.answers(customer);
  return customer;
}

const bar = () => operator.page.getByRole('group', { name: operator.words.recording.region });
const pausedBy = (wanted: string | null) =>
  hostUntil(desktop, {
    name: 'recordings',
    accepts: (all, by) => all?.length === 1 && all[0]?.pausedBy === by,
    argument: wanted,
  });
const folder = () => join(stage.pbx.dir, 'state', 'spool', 'recording');

/** Both go on talking until the customer has heard this much more. */
async function talkOn(customer: Customer, ms: number): Promise<void> {
  const lengthMs = async () => {
    const { samples, sampleRateHz } = await customer.recording();
    return (samples.length / sampleRateHz) * 1_000;
  };
  const from = await lengthMs();
  await expect.poll(lengthMs, { timeout: 15_000 }).toBeGreaterThan(from + ms);
}

/** A recording in tenths of a second: `#` voices, `.` silence. */
function drawn({ samples, sampleRateHz }: Pcm): string {
  const step = sampleRateHz / 10;
  return Array.from({ length: Math.floor(samples.length / step) }, (_, index) => {
    const piece = samples.subarray(index * step, (index + 1) * step);
    return toDb(meanSquare({ samples: piece, sampleRateHz })) < -60 ? '.' : '#';
  }).join('');
}

describe('recording by the PBX', () => {
  it('C14 recording: seen, paused by the operator and by keys, resumed; the paused parts are silence in the file', async () => {
    const { words } = operator;
    const customer = await answersA('12345', '13900000051');
    await pausedBy(null);
    await bar().getByText(words.recording.running, { exact: true }).waitFor();
    const [call] = await hostValue(desktop, 'calls');
    await talkOn(customer, 1_500);

    await bar().getByRole('button', { name: words.recording.cardNumber }).click();
    await bar().getByText(words.recording.paused.cardNumber, { exact: true }).waitFor();
    // A stranger to the call can do nothing about it.
    const outsider = await HubPerson.signIn(stage.hub().url, 'zhaoguyu');
    const named = { sipCallId: call?.sipCallId ?? '' };
    await expect(outsider.send('recording.resume', named)).rejects.toMatchObject({ code: 'recording.notFound' });
    outsider.leaves();
    await talkOn(customer, 1_500);
    await bar().getByRole('button', { name: words.recording.resume }).click();
    await pausedBy(null);
    await talkOn(customer, 1_500);

    customer.press('42');
    await bar().getByText(words.recording.paused.keys, { exact: true }).waitFor();
    await pausedBy(null);
    await talkOn(customer, 1_500);
    await customer.hangup();
    await hostUntil(desktop, { name: 'recordings', accepts: (all) => all?.length === 0, argument: null });

    // The PBX closes the file a moment after the call.
    const recorded = async () => decodeWav(await readFile(join(folder(), `${call?.pbxCallId}.wav`)));
    await expect
      .poll(async () => drawn(await recorded()), { timeout: 10_000 })
      .toMatch(/^#{10,}\.{10,}#{10,}\.{10,}#{10,}\.?$/);
    const pcm = await recorded();
    // Both voices are in it.
    const start = { ...pcm, samples: pcm.samples.subarray(0, pcm.sampleRateHz) };
    for (const hz of [CUSTOMER_HZ, OPERATOR_TONE_HZ])
      expect(toDb(goertzelPower(start, hz)), `${hz} Hz`).toBeGreaterThan(-40);
  });

  it('C14 recording: a hub that comes back finds a pause as it was', async () => {
    const { words } = operator;
    const customer = await answersA('12347', '13900000053');
    await pausedBy(null);
    await bar().getByRole('button', { name: words.recording.pause }).click();
    await pausedBy('operator');
    await stage.restartHub('kill');
    await hostUntil(desktop, {
      name: 'hubLink',
      accepts: ({ kind }) => kind === 'live',
      argument: null,
      limitMs: 30_000,
    });
    await pausedBy('operator');
    await bar().getByRole('button', { name: words.recording.resume }).click();
    await pausedBy(null);
    await customer.hangup();
    await hostUntil(desktop, { name: 'recordings', accepts: (all) => all?.length === 0, argument: null });
  });

  it('C14 policy: a queue that is not to be recorded leaves no file, and the card says nothing of it', async () => {
    const before = await readdir(folder());
    const customer = await answersA('12346', '13900000052');
    await customer.untilHeard(OPERATOR_TONE_HZ, 1_000);
    expect(await hostValue(desktop, 'recordings')).toEqual([]);
    expect(await bar().count()).toBe(0);
    await customer.hangup();
    expect(await readdir(folder())).toEqual(before);
  });
});
