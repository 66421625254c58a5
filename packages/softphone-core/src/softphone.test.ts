import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SipAccount } from '@hearthline/protocol';
import { PhoneError } from './errors.ts';
import type { Softphone } from './contract.ts';
import { createSoftphone } from './softphone.ts';
import type { CallSnapshot } from './snapshot.ts';
import { FakeClock, FakeHid, FakePbx, type FakePorts, fakePorts, telephonyHeadset } from './testing/index.ts';

/** Two real phones (real SIP.js) over a PBX in memory. */
let pbx: FakePbx;
let clock: FakeClock;
let ports: Record<'1001' | '1002', FakePorts>;
let anna: Softphone;
let bela: Softphone;

const account = (username: string): SipAccount => ({
  serverUrl: 'wss://pbx.test/ws',
  fallbackUrls: [],
  domain: 'test',
  username,
  password: 'secret',
  displayName: `Operator ${username}`,
  expiresAt: 0,
  iceServers: [],
});

/** Lets messages pass; the clock moves by what gathering takes at both ends. */
const soon = (): Promise<void> => clock.advance(60);
const only = (phone: Softphone): CallSnapshot => {
  const call = phone.calls.getState().at(-1);
  if (call === undefined) throw new Error('no call');
  return call;
};
const kindOf = (phone: Softphone): string => only(phone).state.kind;
const reasonOf = (phone: Softphone): string | null => {
  const { state } = only(phone);
  return state.kind === 'ended' ? state.reason : null;
};

async function talk(): Promise<{ out: string; in: string }> {
  const dialled = anna.dial('1002');
  await soon();
  const out = await dialled;
  const incoming = only(bela).id;
  await bela.answer(incoming);
  await soon();
  expect([kindOf(anna), kindOf(bela)]).toEqual(['talking', 'talking']);
  return { out, in: incoming };
}

beforeEach(async () => {
  pbx = new FakePbx();
  pbx.passwords.set('1001', 'secret').set('1002', 'secret');
  clock = new FakeClock();
  ports = { '1001': fakePorts({ network: pbx, clock, seed: 1 }), '1002': fakePorts({ network: pbx, clock, seed: 2 }) };
  anna = createSoftphone(ports['1001']);
  bela = createSoftphone(ports['1002']);
  anna.register(account('1001'));
  bela.register(account('1002'));
  await soon();
});

afterEach(async () => {
  await Promise.all([anna.dispose(), bela.dispose()]);
});

describe('a call', () => {
  it('[CALL-1] [LINE-3] registers, rings, is answered, talks both ways and is hung up', async () => {
    expect(anna.line.getState().state.kind).toBe('registered');
    const id = await anna.dial('1002');
    await soon();
    expect([kindOf(anna), kindOf(bela)]).toEqual(['ringingThere', 'ringingHere']);
    expect(only(bela)).toMatchObject({ direction: 'in', peerNumber: '1001', peerName: 'Operator 1001', queue: null });
    expect(ports['1002'].media.isRinging).toBe(true);
    await bela.answer(only(bela).id);
    await soon();
    expect([kindOf(anna), kindOf(bela)]).toEqual(['talking', 'talking']);
    expect(ports['1002'].media.isRinging).toBe(false);
    expect(only(bela).timings.answerPressedAt).not.toBeNull();
    await anna.hangUp(id);
    await soon();
    expect([reasonOf(anna), reasonOf(bela)]).toEqual(['hungUpHere', 'hungUpThere']);
  });

  it('[CALL-2] [PATH-1] leaves with the spare path: one peer was made before, INVITE goes without waiting', async () => {
    const { media } = ports['1001'];
    expect(media.peers).toHaveLength(1);
    expect(media.microphones).toHaveLength(0);
    const at = clock.now();
    await anna.dial('1002');
    await soon();
    expect(media.peers[0]?.transceivers[0]?.sender.track).toBe(media.microphones[0]);
    expect(only(anna).timings).toMatchObject({ dialledAt: at, invitedAt: at });
    await clock.advance(500);
    expect(media.peers).toHaveLength(2);
  });

  it('[CALL-3] [CALL-10] opens the microphone while ringing, silent until answered', async () => {
    await anna.dial('1002');
    await soon();
    const [track] = ports['1002'].media.microphones;
    expect(track).toMatchObject({ enabled: false, readyState: 'live' });
    await bela.answer(only(bela).id);
    expect(track?.enabled).toBe(true);
  });

  it('[CALL-10] mute is one truth, also over hold and retrieve', async () => {
    const { out } = await talk();
    const [track] = ports['1001'].media.microphones;
    await anna.setMuted(out, true);
    expect([track?.enabled, only(anna).isMuted]).toEqual([false, true]);
    const held = anna.hold(out);
    await soon();
    await held;
    const back = anna.retrieve(out);
    await soon();
    await back;
    expect([track?.enabled, only(anna).isMuted]).toEqual([false, true]);
    await anna.setMuted(out, false);
    expect(track?.enabled).toBe(true);
  });

  it('[CALL-8] hold is silent from the press on, seen there, and both may hold', async () => {
    const calls = await talk();
    const [track] = ports['1001'].media.microphones;
    const held = anna.hold(calls.out);
    expect(track?.enabled).toBe(false);
    expect(only(anna).state).toMatchObject({ hold: 'none', isHoldPending: true });
    await soon();
    await held;
    expect(only(anna).state).toMatchObject({ hold: 'here', isHoldPending: false });
    expect(only(bela).state).toMatchObject({ hold: 'there' });
    const both = bela.hold(calls.in);
    await soon();
    await both;
    expect([only(anna).state, only(bela).state]).toMatchObject([{ hold: 'both' }, { hold: 'both' }]);
    const back = anna.retrieve(calls.out);
    await soon();
    await back;
    expect([only(anna).state, only(bela).state]).toMatchObject([{ hold: 'there' }, { hold: 'here' }]);
  });

  it('[CALL-9] holds crossing each other (491) both come true after the wait', async () => {
    const calls = await talk();
    const holds = Promise.all([anna.hold(calls.out), bela.hold(calls.in)]);
    await soon();
    await clock.advance(6000);
    await holds;
    expect([only(anna).state, only(bela).state]).toMatchObject([
      { hold: 'both', isHoldPending: false },
      { hold: 'both', isHoldPending: false },
    ]);
  });

  it('[CALL-8] the last wish wins when hold and retrieve are pressed quickly', async () => {
    const { out } = await talk();
    const presses = Promise.all([anna.hold(out), anna.retrieve(out)]);
    await soon();
    await presses;
    expect(only(anna).state).toMatchObject({ hold: 'none', isHoldPending: false });
    expect(ports['1001'].media.microphones[0]?.enabled).toBe(true);
  });

  it('[CALL-11] digits go as RFC 4733, or as INFO where telephone-event is not spoken', async () => {
    const { out } = await talk();
    await anna.sendDigits(out, '12#');
    const sender = ports['1001'].media.peers[0]?.transceivers[0]?.sender;
    expect(sender?.tones).toEqual(['12#']);
    await anna.hangUp(out);
    ports['1002'].media.onPeer = (peer) => (peer.isWithoutTelephoneEvent = true);
    const calls = await talk();
    const sent = anna.sendDigits(calls.out, '9*');
    await soon();
    await sent;
    expect(only(anna).digitsSent).toBe('9*');
    expect(only(bela).digitsReceived).toBe('9*');
  });

  it('[CALL-11] digits pressed before the microphone is there wait for it, and still go as RFC 4733', async () => {
    const { media } = ports['1001'];
    const asked = media.askForMicrophone();
    const { out } = await talk();
    const sent = anna.sendDigits(out, '7');
    await soon();
    expect(only(anna).digitsSent).toBe('');
    asked.decide();
    await sent;
    expect(media.peers[0]?.transceivers[0]?.sender.tones).toEqual(['7']);
    expect(pbx.heard.some((line) => line.startsWith('INFO '))).toBe(false);
  });

  it('[CALL-12] ends a call out when the microphone is denied, and cancels it there', async () => {
    const { media } = ports['1001'];
    media.microphoneProblem = 'audio.microphoneDenied';
    await anna.dial('1002');
    await soon();
    expect([reasonOf(anna), reasonOf(bela)]).toEqual(['microphoneDenied', 'cancelled']);
    expect(anna.audio.getState().permission).toBe('denied');
  });

  it('[CALL-12] a call in keeps ringing without a microphone; answering tries again, then refuses', async () => {
    const { media } = ports['1002'];
    media.microphoneProblem = 'audio.microphoneAbsent';
    await anna.dial('1002');
    await soon();
    expect(kindOf(bela)).toBe('ringingHere');
    await expect(bela.answer(only(bela).id)).rejects.toMatchObject({ code: 'audio.microphoneAbsent' });
    await soon();
    expect([reasonOf(anna), reasonOf(bela)]).toEqual(['unavailable', 'microphoneAbsent']);
    const again = anna.dial('1002');
    await soon();
    await again;
    media.microphoneProblem = null;
    await bela.answer(only(bela).id);
    await soon();
    expect(kindOf(bela)).toBe('talking');
  });

  it('[CALL-13] a connection that never worked ends the call; one that did is restarted', async () => {
    await talk();
    const peer = ports['1001'].media.peers[0];
    peer?.setConnectionState('failed');
    await soon();
    expect(peer?.iceRestarts).toBe(1);
    expect(kindOf(anna)).toBe('talking');
  });

  it('[CALLS-3] leaves the list after 5 s, and nothing of it is left open', async () => {
    const { out } = await talk();
    await anna.hangUp(out);
    await clock.advance(4900);
    expect(anna.calls.getState()).toHaveLength(1);
    await clock.advance(200);
    expect(anna.calls.getState()).toHaveLength(0);
    expect(ports['1001'].media.open).toEqual({ players: 0, microphones: 0, peers: 1 });
  });
});

describe('the ways a call ends', () => {
  it('[CALL-5] hung up while it rings: CANCEL, and both know', async () => {
    const id = await anna.dial('1002');
    await soon();
    await anna.hangUp(id);
    expect(kindOf(anna)).toBe('ending');
    await soon();
    expect([reasonOf(anna), reasonOf(bela)]).toEqual(['cancelled', 'cancelled']);
    expect(ports['1002'].media.isRinging).toBe(false);
  });

  it('[CALL-5] hung up before anything was heard: CANCEL follows as soon as it may', async () => {
    const id = await anna.dial('1002');
    await anna.hangUp(id);
    await soon();
    expect([reasonOf(anna), reasonOf(bela)]).toEqual(['cancelled', 'cancelled']);
  });

  it('[CALL-5] CANCEL crossing the 200: acknowledged, then BYE', async () => {
    const id = await anna.dial('1002');
    await soon();
    pbx.onMessage = (text) => !text.startsWith('CANCEL ');
    await anna.hangUp(id);
    await bela.answer(only(bela).id);
    await soon();
    expect([reasonOf(anna), reasonOf(bela)]).toEqual(['cancelled', 'hungUpThere']);
    expect(pbx.heard.some((line) => line.startsWith('BYE '))).toBe(true);
  });

  it('[CALL-5] ends by itself when nobody answers the CANCEL', async () => {
    const id = await anna.dial('1002');
    await soon();
    pbx.onMessage = (text) => !text.startsWith('CANCEL ');
    await anna.hangUp(id);
    await clock.advance(4100);
    expect(reasonOf(anna)).toBe('cancelled');
  });

  it('rejected here is busy there', async () => {
    await anna.dial('1002');
    await soon();
    await bela.reject(only(bela).id);
    await soon();
    expect([reasonOf(anna), reasonOf(bela)]).toEqual(['busy', 'rejectedHere']);
  });

  it.each([
    [486, 'busy'],
    [603, 'declined'],
    [404, 'numberNotFound'],
    [480, 'unavailable'],
    [503, 'unavailable'],
  ])('[END-1] %i from there is %s', async (status, reason) => {
    pbx.refusals.set('6003', status);
    await anna.dial('6003');
    await soon();
    expect(reasonOf(anna)).toBe(reason);
  });

  it('[CALL-6] answered elsewhere is told by the Reason of CANCEL', async () => {
    const id = await anna.dial('1002');
    await soon();
    let altered = false;
    pbx.onMessage = (text) => {
      if (!text.startsWith('CANCEL ') || altered) return true;
      altered = true;
      pbx.say('1002', text.replace('\r\n\r\n', '\r\nReason: SIP;cause=200;text="Call completed elsewhere"\r\n\r\n'));
      return false;
    };
    await anna.hangUp(id);
    await soon();
    expect(reasonOf(bela)).toBe('answeredElsewhere');
  });

  it('[NUM-1] a number that cannot be one is refused before anything is sent', async () => {
    const before = pbx.heard.length;
    await expect(anna.dial('10 02;evil=1')).rejects.toMatchObject({ code: 'call.badNumber' });
    expect(pbx.heard.length).toBe(before);
    await expect(anna.hangUp('no such call')).rejects.toMatchObject({ code: 'call.notFound' });
  });
});

describe('a line that dies', () => {
  it('[CALL-7] [LINE-5] the call goes on over the next socket, and BYE uses it', async () => {
    const { out } = await talk();
    pbx.cut('1001', 'closed');
    await soon();
    expect(anna.line.getState().state).toMatchObject({ kind: 'waiting', problem: 'line.lost' });
    expect(kindOf(anna)).toBe('talking');
    await clock.advance(1100);
    expect(anna.line.getState().state.kind).toBe('registered');
    await anna.hangUp(out);
    await soon();
    expect([reasonOf(anna), reasonOf(bela)]).toEqual(['hungUpHere', 'hungUpThere']);
  });

  it('[CALL-7] hung up while the line is down: BYE is owed and sent when it is back', async () => {
    const { out } = await talk();
    pbx.isDown = true;
    pbx.cut('1001', 'closed');
    await soon();
    await anna.hangUp(out);
    expect([reasonOf(anna), kindOf(bela)]).toEqual(['hungUpHere', 'talking']);
    pbx.isDown = false;
    await clock.advance(2500);
    expect(reasonOf(bela)).toBe('hungUpThere');
  });

  it('[CALL-7] a call the far side has forgotten ends as callGone after the line is back', async () => {
    await talk();
    pbx.cut('1002', 'closed');
    await bela.unregister();
    pbx.cut('1001', 'closed');
    await clock.advance(1500);
    expect(reasonOf(anna)).toBe('callGone');
  });

  it('[CALL-6] no ghost ring: what rings when the socket dies ends at once', async () => {
    await anna.dial('1002');
    await soon();
    pbx.cut('1002', 'closed');
    await soon();
    expect(reasonOf(bela)).toBe('lineDown');
    expect(ports['1002'].media.isRinging).toBe(false);
  });

  it('[CALL-6] what was being dialled when the socket dies ends as lineDown', async () => {
    await anna.dial('1002');
    await soon();
    pbx.cut('1001', 'closed');
    await soon();
    expect(reasonOf(anna)).toBe('lineDown');
    await expect(anna.dial('1002')).rejects.toMatchObject({ code: 'call.lineDown' });
  });

  it('[LINE-4] a line that swallows everything is noticed within 5 s, in a call too', async () => {
    await talk();
    pbx.cut('1001', 'silent');
    await clock.advance(5000);
    expect(anna.line.getState().state).toMatchObject({ kind: 'waiting', problem: 'line.lost' });
    expect(kindOf(anna)).toBe('talking');
  });
});

describe('what a PBX may say', () => {
  it.each([
    '',
    '\r\n\r\n',
    'nonsense',
    'INVITE sip:1001@test SIP/2.0\r\n\r\n',
    'SIP/2.0 200 OK\r\nCSeq: what\r\n\r\n',
    'BYE sip:1001@test SIP/2.0\r\nVia: SIP/2.0/WSS x;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:1001@test>\r\nCall-ID: 1\r\nCSeq: x BYE\r\n\r\n',
    `INVITE sip:1001@test SIP/2.0\r\n${'X: y\r\n'.repeat(2000)}`,
  ])('a malformed message is dropped and the phone lives: %#', async (text) => {
    pbx.say('1001', text);
    await soon();
    const { out } = await talk();
    await anna.hangUp(out);
    await soon();
    expect(reasonOf(bela)).toBe('hungUpThere');
  });

  it('reads queue, wait and call id from its headers', async () => {
    pbx.extraHeaders = ['X-Hearthline-Queue: hotline', 'X-Hearthline-Waited-Ms: 12000', 'X-Hearthline-Call-Id: 17.5'];
    await anna.dial('1002');
    await soon();
    expect(only(bela)).toMatchObject({ queue: { name: 'hotline', waitedMs: 12_000 }, pbxCallId: '17.5' });
  });
});

describe('secrets and accounts', () => {
  it('no password and no digest ever reaches the log', async () => {
    const said: string[] = [];
    const note = (message: string, data?: Record<string, unknown>): void =>
      void said.push(message + JSON.stringify(data ?? {}));
    const loud = createSoftphone({
      ...fakePorts({ network: pbx, clock, seed: 4 }),
      log: { debug: note, info: note, warn: note, error: note },
    });
    pbx.passwords.set('1004', 'hunter2');
    loud.register({ ...account('1004'), password: 'hunter2' });
    await soon();
    pbx.say('1004', 'SIP/2.0 401 broken Digest response="abc" hunter2');
    await loud.dial('1002');
    await soon();
    pbx.passwords.clear();
    pbx.cut('1004', 'closed');
    await clock.advance(30_000);
    expect(said.length).toBeGreaterThan(5);
    expect(said.join('\n')).not.toMatch(/hunter2|response=|Digest /);
    await loud.dispose();
  });

  it('[LINE-14] new credentials of the same user keep the socket and what rings', async () => {
    await anna.dial('1002');
    await soon();
    const openings = pbx.openings;
    bela.register({ ...account('1002'), password: 'next shift' });
    await soon();
    expect([pbx.openings, kindOf(bela), bela.line.getState().state.kind]).toEqual([
      openings,
      'ringingHere',
      'registered',
    ]);
  });
});

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
    cora.register(account('1003'));
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
    dora.register(account('1005'));
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
    await soon();
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
    await soon();
    expect(anna.audio.getState().inUse).toEqual({ microphone: null, speaker: null, ringer: null });
    expect(media.peers[0]?.transceivers[0]?.sender.track?.deviceId).toBe('default');
    expect(media.open.microphones).toBe(1);
  });
});
