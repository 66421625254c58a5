import { Ami, callFromOutside, type AmiMessage } from '@hearthline/pbx';
import type { EndReason } from '@hearthline/softphone-core/snapshot';
import type { ProblemCode } from '@hearthline/ui/host';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  hostSend,
  hostUntil,
  hostValue,
  openStage,
  OPERATOR_TONE_HZ,
  operatorHears,
  Person,
  type Desktop,
  type Stage,
} from '../stage/index.ts';
import { sentBetweenCalls } from './connections.ts';
import { HEADSET, idOf, LAPTOP, type Pair, plugPair, uses } from './homePc.ts';
import { Pulse } from './pulse.ts';

const HOLD_TONE_HZ = 350;
let stage: Stage;
let ami: Ami;
beforeAll(async () => {
  stage = await openStage({ pbx: { mohToneHz: HOLD_TONE_HZ }, hub: { wrapUpMs: 500 } });
  ami = await Ami.open(stage.pbx.ami);
});
afterAll(async () => {
  ami?.close();
  await stage?.close();
});

/**
 * The system's privacy settings say no, or yes again. As on a real PC only the opening is refused: what Chromium itself
 * thinks of the page's permission stays, and with it the addresses it may use.
 */
const allowMicrophone = (desktop: Desktop, isAllowed: boolean): Promise<void> =>
  desktop.app.evaluate(({ session }, allowed) => {
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(allowed));
  }, isAllowed);
/** Every channel the PBX ever had with this phone is gone. */
async function nothingIsHalfOpen(extension: string): Promise<void> {
  const mine = (messages: readonly AmiMessage[]): string[] =>
    messages.map((message) => message['Channel'] ?? '').filter((name) => name.startsWith(`PJSIP/${extension}-`));
  const opened = mine(ami.events.filter((message) => message['Event'] === 'Newchannel'));
  // One for the call out, one at least for the call in.
  expect(opened.length).toBeGreaterThanOrEqual(2);
  for (const channel of opened) await ami.event({ Event: 'Hangup', Channel: channel });
  expect(mine(await ami.list({ Action: 'CoreShowChannels' }))).toEqual([]);
}

/** Neither a call out nor a call in is opened; both are told in words; the line stays. */
async function cannotCall(operator: Person, problem: ProblemCode & `audio.${string}`, reason: EndReason) {
  const { desktop, page, words } = operator;
  const session = await hostValue(desktop, 'session');
  const extension = session.kind === 'signedIn' ? (session.person.extension ?? '') : '';
  await operator.opens('phone');
  await page.getByRole('textbox', { name: words.phone.number }).fill('6001');
  await page.getByRole('button', { name: words.phone.dial, exact: true }).click();
  await operator.sees(words.endReasons[reason]);
  await operator.chooses('goReady');
  const customer = await callFromOutside(stage.pbx, {
    number: '12345',
    toneHz: 500,
    callerName: 'Chen',
    callerNumber: '13900000031',
    maxMs: 60_000,
  });
  await page.getByRole('button', { name: words.call.answer }).click();
  await operator.isTold(problem);
  expect((await hostValue(desktop, 'line')).state.kind).toBe('registered');
  await customer.untilHeard(HOLD_TONE_HZ);
  return { customer, extension };
}

describe('no microphone', () => {
  it('N11 denied: calls out and in are refused in words, the caller goes on waiting; allowed again, the next call works', async () => {
    const desktop = await stage.startDesktop();
    const operator = await Person.at(desktop);
    await operator.beginsShift('linxiaoman');
    await allowMicrophone(desktop, false);
    const { customer, extension } = await cannotCall(operator, 'audio.microphoneDenied', 'microphoneDenied');
    await customer.hangup();
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) => calls.every(({ state }) => state.kind === 'ended'),
      argument: null,
    });
    await nothingIsHalfOpen(extension);
    await allowMicrophone(desktop, true);
    await operator.page.getByRole('textbox', { name: operator.words.phone.number }).fill('6002');
    await operator.page.getByRole('button', { name: operator.words.phone.dial, exact: true }).click();
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) => calls.some(({ state }) => state.kind === 'talking'),
      argument: null,
    });
    expect((await operatorHears(desktop.engine, OPERATOR_TONE_HZ)).levelDb).toBeGreaterThan(-60);
    await desktop.close();
  });

  it('N11 absent: calls out and in are refused in words, the caller goes on waiting', async () => {
    const desktop = await stage.startDesktop({ pc: 'bare', hasMicrophone: false });
    const operator = await Person.at(desktop);
    await operator.beginsShift('zhouxiaohe');
    const { customer, extension } = await cannotCall(operator, 'audio.microphoneAbsent', 'microphoneAbsent');
    await customer.hangup();
    await hostUntil(desktop, {
      name: 'calls',
      accepts: (calls) => calls.every(({ state }) => state.kind === 'ended'),
      argument: null,
    });
    await nothingIsHalfOpen(extension);
    await desktop.close();
  });
});

const CUSTOMER_HZ = 500;
const LAPTOP_HZ = 700;
/** What is heard of a microphone that speaks with pauses (`Pulse`). */
const SYLLABLE_MS = 200;
/** Headset, room, microphone, echo. */
const SOUND_CHECKS = 4;
/** The ringing of `exchange`, the ringtone at first. */
const RING_HZ = 450;

describe('the sound devices of a PC', () => {
  let pulse: Pulse;
  let laptop: Pair;
  let headset: Pair;
  let desktop: Desktop;
  let operator: Person;
  beforeAll(async () => {
    pulse = await Pulse.start();
    laptop = await plugPair(pulse, LAPTOP, LAPTOP_HZ);
    headset = await plugPair(pulse, HEADSET, OPERATOR_TONE_HZ);
    desktop = await atHome();
    operator = await Person.at(desktop);
    await operator.beginsShift('wuqiufen');
    for (const role of ['microphone', 'speaker'] as const) {
      const [first, then] = await Promise.all(
        [LAPTOP, HEADSET].map((labels) => idOf(desktop, `${role}s`, labels[role])),
      );
      await hostSend(desktop, 'chooseDevice', { role, deviceId: first ?? '' });
      await hostSend(desktop, 'chooseDevice', { role, deviceId: then ?? '' });
    }
    const ringer = await idOf(desktop, 'speakers', LAPTOP.speaker);
    await hostSend(desktop, 'chooseDevice', { role: 'ringer', deviceId: ringer });
  });
  afterAll(async () => {
    await desktop?.close();
    await pulse?.close();
  });

  afterEach(() => operator.hangsUpAll());

  const atHome = (): Promise<Desktop> =>
    stage.startDesktop({ pc: 'home', hasMicrophone: false, env: { ...stage.display.env, ...pulse.env } });
  const customerCalls = (number: string) =>
    callFromOutside(stage.pbx, {
      ...{ number, toneHz: CUSTOMER_HZ, callerName: 'Gu', callerNumber: '13900000033', maxMs: 90_000 },
    });

  it('H1 H3 the headset is pulled out in a call and plugged into another port: heard at both ends each time, and told', async () => {
    await operator.chooses('goReady');
    const customer = await customerCalls('12345');
    await laptop.speaker.ear.untilHeard(RING_HZ);
    await operator.page.getByRole('button', { name: operator.words.call.answer }).click();
    await customer.untilHeard(OPERATOR_TONE_HZ, SYLLABLE_MS);
    await headset.speaker.ear.untilHeard(CUSTOMER_HZ);

    await headset.unplug();
    await Promise.all([customer.untilHeard(LAPTOP_HZ, SYLLABLE_MS), laptop.speaker.ear.untilHeard(CUSTOMER_HZ)]);
    const { takeovers, takeoverOf, roles } = operator.words.sound;
    await operator.sees(takeovers.gone('Voice 40 microphone'));
    await operator.sees(takeoverOf(roles.microphone, LAPTOP.microphone));

    headset = await plugPair(pulse, HEADSET, OPERATOR_TONE_HZ);
    await Promise.all([
      customer.untilHeard(OPERATOR_TONE_HZ, SYLLABLE_MS),
      headset.speaker.ear.untilHeard(CUSTOMER_HZ),
    ]);
    await operator.sees(takeovers.back('Voice 40 microphone'));
    await operator.hangsUpAll();
    await customer.ended;
  });

  it('H9 muted in the system, and a microphone that gives nothing: told in the call, and over when it is', async () => {
    await operator.dials('6002');
    await operator.talks();
    const { warnings } = operator.words.sound;
    await pulse.setMuted(headset.microphone, true);
    await operator.sees(warnings.muted.what);
    await pulse.setMuted(headset.microphone, false);
    await operator.page.getByText(warnings.muted.what).waitFor({ state: 'hidden' });
    const dead = await pulse.plugMicrophone({ label: 'Dead microphone', toneHz: null });
    const deviceId = await idOf(desktop, 'microphones', 'Dead microphone');
    await hostSend(desktop, 'chooseDevice', { role: 'microphone', deviceId });
    await operator.sees(warnings.dead.what);
    await dead.unplug();
    await operator.page.getByText(warnings.dead.what).waitFor({ state: 'hidden' });
    await headset.speaker.ear.untilHeard(OPERATOR_TONE_HZ);
    await operator.hangsUpAll();
  });

  it('H9 a microphone set so loud that it breaks up: told in the call', async () => {
    const loud = await pulse.plugMicrophone({ label: 'Loud microphone', toneHz: LAPTOP_HZ, levelDb: 0 });
    await hostSend(desktop, 'changeSettings', { voice: { echo: false, noise: 'off', gain: false } });
    await operator.dials('6002');
    await operator.talks();
    const deviceId = await idOf(desktop, 'microphones', 'Loud microphone');
    await hostSend(desktop, 'chooseDevice', { role: 'microphone', deviceId });
    await operator.sees(operator.words.sound.warnings.clipping.what);
    await operator.hangsUpAll();
    await loud.unplug();
    await uses(desktop, HEADSET);
    await hostSend(desktop, 'changeSettings', { voice: { echo: true, noise: 'standard', gain: true } });
  });

  it('H8 H12 the sound test: hears herself, a tone in the ear, the ring on both ringers; a check ends in words', async () => {
    const { test } = operator.words.sound;
    const { ringing } = await hostValue(desktop, 'settings');
    await hostSend(desktop, 'changeSettings', { ringing: { ...ringing, isAlsoOnSpeaker: true } });
    await operator.opens('settings');
    await operator.presses(test.open);
    await operator.presses(test.hearYourself);
    await operator.sees(test.playing);
    await headset.speaker.ear.untilHeard(OPERATOR_TONE_HZ);
    await hostUntil(desktop, { name: 'soundTest', accepts: ({ kind }) => kind === 'idle', argument: null });
    await operator.presses(test.left);
    await headset.speaker.ear.untilHeard(660);
    await operator.presses(test.tryRing);
    await Promise.all([laptop.speaker.ear.untilHeard(RING_HZ), headset.speaker.ear.untilHeard(RING_HZ)]);
    await operator.presses(test.stop);
    await Promise.all([laptop.speaker.ear.untilSilent(), headset.speaker.ear.untilSilent()]);
    await operator.presses(test.check);
    const { checks } = await hostUntil(desktop, {
      ...{ name: 'readiness', argument: SOUND_CHECKS, limitMs: 60_000 },
      accepts: (readiness, count) =>
        !readiness.isRunning && readiness.checks.filter(({ state }) => state.kind === 'done').length === count,
    });
    const verdicts = new Set(checks.flatMap(({ state }) => (state.kind === 'done' ? [state.verdict] : [])));
    const worst = (['red', 'amber', 'green'] as const).find((verdict) => verdicts.has(verdict)) ?? 'green';
    await operator.sees(test[worst]);
    await hostSend(desktop, 'changeSettings', { ringing });
  });

  it.each([44_100, 8_000])('H1 a microphone and a speaker of %i Hz are heard as any other', async (rateHz) => {
    const labels = { microphone: `Microphone of ${rateHz}`, speaker: `Speaker of ${rateHz}` };
    const speaker = await pulse.plugSpeaker(labels.speaker, rateHz);
    const microphone = await pulse.plugMicrophone({ label: labels.microphone, toneHz: LAPTOP_HZ, rateHz });
    await operator.dials('6002');
    await operator.talks();
    for (const role of ['microphone', 'speaker'] as const)
      await hostSend(desktop, 'chooseDevice', { role, deviceId: await idOf(desktop, `${role}s`, labels[role]) });
    await speaker.ear.untilHeard(LAPTOP_HZ);
    await operator.hangsUpAll();
    await Promise.all([microphone.unplug(), speaker.unplug()]);
    await uses(desktop, HEADSET);
  });

  it('C19 between calls the microphone is open for the first word, the screen says so, and nothing is sent', async () => {
    await operator.chooses('goReady');
    await hostUntil(desktop, { name: 'audio', accepts: ({ isMicrophoneOpen }) => isMicrophoneOpen, argument: null });
    await operator.opens('phone');
    await operator.sees(operator.words.sound.open);
    const sent = await sentBetweenCalls(desktop.engine);
    expect(sent.connections).toBeGreaterThan(0);
    expect(sent).toMatchObject({ packets: 0, bytes: 0, tracks: 0 });
    await operator.chooses('goBreak');
    await hostUntil(desktop, { name: 'audio', accepts: ({ isMicrophoneOpen }) => !isMicrophoneOpen, argument: null });
  });

  it('H2 H12 after a restart the same devices are used, and the first ring is heard without a press of anybody', async () => {
    const session = await hostValue(desktop, 'session');
    const extension = session.kind === 'signedIn' ? (session.person.extension ?? '') : '';
    await desktop.close();
    desktop = await atHome();
    operator = await Person.at(desktop);
    await hostUntil(desktop, { name: 'line', accepts: ({ state }) => state.kind === 'registered', argument: null });
    await uses(desktop, HEADSET);
    const customer = await customerCalls(extension);
    await laptop.speaker.ear.untilHeard(RING_HZ);
    await customer.hangup();
    await laptop.speaker.ear.untilSilent();
  });
});
