import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ami, callFromOutside, encodeWav, makeTone } from '@hearthline/pbx';
import type { VoiceListenerState } from '@hearthline/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  hostUntil,
  hostValue,
  levelsOf,
  openStage,
  OPERATOR_TONE_HZ,
  operatorHears,
  Person,
  type Stage,
} from '../stage/index.ts';

const CUSTOMER_HZ = 500;
const LIN_HZ = 740;
const WU_HZ = 900;
const LIN = 'person-linxiaoman';
const WU = 'person-wuqiufen';
/** The tones are sent at -12 dBFS: what is heard is louder than this, */
const HEARD_DB = -45;
/** and what is not, quieter than that. */
const UNHEARD_DB = -60;
let stage: Stage;
let leader: Person;
let lin: Person;
let wu: Person;

beforeAll(async () => {
  stage = await openStage({ hub: { wrapUpMs: 1_000 } });
  const at = async (pc: string, frequencyHz: number): Promise<Person> => {
    const microphoneWav = join(stage.dir, `${pc}.wav`);
    const voice = { frequencyHz, durationMs: 10_000, sampleRateHz: 48_000, levelDb: -12 };
    await writeFile(microphoneWav, encodeWav(makeTone(voice)));
    return Person.at(await stage.startDesktop({ pc, microphoneWav }));
  };
  [leader, lin, wu] = await Promise.all([at('office', OPERATOR_TONE_HZ), at('kitchen', LIN_HZ), at('attic', WU_HZ)]);
  await Promise.all([leader.beginsShift('liuzuzhang'), lin.beginsShift('linxiaoman'), wu.beginsShift('wuqiufen')]);
});
afterAll(() => stage?.close());

/** Resolves when the leader sees this listener so. */
const leaderSees = (personId: string, state: VoiceListenerState) =>
  hostUntil(leader.desktop, {
    name: 'voiceBroadcasts',
    accepts: (all, wanted) =>
      all?.[0]?.listeners.some((one) => one.personId === wanted.personId && one.state === wanted.state) === true,
    argument: { personId, state },
  });
const isState = (person: Person, kind: string) =>
  hostUntil(person.desktop, {
    name: 'agentState',
    accepts: (state, wanted) => state?.confirmed.kind === wanted,
    argument: kind,
  });
const customerCalls = (callerNumber: string) =>
  callFromOutside(stage.pbx, {
    ...{ number: '12345', toneHz: CUSTOMER_HZ, callerName: 'Hua', callerNumber, maxMs: 90_000 },
  });
const noLeg = (person: Person) =>
  hostUntil(person.desktop, { name: 'broadcastLeg', accepts: (leg) => leg === null, argument: null });
/** How loud each tone is at this ear. */
const at = (person: Person, ...frequenciesHz: number[]) => levelsOf(person.desktop.engine, frequenciesHz);

describe('a leader speaks live', () => {
  it('A6 those who are free hear her, nobody hears them; never over a call; a customer comes first; it leaves no trace', async () => {
    const words = lin.words.voiceBroadcast;
    await wu.chooses('goReady');
    const customer = await customerCalls('13900000061');
    await wu.page.getByRole('button', { name: wu.words.call.answer }).click();
    await customer.untilHeard(WU_HZ);
    await lin.chooses('goReady');

    await leader.opens('broadcast');
    await leader.presses(words.start);
    await leaderSees(WU, 'inCall');
    await lin.sees(words.speaks('刘组长'));
    await lin.presses(words.listen);
    await operatorHears(lin.desktop.engine, OPERATOR_TONE_HZ);
    await lin.sees(words.youListen('刘组长'));
    await leaderSees(LIN, 'listening');
    await leader.page.getByText(words.count(words.states.listening, 1), { exact: true }).waitFor();
    // Wu and her customer hear each other alone, and no card is over her call.
    const [overCall, customersOwn] = await at(wu, OPERATOR_TONE_HZ, CUSTOMER_HZ);
    expect(customersOwn).toBeGreaterThan(HEARD_DB);
    expect(overCall).toBeLessThan(UNHEARD_DB);
    expect(await hostValue(wu.desktop, 'voiceOffers')).toEqual([]);

    // The call over, she is asked as well.
    await customer.hangup();
    await leaderSees(WU, 'offered');
    await wu.presses(words.listen);
    await operatorHears(wu.desktop.engine, OPERATOR_TONE_HZ);
    await leaderSees(WU, 'listening');
    const before = await hostValue(wu.desktop, 'agentState');
    // Each microphone gets its tone all the time; nothing of it comes out of any loudspeaker.
    const [[ofLin, ofLeader], atLeader] = await Promise.all([
      at(wu, LIN_HZ, OPERATOR_TONE_HZ),
      at(leader, LIN_HZ, WU_HZ),
    ]);
    expect(ofLeader).toBeGreaterThan(HEARD_DB);
    expect(ofLin).toBeLessThan(UNHEARD_DB);
    for (const heard of atLeader) expect(heard).toBeLessThan(UNHEARD_DB);

    // The PBX mutes them too, whatever a phone sends.
    const [broadcast] = (await hostValue(leader.desktop, 'voiceBroadcasts')) ?? [];
    const ami = await Ami.open(stage.pbx.ami);
    const inRoom = await ami.list({ Action: 'ConfbridgeList', Conference: broadcast?.id ?? '' });
    ami.close();
    const mutedOf = ({ Channel = '', Muted = '' }) => `${Channel.slice(0, 10)} ${Muted}`;
    expect(inRoom.map(mutedOf).toSorted()).toEqual(['PJSIP/1001 Yes', 'PJSIP/1007 Yes', 'PJSIP/1901 No']);

    // A customer comes: who listened longest is let go and gets the call, as any other.
    const second = await customerCalls('13900000062');
    await lin.page.getByRole('button', { name: lin.words.call.answer }).click();
    await second.untilHeard(LIN_HZ);
    const [stillHeard, theirs] = await at(lin, OPERATOR_TONE_HZ, CUSTOMER_HZ);
    expect(theirs).toBeGreaterThan(HEARD_DB);
    expect(stillHeard).toBeLessThan(UNHEARD_DB);
    await operatorHears(wu.desktop.engine, OPERATOR_TONE_HZ);
    await second.hangup();

    // The leader hangs up: over for all, and she who listened is ready as before, without a wrap-up.
    await leader.presses(words.end);
    await Promise.all([noLeg(wu), noLeg(leader)]);
    await isState(lin, 'ready');
    expect((await hostValue(wu.desktop, 'agentState'))?.confirmed).toEqual(before?.confirmed);
    const history = await hostValue(wu.desktop, 'history');
    expect(JSON.stringify(history)).not.toContain('1901');
  });
});
