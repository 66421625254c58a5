import { describe, expect, it } from 'vitest';
import { fakePorts } from '../../testing/index.ts';
import { ShockLimiter } from './shockLimiter.ts';

const RATE_HZ = 48_000;
const ms = (count: number): number => Math.round((count * RATE_HZ) / 1000);
const db = (value: number): number => 10 ** (value / 20);

const tone = (frequencyHz: number, levelDb: number, lengthMs: number): Float32Array =>
  Float32Array.from(
    { length: ms(lengthMs) },
    (_, at) => Math.SQRT2 * db(levelDb) * Math.sin((2 * Math.PI * frequencyHz * at) / RATE_HZ),
  );

/** Like a voice: harmonics of a gliding pitch in syllables of a fifth of a second, with pauses. */
function voice(levelDb: number, lengthMs: number): Float32Array {
  const out = new Float32Array(ms(lengthMs));
  let phase = 0;
  for (let at = 0; at < out.length; at += 1) {
    const seconds = at / RATE_HZ;
    phase += (2 * Math.PI * (130 + 30 * Math.sin(seconds * 5))) / RATE_HZ;
    let sample = 0;
    for (let harmonic = 1; harmonic <= 20; harmonic += 1)
      sample += Math.cos(harmonic * phase + harmonic * harmonic) / harmonic;
    const syllable = Math.max(0, Math.sin(seconds * 2 * Math.PI * 4));
    out[at] = sample * syllable;
  }
  const scale = db(levelDb) / rmsOf(out.filter((sample) => Math.abs(sample) > 0.01));
  return out.map((sample) => sample * scale);
}

const silence = (lengthMs: number): Float32Array => new Float32Array(ms(lengthMs));
const joined = (...parts: Float32Array[]): Float32Array => {
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
};
const rmsOf = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
const levelOf = (samples: Float32Array, fromMs: number, toMs: number): number =>
  20 * Math.log10(Math.max(1e-9, rmsOf(samples.subarray(ms(fromMs), ms(toMs)))));

function limited(input: Float32Array, chunk = 128): Float32Array {
  const limiter = new ShockLimiter(RATE_HZ);
  const output = new Float32Array(input.length);
  for (let at = 0; at < input.length; at += chunk)
    limiter.process(input.subarray(at, at + chunk), output.subarray(at, at + chunk));
  return output;
}
/** Loudest 5 ms of all, dB. */
function loudestOf(samples: Float32Array): number {
  let loudest = -200;
  for (let from = 0; from + 5 <= (samples.length / RATE_HZ) * 1000; from += 1)
    loudest = Math.max(loudest, levelOf(samples, from, from + 5));
  return loudest;
}

describe('the shock limiter', () => {
  it('[SHOCK-4] leaves speech of the usual loudness as it is, 6 ms later', () => {
    const speech = voice(-26, 2_000);
    const output = limited(speech);
    expect(output.subarray(ms(6))).toEqual(speech.subarray(0, -ms(6)));
    expect(new ShockLimiter(RATE_HZ).delayMs).toBeCloseTo(6, 5);
  });

  it('[SHOCK-1] a scream at full scale never gets through louder than the ceiling, from its first moment on', () => {
    expect(loudestOf(limited(joined(voice(-26, 1_000), tone(700, -3, 500))))).toBeLessThan(-13.5);
  });

  it('[SHOCK-1] a blow of one millisecond is held back as well', () => {
    const output = limited(joined(silence(100), tone(3_000, -3, 1), silence(100)));
    expect(Math.max(...output.map(Math.abs))).toBeLessThan(db(-4.5));
  });

  it('[SHOCK-2] after a quiet voice a sound rises by 12 dB above its louder parts and no more', () => {
    const quiet = voice(-40, 10_000);
    const output = limited(joined(quiet, tone(600, -10, 100)));
    const sudden = levelOf(output, 10_010, 10_040);
    expect(sudden).toBeLessThan(loudestOf(quiet) + 12.5);
    expect(sudden).toBeGreaterThan(-40 + 12);
  });

  it('[SHOCK-2] who speaks up is heard in full again within two seconds', () => {
    const output = limited(joined(voice(-40, 10_000), voice(-26, 3_000)));
    const input = joined(voice(-40, 10_000), voice(-26, 3_000));
    expect(levelOf(output, 12_000, 13_000)).toBeCloseTo(levelOf(input, 11_994, 12_994), 1);
  });

  it('[SHOCK-3] a shriek, a fax or a whistle becomes quiet after a moment, and speech after it is whole', () => {
    for (const frequencyHz of [1_100, 2_100, 3_000, 6_500]) {
      const output = limited(joined(voice(-26, 1_000), tone(frequencyHz, -6, 1_000), silence(500), voice(-26, 1_000)));
      expect(levelOf(output, 1_010, 1_100)).toBeLessThan(-13.5);
      expect(levelOf(output, 1_300, 1_990)).toBeLessThan(-31);
      expect(levelOf(output, 2_900, 3_450)).toBeCloseTo(levelOf(voice(-26, 1_000), 394, 944), 0);
    }
  });

  it('[SHOCK-3] the keys of a telephone and a low hum are no shriek', () => {
    const high = tone(1_336, -20, 400);
    const keys = tone(770, -20, 400).map((sample, at) => sample + (high[at] ?? 0));
    expect(levelOf(limited(keys), 200, 390)).toBeGreaterThan(-18);
    expect(levelOf(limited(tone(300, -20, 600)), 300, 590)).toBeGreaterThan(-20.5);
  });

  it('[SHOCK-1] holds for whatever comes, in pieces of any length, numbers that are none among it', () => {
    const seed = 20_261_122;
    const { random } = fakePorts({ seed });
    for (let round = 0; round < 40; round += 1) {
      const parts = Array.from({ length: 12 }, () => {
        const lengthMs = 1 + Math.floor(random() * 60);
        const levelDb = -60 + random() * 60;
        return random() < 0.5
          ? tone(50 + random() * 8_000, levelDb, lengthMs)
          : Float32Array.from({ length: ms(lengthMs) }, () => (random() * 2 - 1) * db(levelDb) * 1.7);
      });
      const input = joined(...parts);
      input[Math.floor(random() * input.length)] = Number.NaN;
      const output = limited(input, 1 + Math.floor(random() * 500));
      expect(output.every(Number.isFinite), `seed ${seed}, round ${round}`).toBe(true);
      expect(loudestOf(output), `seed ${seed}, round ${round}`).toBeLessThan(-12.5);
    }
  });
});
