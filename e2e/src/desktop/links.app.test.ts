import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  hostSend,
  hostUntil,
  hostValue,
  openStage,
  operatorHears,
  Person,
  type Desktop,
  type Stage,
} from '../stage/index.ts';
import { trayOf, type TrayHand } from './trayHand.ts';

let stage: Stage;
let desktop: Desktop;
let operator: Person;
let tray: TrayHand;
let env: Record<string, string>;

beforeAll(async () => {
  stage = await openStage();
  // A home of its own: what the app tells the OS is told to this one.
  env = {
    ...stage.display.env,
    XDG_CONFIG_HOME: join(stage.dir, 'config'),
    XDG_DATA_HOME: join(stage.dir, 'data'),
  };
  desktop = await stage.startDesktop({ env, args: ['--', 'tel:6-001;ext=7'] });
  tray = await trayOf(desktop);
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
});
afterAll(() => stage?.close());
afterEach(async () => {
  await hostSend(desktop, 'putAwayNumber', {});
  for (const { id } of await hostValue(desktop, 'notices')) await hostSend(desktop, 'dismissNotice', { id });
});

/** The app is started once more with a link, as a browser does it; resolves when that start has ended. */
async function secondStart(...args: string[]): Promise<unknown> {
  const { spawnfile, spawnargs } = desktop.app.process();
  const first = spawnargs.slice(1).filter((each) => !/^--(inspect|remote-debugging)/.test(each));
  const given = [...first.slice(0, first.indexOf('--')), ...args];
  const again = spawn(spawnfile, given, { env: { ...process.env, ...env }, stdio: 'ignore' });
  const [code] = (await once(again, 'exit')) as unknown[];
  return code;
}
const offered = (number: string) =>
  hostUntil(desktop, {
    name: 'offeredNumber',
    accepts: (value, wanted) => value?.number === wanted,
    argument: number,
  });
const card = () => operator.page.getByRole('region', { name: operator.words.desktop.link.region });

describe('a link to a number', () => {
  it('I8 of the first start is shown after the sign-in, and dialled only when pressed: [LINK-1] [LINK-2]', async () => {
    await card().getByText('6001', { exact: true }).waitFor();
    await card().getByText(operator.words.desktop.link.extension('7')).waitFor();
    expect(await hostValue(desktop, 'calls')).toEqual([]);
    await card().getByRole('button', { name: operator.words.desktop.link.dial }).click();
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) => calls.some(({ state, peerNumber }) => state.kind === 'talking' && peerNumber === '6001'),
      argument: null,
    });
    expect((await operatorHears(desktop.engine, 440)).levelDb).toBeGreaterThan(-60);
    await card().waitFor({ state: 'detached' });
    await operator.presses(operator.words.call.hangUp);
    await operator.hasNoCall();
  });

  it('I8 of a second start is handed to the first, which comes forward; put away by keyboard, it is gone', async () => {
    const before = (await hostValue(desktop, 'calls')).length;
    expect(await secondStart('--', 'callto:+86-139-0000-2046')).toBe(0);
    await offered('+8613900002046');
    await card().getByRole('button', { name: operator.words.desktop.link.putAway }).press('Enter');
    await card().waitFor({ state: 'detached' });
    expect(await secondStart('sip:1004@localhost')).toBe(0);
    await hostUntil(desktop, {
      name: 'notices',
      accepts: (notices) => notices.some(({ code }) => code === 'link.foreignAddress'),
      argument: null,
    });
    expect((await hostValue(desktop, 'calls')).length).toBeLessThanOrEqual(before);
  });

  it.each([
    ['sip:6001@127.0.0.1?Replaces=abc', 'link.hasExtras'],
    ['tel:6001%0d%0aX:y', 'link.strangeCharacters'],
    [`tel:${'6'.repeat(5_000)}`, 'link.tooLong'],
    ['callto:some.body', 'link.notANumber'],
  ] as const)('I8 %#: what is more than a number is refused in words: [LINK-8]', async (link, code) => {
    expect(await secondStart('--', link)).toBe(0);
    await operator.isTold(code);
    expect(await hostValue(desktop, 'offeredNumber')).toBeNull();
  });
});

describe('this PC', () => {
  it('I8 hands its phone links to the app when the person wants that: opened by the OS itself', async () => {
    await operator.opens('settings');
    await operator.page.getByText(operator.words.desktop.program.opensLinks).click();
    const entry = join(env['XDG_DATA_HOME'] ?? '', 'applications', 'hearthline-links.desktop');
    await hostUntil(desktop, { name: 'settings', accepts: ({ opensLinks }) => opensLinks, argument: null });
    const open = () => promisify(execFile)('gio', ['open', 'tel:6002'], { env: { ...process.env, ...env } });
    // The setting is shown at once, the OS is told a moment later: the entry's own start is what counts.
    await untilThere(entry);
    await open();
    await offered('6002');
    await operator.page.getByText(operator.words.desktop.program.opensLinks).click();
    await untilGone(entry);
    // What else was set stays as it was.
    expect(await hostValue(desktop, 'settings')).toMatchObject({ language: 'zh-CN', account: 'linxiaoman' });
  });

  it('I8 starts the app in the tray when the person signs in to it, only if asked', async () => {
    const entry = join(env['XDG_CONFIG_HOME'] ?? '', 'autostart', 'hearthline.desktop');
    await expect(stat(entry)).rejects.toMatchObject({ code: 'ENOENT' });
    await hostSend(desktop, 'changeSettings', { startsWithSystem: true });
    expect(await readFile(entry, 'utf8')).toMatch(/^Exec=".+" .*"--profile=.+" .*"--hidden"$/m);
    await hostSend(desktop, 'changeSettings', { startsWithSystem: false });
    await expect(stat(entry)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('the tray', () => {
  it('I8 shows the state and changes it: ready and break from its menu, with another icon each', async () => {
    const { state } = operator.words;
    const resting = await tray.icon();
    await tray.choose(state.goReady);
    await untilState('ready');
    await tray.untilTooltip(`Hearthline · ${state.ready}`);
    const ready = await tray.icon();
    expect(ready).not.toBe(resting);
    await tray.choose(state.goBreak);
    await untilState('notReady');
    await tray.untilTooltip(`Hearthline · ${state.notReady.break}`);
    expect(await tray.icon()).toBe(resting);
  });
});

const untilState = (kind: string) =>
  hostUntil(desktop, {
    name: 'agentState',
    accepts: (state, wanted) => state?.confirmed.kind === wanted && state.pending === null,
    argument: kind,
  });
async function untilThere(file: string): Promise<void> {
  await expect
    .poll(
      () =>
        stat(file).then(
          () => true,
          () => false,
        ),
      { timeout: 10_000 },
    )
    .toBe(true);
  // Written before it is chosen: the choice is in the list of defaults.
  const list = join(env['XDG_CONFIG_HOME'] ?? '', 'mimeapps.list');
  await expect
    .poll(() => readFile(list, 'utf8').catch(() => ''), { timeout: 10_000 })
    .toContain('x-scheme-handler/callto=hearthline-links.desktop');
}
const untilGone = (file: string): Promise<void> =>
  expect
    .poll(
      () =>
        stat(file).then(
          () => true,
          () => false,
        ),
      { timeout: 10_000 },
    )
    .toBe(false);
