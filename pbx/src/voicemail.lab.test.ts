/** Messages for an operator, by the real Asterisk and the real telephone. SPEC.md, "Messages". */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Ami } from './ami.ts';
import { callFromOutside, type Customer } from './customer.ts';
import { startPbx, type Pbx } from './pbx.ts';
import { goertzelPower, toDb } from './tone.ts';
import { decodeWav } from './wav.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const PROMPT_HZ = 350;
const CUSTOMER_HZ = 700;
let pbx: Pbx;
let ami: Ami;

beforeAll(async () => {
  pbx = await startPbx({ promptToneHz: PROMPT_HZ });
  ami = await Ami.open(pbx.ami);
  await ami.action({ Action: 'DBPut', Family: 'hearthline-mailboxes', Key: '1001', Val: '1' });
});
afterAll(() => pbx?.stop());

const calls = (number: string): Promise<Customer> =>
  callFromOutside(pbx, {
    ...{ number, toneHz: CUSTOMER_HZ, callerName: 'Hua', callerNumber: '13900000071', maxMs: 50_000 },
  });
const facts = async (): Promise<Record<string, string>[]> =>
  (await ami.list({ Action: 'DBGetTree', Family: 'hearthline-facts' })).map((row) =>
    Object.fromEntries(new URLSearchParams(row['Val'])),
  );
const fileOf = (name: string | undefined): Promise<Buffer> =>
  readFile(join(pbx.dir, 'state', 'spool', 'recording', `${name}.wav`));
const sizeIn = (folder: string) => async (name: string) => (await stat(join(folder, name))).size;
/** Resolves when the customer is being recorded. */
async function isAsked(customer: Customer): Promise<void> {
  await customer.untilHeard(PROMPT_HZ);
  await customer.untilSilent(1_500);
}

it('[PBX-90] a number without a mailbox is not known', async () => {
  expect((await (await calls('1002')).ended).reason).toContain('404');
});

it('[PBX-91] [PBX-92] of a phone that is not there: prompt, message, and a record that names it', async () => {
  const customer = await calls('1001');
  await isAsked(customer);
  const told = ami.event({ Event: 'UserEvent', UserEvent: 'HearthlineFact' });
  await customer.hangup();
  await told;
  const [fact] = await facts();
  expect(fact).toMatchObject({ kind: 'direct', to: 'PJSIP/1001', callerNumber: '13900000071', endedBy: 'caller' });
  expect(fact).toMatchObject({ dialStatus: 'CHANUNAVAIL', message: `${fact?.['uniqueid']}+message` });
  const sound = decodeWav(await fileOf(fact?.['message']));
  expect(toDb(goertzelPower(sound, CUSTOMER_HZ))).toBeGreaterThan(-20);
  const lengthMs = (sound.samples.length / sound.sampleRateHz) * 1_000;
  expect(lengthMs).toBeGreaterThan(1_000);
  expect(Math.abs(Number(fact?.['messageMs']) - lengthMs)).toBeLessThan(100);
  expect(await pbx.log()).not.toMatch(/ (WARNING|ERROR)\[/);
});

it('[PBX-92] [PBX-16] kill -9 of the PBX while something is said: the record names the message all the same', async () => {
  const customer = await calls('1001');
  await isAsked(customer);
  // What Asterisk has handed to the disk; it writes 32 kB at a time.
  const folder = join(pbx.dir, 'state', 'spool', 'recording');
  const largest = async () => Math.max(...(await Promise.all((await readdir(folder)).map(sizeIn(folder)))));
  await expect.poll(largest, { timeout: 20_000 }).toBeGreaterThan(60_000);
  await pbx.restart();
  ami = await Ami.open(pbx.ami);
  await expect
    .poll(async () => (await facts()).find(({ status }) => status === 'restart'), { timeout: 20_000 })
    .toBeDefined();
  const fact = (await facts()).find(({ status }) => status === 'restart');
  expect(fact?.['message']).toBe(`${fact?.['uniqueid']}+message`);
  expect(fact?.['messageMs']).toBeUndefined();
  expect(toDb(goertzelPower(decodeWav(await fileOf(fact?.['message'])), CUSTOMER_HZ))).toBeGreaterThan(-20);
});
