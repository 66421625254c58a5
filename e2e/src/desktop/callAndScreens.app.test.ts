import { Ami, callFromOutside, type Customer } from '@hearthline/pbx';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  hostSend,
  hostUntil,
  hostValue,
  mainWindowOf,
  openStage,
  OPERATOR_TONE_HZ,
  operatorHears,
  Person,
  type Desktop,
  type MainWindow,
  type Stage,
} from '../stage/index.ts';
import { trayOf } from './trayHand.ts';
import { clickNotification, pressNotification, shownCount, watchNotifications } from './notifications.ts';

const CUSTOMER_TONE_HZ = 500;
let stage: Stage;
let desktop: Desktop;
let mainWindow: MainWindow;
let operator: Person;
let customer: Customer;

beforeAll(async () => {
  stage = await openStage({ hub: { wrapUpMs: 500 } });
  desktop = await stage.startDesktop();
  mainWindow = mainWindowOf(desktop);
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
    number: '12345',
    toneHz: CUSTOMER_TONE_HZ,
    callerName: 'Wu',
    callerNumber: '13900000021',
    maxMs: 90_000,
  });
  await hostUntil(desktop, {
    name: 'calls',
    accepts: (calls) => calls.some(({ state }) => state.kind === 'ringingHere'),
    argument: null,
  });
});
afterEach(async () => {
  await customer.hangup();
  if (!desktop.engine.isClosed()) await noCallLives();
});

const noCallLives = () => operator.hasNoCall();
const answers = async (): Promise<void> => {
  await operator.presses(operator.words.call.answer);
  await customer.untilHeard(OPERATOR_TONE_HZ);
};
const talkingCall = async () => {
  const calls = await operator.talks();
  const call = calls.find(({ state }) => state.kind === 'talking');
  if (call?.state.kind !== 'talking') throw new Error('no call talks');
  return { ...call, since: call.state.since };
};
const bothAreHeard = async (): Promise<void> => {
  expect((await operatorHears(desktop.engine, CUSTOMER_TONE_HZ)).levelDb).toBeGreaterThan(-60);
  await customer.untilHeard(OPERATOR_TONE_HZ);
};

/** The card of the talking call, with a timer that counts from the answer and not from the reload. */
async function screensShowCallSince(since: number): Promise<void> {
  const card = operator.page.getByRole('region', { name: operator.words.call.region });
  await card.getByRole('button', { name: operator.words.call.hangUp }).waitFor();
  const shown = await card.locator('time').first().getAttribute('datetime');
  const shownS = Number(/^PT(\d+)S$/.exec(shown ?? '')?.[1]);
  expect(Math.abs(shownS - (Date.now() - since) / 1000)).toBeLessThanOrEqual(2);
}

describe('engine and screens in a call', () => {
  it('C1 reload: the screens begin anew; the call goes on, heard at both ends, and is shown with its own time', async () => {
    await answers();
    const before = await talkingCall();
    // So that a timer that began again with the screens would be seen.
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) =>
        calls.some(
          ({ state, quality }) => state.kind === 'talking' && quality !== null && Date.now() - state.since > 4_000,
        ),
      argument: null,
    });
    await operator.page.reload();
    await screensShowCallSince(before.since);
    await bothAreHeard();
    expect(await talkingCall()).toMatchObject({ id: before.id, since: before.since, pbxCallId: before.pbxCallId });
    await operator.presses(operator.words.call.mute);
    await customer.untilSilent();
  });

  it('C1 tray: closing the window keeps the call; opened from the tray it is shown again', async () => {
    const tray = await trayOf(desktop);
    await answers();
    const before = await talkingCall();
    await mainWindow.close();
    expect(await mainWindow.isShown()).toBe(false);
    await bothAreHeard();
    expect(await tray.click()).toBe(`${operator.words.appName} · ${operator.words.state.talking}`);
    expect(await mainWindow.isShown()).toBe(true);
    await screensShowCallSince(before.since);
  });

  it('U4 the OS shows who calls while it rings, and takes it away when the call is answered', async () => {
    const watch = await watchNotifications(stage.display);
    try {
      await customer.hangup();
      await noCallLives();
      customer = await callFromOutside(stage.pbx, {
        number: '12345',
        toneHz: CUSTOMER_TONE_HZ,
        callerName: 'Feng',
        callerNumber: '13900000022',
        maxMs: 90_000,
      });
      await watch.until(operator.words.call.incomingFrom('Feng'));
      expect(await shownCount(stage.display)).toBe(1);
      await answers();
      await watch.until('member=NotificationClosed');
      expect(await shownCount(stage.display)).toBe(0);
    } finally {
      watch.close();
    }
  });

  it('U4 Answer on the notification answers: both are heard, and the window comes forward [NOTE-3]', async () => {
    await mainWindow.hide();
    await pressNotification(stage.display, operator.words.call.answer);
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await bothAreHeard();
    await mainWindow.untilShown();
    expect(await shownCount(stage.display)).toBe(0);
  });

  it('U4 Reject on the notification declines; a click on it only brings the window forward [NOTE-3] [NOTE-4]', async () => {
    await mainWindow.hide();
    await clickNotification(stage.display);
    await mainWindow.untilShown();
    expect((await hostValue(desktop, 'calls')).some(({ state }) => state.kind === 'ringingHere')).toBe(true);
    await customer.hangup();
    await noCallLives();
    customer = await callFromOutside(stage.pbx, {
      ...{ number: '12345', toneHz: CUSTOMER_TONE_HZ, callerName: 'Qian', callerNumber: '13900000023', maxMs: 90_000 },
    });
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) => calls.some(({ state }) => state.kind === 'ringingHere'),
      argument: null,
    });
    await pressNotification(stage.display, operator.words.call.reject);
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) => calls.some(({ state }) => state.kind === 'ended' && state.reason === 'rejectedHere'),
      argument: null,
    });
  });

  it('C17 signing out in a call asks first; staying keeps the call, by keyboard alone', async () => {
    await answers();
    const { page, words } = operator;
    const choose = async (): Promise<void> => {
      await page.getByRole('button', { name: words.shell.account }).click();
      await page.getByRole('menuitem', { name: words.shell.signOut }).click();
      await page.getByRole('dialog', { name: words.desktop.signOut.title }).waitFor();
    };
    await choose();
    await page.getByRole('button', { name: words.desktop.signOut.leave }).waitFor();
    // Staying has the focus: Enter stays.
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await choose();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await hostValue(desktop, 'session')).kind).toBe('signedIn');
    await bothAreHeard();
  });

  it('C17 quitting in a call asks first; staying keeps the call', async () => {
    await answers();
    const isAsked = '你正在通话';
    expect(await asksBeforeEnd('stay', 'quit')).toBe(isAsked);
    await hostSend(desktop, 'changeSettings', { closesToTray: false });
    expect(await asksBeforeEnd('stay', 'close the window')).toBe(isAsked);
    await hostSend(desktop, 'changeSettings', { closesToTray: true });
    expect(await mainWindow.isShown()).toBe(true);
    await bothAreHeard();
  });

  it('C1 crash: the screens’ process dies; the call goes on, and they come back by themselves', async () => {
    await answers();
    const before = await talkingCall();
    expect(await mainWindow.crashUntilItShows(operator.words.call.hangUp)).toBe(true);
    await bothAreHeard();
    expect(await talkingCall()).toMatchObject({ id: before.id, since: before.since });
  });
});

describe('leaving in a call', () => {
  it('C17 hanging up and quitting tells the customer at once, by a BYE and not by silence', async () => {
    const ringing = (await hostValue(desktop, 'calls')).find(({ state }) => state.kind === 'ringingHere');
    await hostSend(desktop, 'answer', { callId: ringing?.id ?? '' });
    await customer.untilHeard(OPERATOR_TONE_HZ);
    const gone = desktop.app.waitForEvent('close');
    const ami = await Ami.open(stage.pbx.ami);
    await asksBeforeEnd('leave', 'quit').catch(() => undefined);
    await Promise.all([gone, customer.ended]);
    // The phone asked for the end; a PBX that gives up a silent phone hangs up without being asked.
    const asked = await ami.event({ Event: 'HangupRequest' });
    expect(asked['Channel']).toMatch(/^PJSIP\/1\d{3}-/);
    ami.close();
  });
});

/** Ends the app as the menu or the window's cross does, and answers the question; resolves with the question. */
const asksBeforeEnd = (choice: 'stay' | 'leave', how: 'quit' | 'close the window'): Promise<string> =>
  desktop.app.evaluate(
    ({ app, dialog, BrowserWindow }, { button, isClosing }) => {
      let asked = '';
      dialog.showMessageBoxSync = (...given: unknown[]) => {
        asked = (given.at(-1) as Electron.MessageBoxSyncOptions).message;
        return button;
      };
      const screens = BrowserWindow.getAllWindows().find((window) =>
        window.webContents.getURL().startsWith('hearthline://screens'),
      );
      if (isClosing) screens?.close();
      else app.quit();
      return asked;
    },
    { button: choice === 'stay' ? 0 : 1, isClosing: how === 'close the window' },
  );
