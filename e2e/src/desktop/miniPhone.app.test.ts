import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callFromOutside, type Customer } from '@hearthline/pbx';
import { languages } from '@hearthline/ui/words';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hostSend, hostUntil, hostValue, openStage, operatorHears, OPERATOR_TONE_HZ, Person } from '../stage/index.ts';
import type { Desktop, Stage } from '../stage/index.ts';
import { XKeyboard } from './xKeyboard.ts';

const CUSTOMER_TONE_HZ = 500;
let stage: Stage;
let desktop: Desktop;
let operator: Person;
let customer: Customer;

beforeAll(async () => {
  stage = await openStage({ hub: { wrapUpMs: 500 } });
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
  await operator.chooses('goReady');
});
afterAll(() => stage?.close());
beforeEach(async () => {
  await hostUntil(desktop, {
    name: 'agentState',
    accepts: (state) => state?.confirmed.kind === 'ready',
    argument: null,
  });
  customer = await callFromOutside(stage.pbx, {
    ...{ number: '12345', toneHz: CUSTOMER_TONE_HZ, callerName: 'Wu', callerNumber: '13900000031', maxMs: 90_000 },
  });
  await untilCall('ringingHere');
});
afterEach(async () => {
  await customer.hangup();
  await operator.hasNoCall();
});

const untilCall = (kind: string) =>
  hostUntil(desktop, {
    name: 'calls',
    accepts: (calls, wanted) => calls.some(({ state }) => state.kind === wanted),
    argument: kind,
  });
const minis = (): Page[] => desktop.app.windows().filter((page) => page.url().endsWith('/mini.html'));
/** Resolves with the mini phone's page when the window is there. */
async function mini(): Promise<Page> {
  for (const page of minis()) return page;
  return desktop.app.waitForEvent('window', { predicate: (page) => untilUrl(page, '/mini.html') });
}
async function untilUrl(page: Page, end: string): Promise<boolean> {
  await page.waitForURL((url) => url.href !== 'about:blank');
  return page.url().endsWith(end);
}
const mainWindow = (what: 'minimize' | 'hide' | 'show' | 'restore' | 'close' | 'focus'): Promise<void> =>
  desktop.app.evaluate(({ BrowserWindow }, name) => {
    const main = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().startsWith('hearthline://screens/'),
    );
    main?.[name]();
  }, what);
/** The page's door to the main process. */
type Door = { hearthline: { call: Record<string, unknown> } };
interface Facts {
  readonly isOnTop: boolean;
  readonly isFocused: boolean;
  readonly isShown: boolean;
  readonly place: { x: number; y: number; width: number; height: number };
  readonly pid: number;
  readonly otherPids: number[];
  readonly mainPid: number;
}
const facts = (): Promise<Facts> =>
  desktop.app.evaluate(({ BrowserWindow }) => {
    const all = BrowserWindow.getAllWindows();
    const own = all.find((one) => one.webContents.getURL().endsWith('/mini.html'));
    if (own === undefined) throw new Error('no mini phone');
    const pid = own.webContents.getOSProcessId();
    return {
      ...{ isOnTop: own.isAlwaysOnTop(), isFocused: own.isFocused(), isShown: own.isVisible(), place: own.getBounds() },
      pid,
      otherPids: all.filter((one) => one !== own).map((one) => one.webContents.getOSProcessId()),
      mainPid:
        all
          .find(
            (one) =>
              one.webContents.getURL().startsWith('hearthline://screens/#') ||
              one.webContents.getURL() === 'hearthline://screens/',
          )
          ?.webContents.getOSProcessId() ?? 0,
    };
  });
/** What goes away with the process: memory shared with others is not counted (proc(5), smaps_rollup). */
async function ownMemoryKb(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  return [...text.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].reduce((sum, [, kb]) => sum + Number(kb), 0);
}
const bothAreHeard = async (): Promise<void> => {
  expect((await operatorHears(desktop.engine, CUSTOMER_TONE_HZ)).levelDb).toBeGreaterThan(-60);
  await customer.untilHeard(OPERATOR_TONE_HZ);
};
/** The page of the mini phone with its call or its state drawn. */
const untilMini = async (): Promise<void> => {
  await expect.poll(() => minis().length, { timeout: 10_000 }).toBe(1);
  await minis()[0]?.getByRole('button', { name: operator.words.desktop.mini.close }).waitFor();
};
const readPlace = async (): Promise<unknown> =>
  JSON.parse(await readFile(join(desktop.profileDir, 'miniPhone.json'), 'utf8').catch(() => '{}'));
/** Playwright leaves a page alone that has crashed; this looks into its window through the main process. */
const crashedShows = (button: string): Promise<boolean> =>
  desktop.app.evaluate(async ({ BrowserWindow }, name) => {
    const own = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().endsWith('/mini.html'));
    if (own === undefined) return false;
    const isBack = new Promise((resolve) => own.webContents.once('did-finish-load', () => resolve(null)));
    own.webContents.forcefullyCrashRenderer();
    await isBack;
    return (await own.webContents.executeJavaScript(`new Promise((resolve) => {
        const look = () => document.querySelector('[aria-label="${name}"]') !== null && resolve(true);
        new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
        look();
      })`)) as boolean;
  }, button);

describe('the mini phone', () => {
  it('U5 asked for, it answers, mutes, holds and hangs up, above all other windows, in Chinese and in English', async () => {
    const { page, words } = operator;
    const opened = mini();
    await page.getByRole('button', { name: words.desktop.mini.open }).click();
    const small = await opened;
    await small.getByText('Wu', { exact: true }).waitFor();
    await small.getByRole('button', { name: words.call.answer }).click();
    await customer.untilHeard(OPERATOR_TONE_HZ);
    expect(await facts()).toMatchObject({ isOnTop: true, isShown: true, place: { width: 360, height: 120 } });
    await small.getByRole('button', { name: words.call.mute }).click();
    await customer.untilSilent();
    await small.keyboard.press('m');
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await hostSend(desktop, 'changeSettings', { language: 'en', theme: 'dark' });
    await small.getByRole('button', { name: languages.en.call.hold }).click();
    await small.getByRole('button', { name: languages.en.call.retrieve }).waitFor();
    expect(await small.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    expect(await small.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await hostSend(desktop, 'changeSettings', { language: 'zh-CN', theme: 'light' });
    await small.getByRole('button', { name: words.call.hangUp }).click();
    await customer.ended;
    await small.getByText(words.desktop.mini.noCall, { exact: true }).waitFor();
    const closed = small.waitForEvent('close');
    await small
      .getByRole('button', { name: words.desktop.mini.close })
      .press('Enter')
      .catch(() => undefined);
    await closed;
  });

  it('U5 opens by itself without taking the focus when the window is put away in a call, and goes when it is back', async () => {
    await operator.presses(operator.words.call.answer);
    await customer.untilHeard(OPERATOR_TONE_HZ);
    const opened = mini();
    await mainWindow('hide');
    const small = await opened;
    await small.getByRole('button', { name: operator.words.call.hangUp }).waitFor();
    expect(await facts()).toMatchObject({ isOnTop: true, isFocused: false });
    const gone = small.waitForEvent('close');
    await small
      .getByRole('button', { name: operator.words.desktop.mini.openMain })
      .click({ noWaitAfter: true })
      .catch(() => undefined);
    await gone;
    expect(minis()).toEqual([]);
    await bothAreHeard();
  });

  it('U5 reloaded and crashed, it touches neither the call nor the main window, and comes back', async () => {
    await operator.presses(operator.words.call.answer);
    await customer.untilHeard(OPERATOR_TONE_HZ);
    const opened = mini();
    await operator.page.keyboard.press('Alt+m');
    const small = await opened;
    await small.getByRole('button', { name: operator.words.call.hangUp }).waitFor();
    // It may ask for its port, and that is all.
    expect(await small.evaluate(() => Object.keys((window as unknown as Door).hearthline.call))).toEqual([
      'mini.connect',
    ]);
    const before = (await hostValue(desktop, 'calls')).find(({ state }) => state.kind === 'talking');
    await small.reload();
    await small.getByRole('button', { name: operator.words.call.hangUp }).waitFor();
    const { pid, otherPids, mainPid } = await facts();
    // A small window must not cost another main window on a PC of 4 GB.
    expect(await ownMemoryKb(pid)).toBeLessThan(await ownMemoryKb(mainPid));
    if (process.env['SHOW_MEMORY'] !== undefined)
      process.stderr.write(`mini ${await ownMemoryKb(pid)} kB own, main window ${await ownMemoryKb(mainPid)} kB own\n`);
    expect(otherPids).not.toContain(pid);
    expect(await crashedShows(operator.words.call.hangUp)).toBe(true);
    await bothAreHeard();
    expect((await hostValue(desktop, 'calls')).find(({ state }) => state.kind === 'talking')?.id).toBe(before?.id);
    await operator.page.getByRole('button', { name: operator.words.call.hangUp }).first().waitFor();
    await hostSend(desktop, 'closeMiniPhone', {});
  });

  it('U5 remembers its place', async () => {
    await hostSend(desktop, 'openMiniPhone', {});
    await untilMini();
    await desktop.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()
        .find((one) => one.webContents.getURL().endsWith('/mini.html'))
        ?.setPosition(40, 60);
    });
    await expect.poll(() => readPlace(), { timeout: 10_000 }).toMatchObject({ x: 40, y: 60 });
    await hostSend(desktop, 'closeMiniPhone', {});
    await expect.poll(minis, { timeout: 10_000 }).toEqual([]);
    await hostSend(desktop, 'openMiniPhone', {});
    await untilMini();
    expect((await facts()).place).toMatchObject({ x: 40, y: 60 });
    await hostSend(desktop, 'closeMiniPhone', {});
  });
});

describe('keys', () => {
  const { shortcuts } = languages['zh-CN'];
  const untilGlobal = (refused: string[]) =>
    hostUntil(desktop, {
      name: 'globalKeys',
      accepts: ({ state }, wanted) => state.kind === 'on' && state.refused.join() === wanted,
      argument: refused.join(),
    });
  const isTaken = (accelerator: string): Promise<boolean> =>
    desktop.app.evaluate(({ globalShortcut }, name) => globalShortcut.isRegistered(name), accelerator);

  it('U2 mute moved to another key; a key another program has, in words; and with the window closed, real keys answer, mute, hold and hang up', async () => {
    const { page } = operator;
    await operator.opens('settings');
    const card = page.getByRole('region', { name: operator.words.settings.keyboard });
    const mute = card.getByRole('listitem').filter({ hasText: shortcuts.does.mute }).first();
    await mute.getByRole('button', { name: shortcuts.change('M'), exact: true }).click();
    await page.keyboard.press('u');
    await mute.getByRole('button', { name: shortcuts.change('U'), exact: true }).waitFor();

    const [otherProgram, keyboard] = await Promise.all([XKeyboard.open(stage.display), XKeyboard.open(stage.display)]);
    await otherProgram.take('Control+Alt+M');
    await card.getByText(shortcuts.globalSwitch, { exact: true }).click();
    await untilGlobal(['globalMute']);
    await card.getByText(shortcuts.globalRefused, { exact: true }).waitFor();
    await otherProgram.giveBack('Control+Alt+M');
    await mainWindow('hide');
    await mainWindow('show');
    await mainWindow('focus');
    await untilGlobal([]);

    await mainWindow('close');
    await keyboard.press('Control+Alt+Y');
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await keyboard.press('Control+Alt+M');
    await customer.untilSilent();
    await mainWindow('show');
    await page.keyboard.press('u');
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await mainWindow('close');
    await keyboard.press('Control+Alt+H');
    await hostUntil(desktop, {
      ...{ name: 'calls', argument: null },
      accepts: (calls) => calls.some(({ state }) => state.kind === 'talking' && state.hold === 'here'),
    });
    // The same keys at once again would be one that is held down [KEY-25].
    await mainWindow('show');
    await page.keyboard.press('h');
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await mainWindow('close');
    await keyboard.press('Control+Alt+N');
    await customer.ended;

    expect(await isTaken('Control+Alt+Y')).toBe(true);
    await hostSend(desktop, 'changeSettings', { shortcuts: { isGlobal: false, changes: {} } });
    await hostUntil(desktop, { name: 'globalKeys', accepts: ({ state }) => state.kind === 'off', argument: null });
    expect(await isTaken('Control+Alt+Y')).toBe(false);
    await Promise.all([keyboard.close(), otherProgram.close()]);
    await mainWindow('show');
  });
});
