import { describe, expect, it } from 'vitest';
import { FakeClock, FakeMedia, FakeTrack } from '../testing/index.ts';
import { afterHeard, type HeardSecond, MICROPHONE_FINE, raisedIn } from './microphoneWarnings.ts';
import { MicrophoneWatch } from './microphoneWatch.ts';
import { RINGTONES, ringtones } from './ringing.ts';
import { samplesOf } from './tones.ts';

const RATE = 8_000;
const speech: HeardSecond = {
  ...{ isMuted: false, isConstant: false, wasHeard: true },
  ...{ loudDb: -20, floorDb: -60, clippedRatio: 0 },
};
const pause: HeardSecond = { ...speech, loudDb: -62 };
const dead: HeardSecond = { ...speech, isConstant: true, loudDb: -120, floorDb: -120 };
const quiet: HeardSecond = { ...speech, loudDb: -48, floorDb: -66 };
const clipped: HeardSecond = { ...speech, loudDb: -3, clippedRatio: 0.02 };
const after = (...seconds: HeardSecond[]): string[] => raisedIn(seconds.reduce(afterHeard, MICROPHONE_FINE));
const times = (count: number, second: HeardSecond): HeardSecond[] => Array.from({ length: count }, () => second);

describe('warnings of the microphone', () => {
  it('H9 [MIC-2] what processing makes of nothing is dead, unless the microphone was heard before: then the room is quiet', () => {
    const processed = { ...pause, loudDb: -81, floorDb: -82 };
    expect(after(...times(5, { ...processed, wasHeard: false }))).toEqual(['dead']);
    expect(after(...times(9, processed))).toEqual([]);
  });

  it('H9 [MIC-2] muted at once, dead after five seconds of nothing; both over at once', () => {
    expect(after({ ...speech, isMuted: true })).toEqual(['muted']);
    expect(after({ ...speech, isMuted: true }, speech)).toEqual([]);
    expect(after(...times(4, dead))).toEqual([]);
    expect(after(...times(5, dead))).toEqual(['dead']);
    expect(after(...times(5, dead), pause)).toEqual([]);
    expect(after(...times(9, { ...dead, isMuted: true }))).toEqual(['muted']);
  });

  it('H9 [MIC-3] clipping in two of five seconds with speech; five clear ones end it', () => {
    expect(after(clipped, speech, speech, speech, speech, clipped)).toEqual([]);
    expect(after(clipped, pause, speech, clipped)).toEqual(['clipping']);
    expect(after(clipped, clipped, ...times(4, speech))).toEqual(['clipping']);
    expect(after(clipped, clipped, ...times(5, speech))).toEqual([]);
  });

  it('H9 [MIC-4] too quiet only while she speaks: listening for a minute is no fault', () => {
    expect(after(...times(60, pause))).toEqual([]);
    expect(after(...times(5, quiet).flatMap((second) => [second, pause, pause]))).toEqual(['quiet']);
    expect(after(...times(4, quiet), speech, speech, speech, quiet)).toEqual([]);
    expect(after(...times(5, quiet), ...times(3, speech))).toEqual([]);
  });
});

describe('the watch', () => {
  const tone = (level: number): Float32Array =>
    Float32Array.from({ length: 4_800 }, (_, at) => {
      const isOn = Math.floor(at / 800) % 2 === 0;
      return Math.max(-1, Math.min(1, (isOn ? level : 0.0005) * Math.sin((2 * Math.PI * 300 * at) / RATE)));
    });
  const noise = Float32Array.from({ length: 4_800 }, (_, at) => 0.0004 * Math.sin(at * at));

  it.each([
    ['nothing but zeros', new Float32Array(4_800), ['dead']],
    ['a voice', tone(0.2), []],
    ['a voice that breaks up', tone(3), ['clipping']],
    ['a faint voice', tone(0.006), ['quiet']],
    ['a quiet room', noise, []],
  ])('H9 hears %s', async (_name, samples, expected) => {
    const { told, clock } = watch(new FakeTrack('m'), samples);
    await clock.advance(10_000);
    expect(told.at(-1) ?? []).toEqual(expected);
  });

  it('[MIC-1] [MIC-2] a microphone that she muted herself is not looked at; one the system muted is told', async () => {
    const track = new FakeTrack('m');
    track.enabled = false;
    const { told, clock, close } = watch(track, new Float32Array(4_800));
    await clock.advance(10_000);
    expect(told).toEqual([]);
    Object.assign(track, { enabled: true, muted: true });
    await clock.advance(1_000);
    expect(told).toEqual([['muted']]);
    track.muted = false;
    await clock.advance(1_000);
    expect(told.at(-1)).toEqual([]);
    close();
    expect(clock.pending).toBe(0);
  });

  function watch(track: FakeTrack, samples: Float32Array) {
    const clock = new FakeClock();
    const media = new FakeMedia();
    media.hears = () => samples;
    const told: string[][] = [];
    const stream = { getAudioTracks: () => [track] } as unknown as MediaStream;
    const watching = new MicrophoneWatch({
      ...{ stream, clock, tap: () => media.tap() },
      onWarnings: (warnings) => void told.push(warnings),
    });
    return { told, clock, close: () => watching.close() };
  }
});

describe('ringtones', () => {
  it.each(ringtones)('[RING-1] %s begins with sound, has a pause, and does not click', (name) => {
    const samples = samplesOf(RINGTONES[name], RATE);
    const loudest = (from: number, to: number): number => Math.max(...samples.subarray(from, to).map(Math.abs));
    expect(loudest(0, RATE / 10)).toBeGreaterThan(0.1);
    expect(loudest(samples.length - RATE, samples.length)).toBe(0);
    let jump = 0;
    for (let at = 1; at < samples.length; at += 1)
      jump = Math.max(jump, Math.abs((samples[at] ?? 0) - (samples[at - 1] ?? 0)));
    expect(jump).toBeLessThan(0.35);
  });
});
