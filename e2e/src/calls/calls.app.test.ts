import { Ami, callFromOutside, firstHeardAtMs } from '@hearthline/pbx';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  hostUntil,
  hostValue,
  mainWindowOf,
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
    await mainWindowOf(desktop).hide();
    const customer = await callFromOutside(stage.pbx, {
      number: '12345',
      toneHz: 500,
      callerName: 'Qian',
      callerNumber: '13900000003',
      maxMs: 60_000,
    });
    await operator.page.getByRole('button', { name: operator.words.call.answer }).waitFor();
    expect(await mainWindowOf(desktop).isShown()).toBe(true);
    await customer.hangup();
    await operator.hasNoCall();
    await operator.sees(operator.words.endReasons.cancelled);
  });
});
