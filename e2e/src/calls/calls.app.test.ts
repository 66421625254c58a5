import { Ami, callFromOutside, firstHeardAtMs } from '@hearthline/pbx';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  AppHeadset,
  endedCallOf,
  HOOK,
  hostUntil,
  hostValue,
  HubPerson,
  LAMP,
  MUTE,
  openStage,
  OPERATOR_TONE_HZ,
  operatorHears,
  Person,
  type Desktop,
  type Stage,
} from '../stage/index.ts';

const HOLD_TONE_HZ = 350;
let stage: Stage;
let desktop: Desktop;
let operator: Person;
let ami: Ami;

beforeAll(async () => {
  stage = await openStage({ pbx: { mohToneHz: HOLD_TONE_HZ } });
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
  ami = await Ami.open(stage.pbx.ami);
});
afterAll(async () => {
  ami?.close();
  await stage?.close();
});
afterEach(() => operator.hangsUpAll());

describe('calls out', () => {
  it('C1 call out: the number answers, both ways are heard, hanging up ends it', async () => {
    await operator.dials('6001');
    await operator.talks();
    const heard = await operatorHears(desktop.engine, 440);
    expect(heard.levelDb).toBeGreaterThan(-60);
    await operator.presses(operator.words.call.hangUp);
    await operator.sees(operator.words.endReasons.hungUpHere);
  });

  it('C1 echo: what the operator says comes back', async () => {
    await operator.dials('6002');
    await operator.talks();
    expect((await operatorHears(desktop.engine, OPERATOR_TONE_HZ)).levelDb).toBeGreaterThan(-60);
  });

  it.each([
    ['6003', 'busy'],
    ['6005', 'declined'],
    ['6099', 'numberNotFound'],
    ['6007', 'hungUpThere'],
  ] as const)('C1 ends: %s is told as %s', async (number, reason) => {
    await operator.dials(number);
    await operator.sees(operator.words.endReasons[reason]);
  });

  it('C1 ends: 6006, no circuits, is told in words', async () => {
    await operator.dials('6006');
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) => calls.some(({ state }) => state.kind === 'ended' && state.reason === 'unavailable'),
      argument: null,
    });
    await operator.sees(operator.words.endReasons.unavailable);
  });

  it('C1 cancel: a call that nobody answers is taken back', async () => {
    await operator.dials('6004');
    await operator.sees(operator.words.call.ringingThere);
    await operator.presses(operator.words.call.hangUp);
    await operator.hasNoCall();
  });
});

/** Moves the switch of the settings, and resolves when the phone knows. */
async function autoAnswer(isOn: boolean): Promise<void> {
  await operator.page.getByText(operator.words.callSettings.autoAnswer, { exact: true }).click();
  await hostUntil(desktop, {
    name: 'settings',
    accepts: (settings, wanted) => settings.autoAnswer === wanted,
    argument: isOn,
  });
  // The page stays where it is: what is not drawn of a switch must not be scrolled to.
  expect(await operator.page.evaluate(() => document.documentElement.scrollTop)).toBe(0);
}

describe('in a call', () => {
  it('C2 hold: the far side hears the hold music of the PBX, then the operator again', async () => {
    await operator.dials('6011');
    await operator.talks();
    await operator.presses(operator.words.call.hold);
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) => calls.some(({ state }) => state.kind === 'talking' && state.hold === 'here'),
      argument: null,
    });
    await operator.sees(operator.words.call.heldHere);
    const heard = await ami.event({ Event: 'UserEvent', UserEvent: 'HearthlineHeard' });
    expect(Number(heard['Hz'])).toBe(HOLD_TONE_HZ);
    await operator.presses(operator.words.call.retrieve);
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) => calls.some(({ state }) => state.kind === 'talking' && state.hold === 'none'),
      argument: null,
    });
  });

  it('C3 mute: the customer hears the operator, then nothing, then the operator again', async () => {
    await operator.chooses('goReady');
    const customer = await callFromOutside(stage.pbx, {
      number: '12345',
      toneHz: 500,
      callerName: 'Li',
      callerNumber: '13900000001',
      maxMs: 60_000,
    });
    await operator.answers(customer);
    await operator.presses(operator.words.call.mute);
    await operator.sees(operator.words.call.muted);
    await customer.untilSilent();
    await operator.presses(operator.words.call.unmute);
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await customer.hangup();
    await operator.sees(operator.words.endReasons.hungUpThere);
    await operator.chooses('goBreak');
  });

  it('C3 H6 H4 headset: answers, mutes and hangs up by its buttons; its lamps, the app, the sound and the leader agree', async () => {
    const headset = await AppHeadset.plugInto(desktop);
    const leader = await HubPerson.signIn(stage.hub().url, 'liuzuzhang');
    const leaderSees = (isMuted: boolean) =>
      leader.until(({ presence }) => {
        const row = presence?.get('person-linxiaoman');
        return row !== undefined && (row.isMuted ?? false) === isMuted;
      });
    await operator.chooses('goReady');
    const customer = await callFromOutside(stage.pbx, {
      ...{ number: '12345', toneHz: 500, callerName: 'Zhou', callerNumber: '13900000007', maxMs: 60_000 },
    });
    await headset.shows(LAMP.ring);
    await headset.says(HOOK);
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await headset.shows(LAMP.offHook);
    await headset.says(HOOK | MUTE);
    await headset.says(HOOK);
    await customer.untilSilent();
    await operator.sees(operator.words.call.muted);
    await headset.shows(LAMP.offHook | LAMP.mute);
    await leaderSees(true);
    await operator.presses(operator.words.call.unmute);
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await headset.shows(LAMP.offHook);
    await leaderSees(false);
    await operator.presses(operator.words.call.mute);
    await headset.pullOut();
    await customer.untilSilent();
    await headset.plugIn();
    await headset.shows(LAMP.offHook | LAMP.mute);
    await leaderSees(true);
    await headset.says(HOOK);
    await headset.says(HOOK | MUTE);
    // Heard for long enough that a hand could have pressed since the lamp was lit (HEAD-14).
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await headset.says(0);
    await operator.sees(operator.words.endReasons.hungUpHere);
    await headset.shows(0);
    await leaderSees(false);
    expect((await endedCallOf(stage, '13900000007')).kind).toBe('call.ended');
    leader.leaves();
    await headset.pullOut();
    await operator.chooses('goBreak');
  });

  it('H10 strong suppression: what hums in the room does not reach the customer; switched in the call, and back', async () => {
    const { words } = operator;
    await operator.chooses('goReady');
    const customer = await callFromOutside(stage.pbx, {
      ...{ number: '12345', toneHz: 500, callerName: 'Li', callerNumber: '13900000002', maxMs: 60_000 },
    });
    await operator.answers(customer);
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await operator.opens('settings');
    const suppression = operator.page.getByRole('radiogroup', { name: words.voiceSettings.noise });
    await suppression.getByText(words.voiceSettings.noises.strong, { exact: true }).click();
    // A tone that never changes is nobody's voice.
    await customer.untilSilent();
    expect((await hostValue(desktop, 'audio')).strongNoise).toBe('ready');
    await suppression.getByText(words.voiceSettings.noises.standard, { exact: true }).click();
    await customer.untilHeard(OPERATOR_TONE_HZ);
    await customer.hangup();
    await operator.chooses('goBreak');
  });

  it('H13 the room is named when she asks, nobody is told, and a call ends it', async () => {
    const { words, page } = operator;
    await operator.opens('settings');
    await page.getByRole('button', { name: words.room.listen }).click();
    await operator.sees(words.room.open);
    // The microphone hears one tone that never changes.
    await operator.sees(words.room.sounds.steady.name);
    await operator.dials('6001');
    await operator.talks();
    await hostUntil(desktop, { name: 'room', accepts: ({ kind }) => kind === 'heard', argument: null });
    await operator.opens('settings');
    expect(await page.getByRole('button', { name: words.room.again }).isDisabled()).toBe(true);
    await operator.hangsUpAll();
  });

  it('H11 a shriek on the line reaches the headset quietly, and speech after it is whole', async () => {
    await operator.chooses('goReady');
    const call = { number: '12345', callerName: 'Li', callerNumber: '13900000003', maxMs: 60_000, levelDb: -1 };
    const customer = await callFromOutside(stage.pbx, { ...call, toneHz: 2_800 });
    await operator.answers(customer);
    const shriek = await operatorHears(desktop.engine, 2_800);
    expect(shriek.levelDb).toBeLessThan(-27);
    await customer.hangup();
    await operator.hasNoCall();
    await operator.chooses('goBreak');
  });

  it('H4 choosing a headset: asked once in words, waits while none is there, one of several by name, remembered and forgotten', async () => {
    const { headsets } = operator.words;
    const offeredIs = (count: number | null) =>
      hostUntil(desktop, {
        name: 'headsetDesk',
        accepts: ({ offered }, wanted) => (offered?.length ?? null) === wanted,
        argument: count,
      });
    await operator.opens('settings');
    await operator.presses(headsets.connect);
    await operator.sees(headsets.askMeaning);
    await operator.presses(headsets.askYes);
    await offeredIs(0);
    await operator.sees(headsets.chooseNone);
    await operator.presses(headsets.cancel);
    await offeredIs(null);
    expect(await hostValue(desktop, 'notices')).toEqual([]);
    // As Electron tells of two headsets: none can be plugged in here.
    const chosen = desktop.app.evaluate(
      ({ session }) =>
        new Promise<string | undefined>((resolve) => {
          const headset = (id: string) => ({
            deviceId: id,
            name: `Headset ${id}`,
            vendorId: 1,
            productId: 2,
            serialNumber: id,
          });
          const deviceList = [headset('A'), headset('B')];
          session.defaultSession.emit(
            'select-hid-device',
            { preventDefault: () => undefined },
            { deviceList },
            resolve,
          );
        }),
    );
    await operator.presses(headsets.choose('Headset B'));
    expect(await chosen).toBe('B');
    await operator.sees('Headset B');
    await operator.sees(headsets.remembered);
    await operator.presses(headsets.forgetNamed('Headset B'));
    await hostUntil(desktop, {
      name: 'headsetDesk',
      accepts: ({ remembered }) => remembered.length === 0,
      argument: null,
    });
  });

  it.each([
    ['6009', 'rfc4733'],
    ['6010', 'info'],
  ])('C4 keys: what is pressed in a call to %s arrives by %s', async (number, via) => {
    await operator.dials(number);
    await operator.talks();
    await operator.presses(operator.words.call.keypad);
    for (const digit of ['1', '5', '0']) {
      await operator.page.getByRole('dialog').getByRole('button', { name: digit }).first().click();
      const told = await ami.event({ Event: 'UserEvent', UserEvent: 'HearthlineDtmf', Via: via, Digit: digit });
      expect(told['Digit']).toBe(digit);
    }
    await operator.page.keyboard.press('Escape');
  });
});

describe('calls in', () => {
  it('C9 auto-answer: no press; the customer hears the tone, then the operator; the switch turns it off again', async () => {
    const { words } = operator;
    await operator.opens('settings');
    await autoAnswer(true);
    await operator.chooses('goReady');
    const call = { number: '12345', toneHz: 500, callerName: 'Sun', callerNumber: '13900000004', maxMs: 60_000 };
    const customer = await callFromOutside(stage.pbx, call);
    await customer.untilHeard(OPERATOR_TONE_HZ);
    const heard = await customer.recording();
    const toneAt = firstHeardAtMs(heard, 950);
    expect(toneAt).not.toBeNull();
    // Nothing of the operator before the tone is over.
    expect(firstHeardAtMs(heard, OPERATOR_TONE_HZ)).toBeGreaterThan((toneAt ?? 0) + 200);
    await operator.sees(words.call.answeredItself);
    await operatorHears(desktop.engine, 500);
    await customer.hangup();
    await operator.hasNoCall();
    await autoAnswer(false);
    await operator.chooses('goReady');
    const again = await callFromOutside(stage.pbx, call);
    await operator.answers(again);
    expect(firstHeardAtMs(await again.recording(), 950)).toBeNull();
    await again.hangup();
    await operator.chooses('goBreak');
  });

  it('C1 reject: the caller goes on waiting, the phone is silent', async () => {
    await operator.chooses('goReady');
    const customer = await callFromOutside(stage.pbx, {
      number: '12345',
      toneHz: 500,
      callerName: 'Zhao',
      callerNumber: '13900000002',
      maxMs: 60_000,
    });
    await operator.page.getByRole('button', { name: operator.words.call.reject }).click();
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) => calls.some(({ state }) => state.kind === 'ended' && state.reason === 'rejectedHere'),
      argument: null,
    });
    await customer.untilHeard(HOLD_TONE_HZ);
    await customer.hangup();
  });

  it('C9 given back: a call that the PBX gives back is answered by itself, with auto-answer off', async () => {
    const session = await hostValue(desktop, 'session');
    const extension = session.kind === 'signedIn' ? session.person.extension : null;
    await ami.action({
      Action: 'Originate',
      Channel: `PJSIP/${extension}`,
      Context: 'hearthline-scenarios',
      Exten: '6001',
      Priority: '1',
      Variable: 'PJSIP_HEADER(add,X-Hearthline-Given-Back)=1',
      Async: 'true',
    });
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) => calls.some(({ isGivenBack, state }) => isGivenBack && state.kind === 'talking'),
      argument: null,
    });
    await operatorHears(desktop.engine, 440);
    await operator.sees(operator.words.call.givenBack);
  });

  it('U4 the window comes forward, the OS tells, and the caller who gives up is told', async () => {
    await desktop.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.webContents.getURL().startsWith('hearthline://screens')) window.hide();
    });
    const customer = await callFromOutside(stage.pbx, {
      number: '12345',
      toneHz: 500,
      callerName: 'Qian',
      callerNumber: '13900000003',
      maxMs: 60_000,
    });
    await operator.page.getByRole('button', { name: operator.words.call.answer }).waitFor();
    expect(await isShown()).toBe(true);
    await customer.hangup();
    await operator.hasNoCall();
    await operator.sees(operator.words.endReasons.cancelled);
  });
});

const isShown = (): Promise<boolean> =>
  desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some(
      (window) => window.webContents.getURL().startsWith('hearthline://screens') && window.isVisible(),
    ),
  );
