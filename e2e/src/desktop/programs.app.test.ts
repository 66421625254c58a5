import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { callFromOutside, type Customer } from '@hearthline/pbx';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hostSend, hostUntil, hostValue, openStage, OPERATOR_TONE_HZ, Person } from '../stage/index.ts';
import type { Desktop, Stage } from '../stage/index.ts';

let stage: Stage;
let desktop: Desktop;
let operator: Person;
let customer: Customer | null = null;
/** What the system's browser was asked to open, one address a line. */
let opened: string;

beforeAll(async () => {
  stage = await openStage({ hub: { wrapUpMs: 500 } });
  const home = { XDG_CONFIG_HOME: join(stage.dir, 'config'), XDG_DATA_HOME: join(stage.dir, 'data') };
  opened = join(stage.dir, 'opened');
  await installBrowser(home);
  const args = ['--screen-pop=https://it.example/?n={number}'];
  desktop = await stage.startDesktop({ env: { ...stage.display.env, ...home }, args });
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
  await operator.chooses('goReady');
});
afterAll(() => stage?.close());
afterEach(async () => {
  await customer?.hangup();
  customer = null;
  await operator.hasNoCall();
});

/** A browser of the system that writes down where it is sent. */
async function installBrowser(home: { XDG_CONFIG_HOME: string; XDG_DATA_HOME: string }): Promise<void> {
  const script = join(stage.dir, 'browser.sh');
  await writeFile(script, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${opened}'\n`, { mode: 0o755 });
  await mkdir(join(home.XDG_DATA_HOME, 'applications'), { recursive: true });
  await mkdir(home.XDG_CONFIG_HOME, { recursive: true });
  const mime = 'MimeType=x-scheme-handler/https;x-scheme-handler/http;\n';
  const entry = `[Desktop Entry]\nType=Application\nName=Browser of the test\nExec=${script} %u\n${mime}`;
  await writeFile(join(home.XDG_DATA_HOME, 'applications', 'test-browser.desktop'), entry);
  const defaults = '[Default Applications]\nx-scheme-handler/https=test-browser.desktop\n';
  await writeFile(join(home.XDG_CONFIG_HOME, 'mimeapps.list'), defaults);
}
const addresses = async (): Promise<string[]> =>
  (await readFile(opened, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');

async function customerCalls(callerName: string, callerNumber: string): Promise<void> {
  await hostUntil(desktop, {
    name: 'agentState',
    accepts: (state) => state?.confirmed.kind === 'ready',
    argument: null,
  });
  customer = await callFromOutside(stage.pbx, {
    ...{ number: '12345', toneHz: 500, callerName, callerNumber, maxMs: 60_000 },
  });
  await hostUntil(desktop, {
    name: 'calls',
    accepts: (calls) => calls.some(({ state }) => state.kind === 'ringingHere'),
    argument: null,
  });
}

describe('the customer’s page', () => {
  it('U6 has the template that IT gave, and opens when a call is answered unless the person chose otherwise', async () => {
    expect((await hostValue(desktop, 'settings')).screenPop).toEqual({
      ...{ template: 'https://it.example/?n={number}', when: 'answered' },
    });
  });

  it('U6 opens once in the system’s browser when the call is answered, each value whole: [POP-2] [POP-4]', async () => {
    const { page, words } = operator;
    await operator.opens('settings');
    await page.getByText(words.desktop.programs.when.answered, { exact: true }).click();
    const field = page.getByLabel(words.desktop.programs.template, { exact: true });
    await field.fill('http://crm.example/{phone}');
    await operator.sees(words.problems['screenPop.unknownField'].title);
    await field.fill('https://crm.example/find?who={name}&n={number}&q={queue}&fixed=1');
    await field.press('Tab');
    await hostUntil(desktop, {
      name: 'settings',
      accepts: ({ screenPop }) => screenPop.when === 'answered' && screenPop.template.includes('fixed=1'),
      argument: null,
    });
    await customerCalls('Mei & Co?#', '13900000041');
    expect(await addresses()).toEqual([]);
    await operator.presses(words.call.answer);
    await customer?.untilHeard(OPERATOR_TONE_HZ);
    await expect.poll(addresses, { timeout: 15_000 }).toHaveLength(1);
    const url = new URL((await addresses())[0] ?? '');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      ...{ who: 'Mei & Co?#', n: '13900000041', q: 'city-hotline', fixed: '1' },
    });
    await operator.presses(words.call.hangUp);
    await customer?.ended;
    expect(await addresses()).toHaveLength(1);
    await hostSend(desktop, 'changeSettings', { screenPop: { template: '', when: 'off' } });
  });
});

interface Entry {
  readonly url: string;
  readonly token: string;
}
const entryFile = (): string => join(desktop.profileDir, 'local-api.json');
/** A program of this PC asks. */
async function asks(method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const { url, token } = JSON.parse(await readFile(entryFile(), 'utf8')) as Entry;
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}
/** Hears the stream of events until something is in it. */
async function hears(wanted: string): Promise<void> {
  const { url, token } = JSON.parse(await readFile(entryFile(), 'utf8')) as Entry;
  await new Promise<void>((resolve, reject) => {
    const asked = request(`${url}/v1/events`, { headers: { authorization: `Bearer ${token}` } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
        if (!text.includes(wanted)) return;
        asked.destroy();
        resolve();
      });
    });
    asked.once('error', (error) => reject(error));
    asked.end();
  });
}

describe('a program on this PC', () => {
  it('U6 sees who calls, answers and hangs up, through the whole app, only while the door is open', async () => {
    await expect(readFile(entryFile(), 'utf8')).rejects.toMatchObject({ code: 'ENOENT' });
    await operator.opens('settings');
    await operator.page.getByText(operator.words.desktop.programs.localApi).click();
    await expect
      .poll(
        () =>
          readFile(entryFile(), 'utf8').then(
            () => true,
            () => false,
          ),
        { timeout: 10_000 },
      )
      .toBe(true);
    await hears('"isLineReady":true');
    await customerCalls('Tang', '13900000042');
    await hears('13900000042');
    const { body } = await asks('GET', '/v1/calls');
    const call = (body as { id: string; number: string; state: string; queue: string }[]).find(
      ({ state }) => state === 'ringingHere',
    );
    expect(call).toMatchObject({ number: '13900000042', queue: 'city-hotline' });
    expect(await asks('POST', `/v1/calls/${call?.id}/answer`)).toEqual({ status: 204, body: null });
    await customer?.untilHeard(OPERATOR_TONE_HZ);
    await hears('"agentState":"talking"');
    expect((await asks('POST', `/v1/calls/${call?.id}/hangup`)).status).toBe(204);
    await customer?.ended;
    expect(await asks('POST', '/v1/calls/nobody/answer')).toEqual({ status: 404, body: { code: 'call.notFound' } });
  });

  it('U6 that wants to dial is refused, shown to the person, or obeyed, as the setting says: [API-9]', async () => {
    const set = (dial: 'off' | 'ask' | 'direct') =>
      hostSend(desktop, 'changeSettings', { localApi: { isOn: true, dial } });
    const dial = () => asks('POST', '/v1/dial', { number: '6001' });
    const before = (await hostValue(desktop, 'calls')).filter(({ direction }) => direction === 'out').length;
    await set('off');
    expect(await dial()).toEqual({ status: 403, body: { code: 'localApi.dialOff' } });
    await set('ask');
    expect(await dial()).toEqual({ status: 202, body: { kind: 'asked' } });
    await operator.sees(operator.words.desktop.link.fromProgram);
    expect((await hostValue(desktop, 'calls')).filter(({ direction }) => direction === 'out')).toHaveLength(before);
    await hostSend(desktop, 'putAwayNumber', {});
    await set('direct');
    expect(await dial()).toMatchObject({ status: 202, body: { kind: 'dialled' } });
    const calls = await hostUntil(desktop, {
      name: 'calls',
      accepts: (list) => list.some(({ state, peerNumber }) => state.kind === 'talking' && peerNumber === '6001'),
      argument: null,
    });
    const made = calls.find(({ peerNumber }) => peerNumber === '6001');
    await hostSend(desktop, 'hangUp', { callId: made?.id ?? '' });
    await hostSend(desktop, 'changeSettings', { localApi: { isOn: false, dial: 'ask' } });
    await expect
      .poll(
        () =>
          readFile(entryFile(), 'utf8').then(
            () => true,
            () => false,
          ),
        { timeout: 10_000 },
      )
      .toBe(false);
  });
});
