import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PhoneError } from './errors.ts';
import { createSoftphone } from './softphone.ts';
import { accountOf, FakeHid, fakePorts, telephonyHeadset } from './testing/index.ts';
import {
  anna,
  bela,
  clock,
  getUp,
  kindOf,
  only,
  pbx,
  ports,
  reasonOf,
  sitDown,
  soon,
  talk,
} from './testing/twoPhones.ts';

beforeEach(sitDown);
afterEach(getUp);

/** What two people and a bad line may do, in any order. */
const moves = {
  annaDials: () => anna.dial('1002'),
  belaDials: () => bela.dial('1001'),
  annaAnswers: () => anna.answer(only(anna).id),
  belaAnswers: () => bela.answer(only(bela).id),
  annaHangsUp: () => anna.hangUp(only(anna).id),
  belaHangsUp: () => bela.hangUp(only(bela).id),
  belaRejects: () => bela.reject(only(bela).id),
  annaHolds: () => anna.hold(only(anna).id),
  belaHolds: () => bela.hold(only(bela).id),
  annaRetrieves: () => anna.retrieve(only(anna).id),
  annaMutes: () => anna.setMuted(only(anna).id, true),
  annaIsCut: () => pbx.cut('1001', 'closed'),
  belaIsCut: () => pbx.cut('1002', 'closed'),
  annaIsSwallowed: () => pbx.cut('1001', 'silent'),
  time: () => clock.advance(700),
  muchTime: () => clock.advance(9000),
};

describe('whatever happens', () => {
  it('[CALL-1] [CALL-6] [LINE-6] no ghost ring, nobody stuck, nothing left open', { timeout: 120_000 }, async () => {
    const names = Object.keys(moves) as (keyof typeof moves)[];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...names), fc.boolean()), { maxLength: 14 }),
        async (steps) => {
          const refused: string[] = [];
          for (const [name, isPatient] of steps) {
            const move: () => unknown = moves[name];
            void Promise.resolve()
              .then(move)
              .catch((error: unknown) => refused.push(error instanceof PhoneError ? error.code : String(error)));
            if (isPatient) await soon();
          }
          await clock.advance(75_000);
          // A move that is not possible now is refused by name, and in no other way.
          expect(refused.filter((code) => !/^(call\.\w+|Error: no call)$/.test(code))).toEqual([]);
          expect([anna, bela].map((phone) => phone.line.getState().state.kind)).toEqual(['registered', 'registered']);
          for (const phone of [anna, bela]) {
            for (const { id } of phone.calls.getState()) await phone.hangUp(id);
          }
          await clock.advance(15_000);
          for (const phone of [anna, bela]) expect(phone.calls.getState()).toEqual([]);
          for (const { media } of Object.values(ports)) {
            expect(media.isRinging).toBe(false);
            expect(media.open).toEqual({ players: 0, microphones: 0, peers: 1 });
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('several calls', () => {
  it('[CALLS-1] answering a second call holds the first', async () => {
    const third = fakePorts({ network: pbx, clock, seed: 3 });
    pbx.passwords.set('1003', 'secret');
    const cora = createSoftphone(third);
    cora.register(accountOf('1003'));
    await talk();
    await cora.dial('1001');
    await soon();
    expect(ports['1001'].media.isRinging).toBe(false);
    await anna.answer(only(anna).id);
    await soon();
    expect(anna.calls.getState().map(({ state }) => (state.kind === 'talking' ? state.hold : state.kind))).toEqual([
      'here',
      'none',
    ]);
    await cora.dispose();
  });
});

describe('a headset', () => {
  it('[HEAD-2] [HEAD-4] [HEAD-5] rings, answers, mutes and hangs up a real call', async () => {
    const hid = new FakeHid();
    const device = telephonyHeadset();
    hid.plugIn(device);
    hid.choice = [device];
    pbx.passwords.set('1005', 'secret');
    const dora = createSoftphone(fakePorts({ network: pbx, clock, hid: hid.asPort(), seed: 5 }));
    dora.register(accountOf('1005'));
    hid.hasUserActivation = true;
    await dora.connectHeadset();
    expect(dora.headset.getState()).toMatchObject({ kind: 'ready', driver: 'generic' });
    await anna.dial('1005');
    await soon();
    expect(device.sent.at(-1)?.data[0]).toBe(4);
    device.press(8, 1);
    await soon();
    expect(kindOf(dora)).toBe('talking');
    device.press(8, 1 | 2);
    await soon();
    expect([only(dora).isMuted, device.sent.at(-1)?.data[0]]).toEqual([true, 1 | 2]);
    await clock.advance(1_000);
    device.press(8, 0);
    await soon();
    expect([reasonOf(dora), reasonOf(anna), device.sent.at(-1)?.data[0]]).toEqual(['hungUpHere', 'hungUpThere', 0]);
    await dora.dispose();
  });

  it('is told to be missing where there is no HID', async () => {
    expect(anna.headset.getState()).toEqual({ kind: 'unsupported' });
    await expect(anna.connectHeadset()).rejects.toMatchObject({ code: 'headset.unsupported' });
  });
});

describe('sound devices', () => {
  it('[AUDIO-3] the default microphone pulled out in a call is opened anew', async () => {
    const { media } = ports['1001'];
    media.plug([{ kind: 'audioinput', id: 'default', label: 'Built in' }]);
    await talk();
    media.plug([]);
    // [PLUG-1]
    await clock.advance(160);
    expect(media.microphones.map(({ readyState }) => readyState)).toEqual(['ended', 'live']);
    expect(media.peers[0]?.transceivers[0]?.sender.track).toBe(media.microphones[1]);
  });

  it('[AUDIO-1] [AUDIO-2] [AUDIO-3] are chosen apart, used at once in a call, and left when they are gone', async () => {
    const { media } = ports['1001'];
    const headset = [
      { kind: 'audioinput' as const, id: 'mic', label: 'Headset' },
      { kind: 'audiooutput' as const, id: 'ear', label: 'Headset' },
      { kind: 'audiooutput' as const, id: 'box', label: 'Loudspeaker' },
    ];
    media.plug(headset);
    await talk();
    await anna.chooseDevice('microphone', 'mic');
    await anna.chooseDevice('speaker', 'ear');
    await anna.chooseDevice('ringer', 'box');
    await soon();
    expect(anna.audio.getState().inUse).toEqual({ microphone: 'mic', speaker: 'ear', ringer: 'box' });
    expect(media.peers[0]?.transceivers[0]?.sender.track?.deviceId).toBe('mic');
    expect(media.played.find(({ isOpen }) => isOpen)).toMatchObject({ kind: 'voice', deviceId: 'ear' });
    expect(media.open.microphones).toBe(1);
    media.plug([]);
    // [PLUG-1]
    await clock.advance(160);
    expect(anna.audio.getState().inUse).toEqual({ microphone: null, speaker: null, ringer: null });
    expect(media.peers[0]?.transceivers[0]?.sender.track?.deviceId).toBe('default');
    expect(media.open.microphones).toBe(1);
  });
});
