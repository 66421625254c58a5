import { describe, expect, it } from 'vitest';
import { AudioDevices } from '../audio/audioDevices.ts';
import { Value } from '../lib/value.ts';
import type { CallSnapshot } from '../snapshot.ts';
import { FakeClock, FakeMedia, fakePorts, silentLog } from '../testing/index.ts';
import { settled } from '../testing/fakeClock.ts';
import { Room } from './room.ts';
import { roomSoundOf } from './roomSound.ts';
import type { RoomSound } from './roomState.ts';

const RATE_HZ = 16_000;
const SECONDS = 4;
const sine = (hz: number, n: number): number => Math.sin((2 * Math.PI * hz * n) / RATE_HZ);
const { random } = fakePorts({ seed: 20_261_122 });
const white = (level: number): number => (random() * 2 - 1) * level;
const made = (sampleAt: (n: number) => number): Float32Array =>
  Float32Array.from({ length: SECONDS * RATE_HZ }, (_, n) => sampleAt(n));

/** A tone with harmonics whose pitch glides. */
function cry(pitchAt: (seconds: number) => number, loudnessAt: (seconds: number) => number): Float32Array {
  let phase = 0;
  return made((n) => {
    const seconds = n / RATE_HZ;
    phase += (2 * Math.PI * pitchAt(seconds)) / RATE_HZ;
    const tone = [1, 2, 3].reduce((sum, harmonic) => sum + Math.sin(harmonic * phase) / harmonic, 0);
    return 0.1 * loudnessAt(seconds) * tone + white(0.001);
  });
}

/** Recorded ones are in e2e/src/sound. */
const voice = (): Float32Array =>
  cry(
    (seconds) => 170 + 50 * Math.sin(seconds * 5),
    (seconds) => Math.max(0, Math.sin(seconds * 25)),
  );

/** Short rings of metal and china. */
function dishes(): Float32Array {
  const out = made(() => white(0.002));
  for (let at = 0; at < out.length; at += Math.floor(RATE_HZ * (0.25 + random() * 0.2)))
    for (let n = 0; n < 0.04 * RATE_HZ && at + n < out.length; n += 1)
      out[at + n] = (out[at + n] ?? 0) + 0.4 * Math.exp(-n / (0.008 * RATE_HZ)) * sine(2_900, n);
  return out;
}

/** The name given most to the stretches of a sound. */
function namesOf(samples: Float32Array, rateHz = RATE_HZ): RoomSound {
  const length = Math.floor(rateHz / 3);
  const names = Array.from({ length: Math.floor(samples.length / length) }, (_, index) =>
    roomSoundOf(samples.subarray(index * length, (index + 1) * length), rateHz),
  ).filter((name) => name !== 'quiet');
  const count = (name: RoomSound): number => names.filter((each) => each === name).length;
  return names.toSorted((a, b) => count(b) - count(a))[0] ?? 'quiet';
}

describe('what a room sounds like', () => {
  it('[ROOM-3] a quiet room', () => {
    expect(namesOf(made(() => white(0.001)))).toBe('quiet');
    expect(namesOf(new Float32Array(RATE_HZ))).toBe('quiet');
  });

  it('[ROOM-3] a fan and an engine', () => {
    let low = 0;
    expect(namesOf(made(() => (low += 0.1 * (white(0.4) - low))))).toBe('steady');
    expect(namesOf(made((n) => 0.05 * sine(92, n) + 0.03 * sine(184, n) + white(0.01)))).toBe('steady');
  });

  it('[ROOM-3] a voice', () => {
    expect(namesOf(voice())).toBe('voices');
  });

  it('[ROOM-3] a cock and birds', () => {
    const cock = cry(
      (seconds) => 600 + 400 * Math.sin(seconds * 3),
      (seconds) => Math.abs(Math.sin(seconds * 2)),
    );
    expect(namesOf(cock)).toBe('animal');
    const bird = cry(
      (seconds) => 1_500 + 300 * Math.sin(seconds * 40),
      (seconds) => (Math.sin(seconds * 15) > 0 ? 1 : 0.05),
    );
    expect(namesOf(bird)).toBe('animal');
  });

  it('[ROOM-3] dishes', () => {
    expect(namesOf(dishes())).toBe('clatter');
  });
});

const ringing = [{ state: { kind: 'ringingHere' } }] as unknown as readonly CallSnapshot[];

function setUp() {
  const media = new FakeMedia();
  const clock = new FakeClock();
  const calls = new Value<readonly CallSnapshot[]>([]);
  media.hears = () => voice().subarray(0, RATE_HZ / 2);
  const room = new Room({ audio: new AudioDevices({ media, clock, log: silentLog }), clock, calls });
  return { media, clock, calls, room };
}

describe('listening to the room', () => {
  it('[ROOM-1] [ROOM-2] [ROOM-4] opens the microphone as it is, says what it sounds like, and ends by itself', async () => {
    const { media, clock, room } = setUp();
    await room.listen();
    expect(room.value.getState()).toEqual({ kind: 'listening', sound: null });
    expect(media.processed).toEqual(['raw']);
    await clock.advance(2_000);
    expect(room.value.getState()).toEqual({ kind: 'listening', sound: 'voices' });
    await clock.advance(13_000);
    expect(room.value.getState()).toEqual({ kind: 'heard', sound: 'voices' });
    expect(media.open.microphones).toBe(0);
  });

  it('[ROOM-1] ends at once when a call comes, also while the microphone is being asked for; none begins in a call', async () => {
    const { media, calls, room } = setUp();
    const asked = media.askForMicrophone();
    const listening = room.listen();
    calls.set(ringing);
    asked.decide();
    await listening;
    await settled();
    expect(room.value.getState().kind).toBe('off');
    expect(media.open.microphones).toBe(0);
    await room.listen();
    expect(room.value.getState().kind).toBe('off');
  });

  it('[ROOM-4] a bark in a quiet minute is told, a click is not', async () => {
    const { media, clock, room } = setUp();
    const quiet = new Float32Array(5_000);
    let looks = 0;
    const speech = voice().subarray(0, RATE_HZ / 2);
    media.hears = () => ((looks += 1) % 8 === 1 ? speech : quiet);
    await room.listen();
    await clock.advance(5_100);
    expect(room.value.getState()).toEqual({ kind: 'listening', sound: 'quiet' });
    media.hears = () => ((looks += 1) % 4 === 1 ? speech : quiet);
    await clock.advance(5_100);
    expect(room.value.getState()).toEqual({ kind: 'listening', sound: 'voices' });
  });

  it('[ROOM-5] a microphone that cannot be had ends it with its reason', async () => {
    const { media, room } = setUp();
    media.microphoneProblem = 'audio.microphoneBusy';
    await room.listen();
    expect(room.value.getState()).toEqual({ kind: 'failed', problem: 'audio.microphoneBusy' });
  });
});
