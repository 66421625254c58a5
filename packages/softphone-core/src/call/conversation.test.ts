import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
} from '../testing/twoPhones.ts';

beforeEach(sitDown);
afterEach(getUp);

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

  it('[SDP-4] digits pressed before a connected path sends go as RFC 4733 as soon as it does', async () => {
    const { out } = await talk();
    const sender = ports['1001'].media.peers[0]?.transceivers[0]?.sender;
    if (sender === undefined) throw new Error('no sender');
    sender.isWarmingUp = true;
    const sent = anna.sendDigits(out, '5#');
    await clock.advance(980);
    expect(sender.tones).toEqual([]);
    sender.isWarmingUp = false;
    await clock.advance(20);
    await sent;
    expect(sender.tones).toEqual(['5#']);
    expect(pbx.heard.some((line) => line.startsWith('INFO '))).toBe(false);
  });

  it('[SDP-4] digits on a path that never sends go as INFO after a second, and nothing waits for a call that is over', async () => {
    const { out } = await talk();
    const sender = ports['1001'].media.peers[0]?.transceivers[0]?.sender;
    if (sender === undefined) throw new Error('no sender');
    sender.isWarmingUp = true;
    const sent = anna.sendDigits(out, '5');
    await clock.advance(1100);
    await sent;
    expect([sender.tones, only(bela).digitsReceived]).toEqual([[], '5']);
    const late = expect(anna.sendDigits(out, '6')).rejects.toMatchObject({ code: 'call.lineDown' });
    await clock.advance(1);
    await anna.hangUp(out);
    await clock.advance(40);
    await late;
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
