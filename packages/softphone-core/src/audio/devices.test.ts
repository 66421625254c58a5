import { describe, expect, it } from 'vitest';
import { FakeClock, FakeMedia, silentLog } from '../testing/index.ts';
import { AudioDevices } from './audioDevices.ts';
import { STEADY_AFTER_MS } from './devicePresence.ts';
import type { RawDevice } from './deviceSeats.ts';

const jabra = { id: 'j1', label: 'Headset Microphone (Jabra Evolve 20) (0b0e:0300)' };
const laptop = { id: 'l1', label: 'Microphone Array (Made-up Audio)' };
const input = (device: { id: string; label: string }) => ({ kind: 'audioinput' as const, ...device });
const output = (id: string, label: string) => ({ kind: 'audiooutput' as const, id, label });

async function phoneWith(...devices: RawDevice[]) {
  const media = new FakeMedia();
  const clock = new FakeClock();
  media.devices = devices;
  const audio = new AudioDevices({ media, clock, log: silentLog });
  await clock.advance(1);
  const now = () => audio.value.getState();
  return { media, clock, audio, now };
}

describe('devices in use', () => {
  it('H3 [PLUG-1] what is told together is one change, and the next best takes over with both names told', async () => {
    const { media, clock, audio, now } = await phoneWith(
      input(jabra),
      input(laptop),
      output('e', 'Ear'),
      output('b', 'Box'),
    );
    audio.choose('microphone', 'l1');
    audio.choose('microphone', 'j1');
    audio.choose('speaker', 'e');
    expect(now().takeover).toBeNull();
    const stop = audio.play({} as MediaStream);
    let told = 0;
    audio.onMicrophoneToUse(() => (told += 1));
    media.plug([input(laptop), output('e', 'Ear'), output('b', 'Box')]);
    await clock.advance(60);
    media.plug([input(laptop), output('b', 'Box')]);
    await clock.advance(99);
    expect(now().inUse.microphone).toBe('j1');
    await clock.advance(2);
    expect(now().inUse).toEqual({ microphone: 'l1', speaker: null, ringer: null });
    expect([told, media.played[0]?.deviceId]).toEqual([1, null]);
    expect(now().takeover).toMatchObject({
      why: 'gone',
      changes: [
        { role: 'microphone', from: jabra.label, to: laptop.label },
        { role: 'speaker', from: 'Ear', to: 'Box' },
      ],
    });
    media.plug([input(laptop), input({ ...jabra, id: 'j9' }), output('e', 'Ear'), output('b', 'Box')]);
    await clock.advance(101);
    expect(now().inUse).toEqual({ microphone: 'j9', speaker: 'e', ringer: null });
    expect(now().takeover?.why).toBe('back');
    audio.putAwayTakeover();
    expect(now().takeover).toBeNull();
    stop();
    audio.close();
    expect(clock.pending).toBe(0);
  });

  it('[PLUG-3] [PLUG-4] one that is gone or taken while it is opened is passed over; when none opens the first reason is told', async () => {
    const { media, clock, audio, now } = await phoneWith(input(jabra), input(laptop));
    audio.choose('microphone', 'j1');
    media.broken.set('j1', 'audio.microphoneBusy');
    const [track] = (await audio.openMicrophone()).getAudioTracks();
    expect((track as unknown as { deviceId: string }).deviceId).toBe('default');
    expect(now().takeover?.why).toBe('refused');
    media.microphoneProblem = 'audio.microphoneAbsent';
    await expect(audio.openMicrophone()).rejects.toMatchObject({ code: 'audio.microphoneAbsent' });
    media.microphoneProblem = null;
    media.broken.clear();
    await clock.advance(30_001);
    audio.choose('speaker', null);
    expect(now().inUse.microphone).toBe('j1');
    audio.close();
  });

  it('[PLUG-3] a microphone that ends is opened anew before any list tells', async () => {
    const { media, clock, audio } = await phoneWith(input(jabra), input(laptop));
    audio.choose('microphone', 'j1');
    await audio.openMicrophone();
    let told = 0;
    audio.onMicrophoneToUse(() => (told += 1));
    media.devices = [input(laptop)];
    media.microphones[0]?.die();
    await clock.advance(0);
    expect([told, audio.value.getState().inUse.microphone]).toEqual([1, null]);
    audio.close();
  });

  it('[PLUG-2] a platform that does not tell is looked at, soon while something is heard', async () => {
    const { media, clock, audio, now } = await phoneWith();
    audio.close();
    media.missesChanges = true;
    const second = new AudioDevices({ media, clock, log: silentLog });
    await clock.advance(1);
    media.devices = [input(laptop)];
    await clock.advance(4_900);
    expect(second.value.getState().microphones).toEqual([]);
    await clock.advance(200);
    expect(second.value.getState().microphones).toEqual([laptop]);
    const stop = second.play({} as MediaStream);
    media.devices = [];
    await clock.advance(401);
    expect(second.value.getState().microphones).toEqual([]);
    stop();
    second.close();
    expect([clock.pending, now().microphones]).toEqual([0, []]);
  });

  it('[PLUG-5] a flapping headset is left alone until it is steady', async () => {
    const { media, clock, audio, now } = await phoneWith(input(jabra), input(laptop));
    audio.choose('microphone', 'j1');
    for (let turn = 0; turn < 2; turn += 1) {
      media.plug([input(laptop)]);
      await clock.advance(500);
      media.plug([input(jabra), input(laptop)]);
      await clock.advance(500);
    }
    expect(now().inUse.microphone).toBeNull();
    await clock.advance(STEADY_AFTER_MS);
    expect(now().inUse.microphone).toBe('j1');
    audio.close();
  });

  it('[PLUG-6] a speaker that refuses is passed over for the next', async () => {
    const { media, clock, audio, now } = await phoneWith(output('e', 'Ear'), output('b', 'Box'));
    audio.play({} as MediaStream);
    media.broken.set('e', 'audio.deviceNotFound');
    audio.choose('speaker', 'b');
    audio.choose('speaker', 'e');
    await clock.advance(1);
    expect([now().inUse.speaker, media.played[0]?.deviceId]).toEqual(['b', 'b']);
    audio.close();
  });
});

describe('the microphone kept warm', () => {
  it('C19 [WARM-1] [WARM-2] [WARM-3] is open and silent, a call gets a copy of its own, and it follows the device', async () => {
    const { media, clock, audio, now } = await phoneWith(input(jabra), input(laptop));
    audio.keepMicrophoneWarm(true);
    await clock.advance(1);
    const [warm] = media.microphones;
    expect([now().isMicrophoneOpen, warm?.enabled, warm?.readyState]).toEqual([true, false, 'live']);
    const [copy] = (await audio.openMicrophone()).getAudioTracks();
    expect([copy?.enabled, media.microphones.length, warm?.enabled]).toEqual([true, 1, false]);
    audio.choose('microphone', 'l1');
    await clock.advance(1);
    expect(media.microphones.map(({ deviceId, readyState }) => [deviceId, readyState])).toEqual([
      ['default', 'ended'],
      ['l1', 'live'],
    ]);
    audio.keepMicrophoneWarm(false);
    expect([now().isMicrophoneOpen, media.open.microphones]).toEqual([false, 0]);
    expect(copy?.readyState).toBe('live');
    audio.close();
  });

  it('[WARM-4] one that cannot be opened is tried again, and nothing is told', async () => {
    const { media, clock, audio, now } = await phoneWith(input(laptop));
    media.microphoneProblem = 'audio.microphoneBusy';
    audio.keepMicrophoneWarm(true);
    await clock.advance(1);
    expect(now().isMicrophoneOpen).toBe(false);
    media.microphoneProblem = null;
    await clock.advance(30_000);
    expect(now().isMicrophoneOpen).toBe(true);
    audio.close();
    expect([media.open.microphones, clock.pending]).toEqual([0, 0]);
  });
});

describe('ringing', () => {
  it('H12 [RING-2] on the ringer, in the ears too where wished, nowhere when silent', async () => {
    const { media, audio } = await phoneWith(output('e', 'Ear'), output('b', 'Box'));
    const ringing = { tone: 'bell', level: 0.8, isAlsoOnSpeaker: true, isSilent: false } as const;
    audio.choose('speaker', 'e');
    audio.choose('ringer', 'b');
    audio.setRinging(ringing);
    const stop = audio.ring();
    expect(media.played.map(({ kind, deviceId }) => [kind, deviceId])).toEqual([
      ['ring', 'b'],
      ['ring', 'e'],
    ]);
    stop();
    audio.choose('ringer', 'e');
    audio.ring()();
    expect(media.played).toHaveLength(3);
    audio.setRinging({ ...ringing, isSilent: true });
    audio.ring()();
    expect([media.played.length, media.open.players]).toEqual([3, 0]);
    audio.close();
  });
});
