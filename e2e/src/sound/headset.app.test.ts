import { callFromOutside } from '@hearthline/pbx';
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

let stage: Stage;
let desktop: Desktop;
let operator: Person;

beforeAll(async () => {
  stage = await openStage();
  desktop = await stage.startDesktop();
  operator = await Person.at(desktop);
  await operator.beginsShift('linxiaoman');
});
afterAll(() => stage?.close());
afterEach(() => operator.hangsUpAll());

describe('headset and microphone in a call', () => {
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
});
