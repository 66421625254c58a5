import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AudioDevices } from '../audio/audioDevices.ts';
import { Value } from '../lib/value.ts';
import type { CallSnapshot } from '../snapshot.ts';
import { FakeClock, FakeMedia, silentLog } from '../testing/index.ts';
import { RECORDED_MS, SoundTest } from './soundTest.ts';

let media: FakeMedia;
let clock: FakeClock;
let audio: AudioDevices;
let calls: Value<readonly CallSnapshot[]>;
let test: SoundTest;
const kind = () => test.value.getState().kind;
const ringing = [{ state: { kind: 'ringingHere' } }] as unknown as CallSnapshot[];

beforeEach(async () => {
  media = new FakeMedia();
  clock = new FakeClock();
  audio = new AudioDevices({ media, clock, log: silentLog });
  calls = new Value<readonly CallSnapshot[]>([]);
  test = new SoundTest({ clock, audio, calls, log: silentLog });
  await clock.advance(1);
});
afterEach(() => {
  test.close();
  audio.close();
  const left = clock.pending + media.open.players + media.open.microphones;
  if (left > 0) throw new Error(`${left} things are still open`);
});

describe('H8 the sound test', () => {
  it('[TEST-3] three seconds are heard three seconds later, with the microphone closed by then, and are gone', async () => {
    test.start('hearYourself');
    await clock.advance(1);
    expect([kind(), media.open]).toEqual(['recording', { players: 1, microphones: 1, peers: 0 }]);
    await clock.advance(RECORDED_MS);
    expect([kind(), media.open]).toEqual(['playing', { players: 1, microphones: 0, peers: 0 }]);
    await clock.advance(RECORDED_MS);
    expect([kind(), media.open]).toEqual(['idle', { players: 0, microphones: 0, peers: 0 }]);
  });

  it('[TEST-1] one part at a time, and a call ends it at once; in a call nothing begins', async () => {
    test.start('level');
    await clock.advance(1);
    expect([kind(), audio.value.getState().microphoneLevel]).toEqual(['listening', 0.5]);
    test.start('left');
    expect([kind(), media.open.microphones, media.open.players]).toEqual(['sounding', 0, 1]);
    calls.set(ringing);
    expect([kind(), media.open.players]).toEqual(['idle', 0]);
    test.start('ring');
    expect([kind(), media.played.length]).toEqual(['idle', 1]);
  });

  it('[TEST-1] a call that comes while the microphone is being opened leaves none open', async () => {
    const { decide } = media.askForMicrophone();
    test.start('hearYourself');
    calls.set(ringing);
    decide();
    await clock.advance(1);
    expect(kind()).toBe('idle');
  });

  it('[TEST-4] [TEST-5] tones end by themselves', async () => {
    test.start('right');
    await clock.advance(1_000);
    expect(kind()).toBe('idle');
    test.start('ring');
    await clock.advance(5_000);
    expect(kind()).toBe('idle');
  });

  it('[TEST-6] a microphone that cannot be had is told', async () => {
    media.microphoneProblem = 'audio.microphoneDenied';
    test.start('level');
    await clock.advance(1);
    expect(test.value.getState()).toEqual({ kind: 'idle', problem: 'audio.microphoneDenied' });
  });
});
