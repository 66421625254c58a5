import { readFile } from 'node:fs/promises';
import { decodeWav } from '@hearthline/pbx';
import { beforeAll, describe, expect, it } from 'vitest';
import { RATE_HZ, stoi, understood, type Sound } from './intelligibility.ts';

const prompt = new URL('../../../pbx/prompts/en/interrupted.wav', import.meta.url);
let speech: Sound;
beforeAll(async () => {
  speech = Float64Array.from(decodeWav(await readFile(prompt)).samples, (sample) => sample / 32_768);
});

/** A made-up noise that is the same each time. */
function noise(length: number): Sound {
  let state = 1;
  return Float64Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  });
}

/** Each 20 ms is silent with this share. */
const lossy = (sound: Sound, ratio: number): Sound => {
  const dice = noise(sound.length).map((value) => value + 0.5);
  return sound.map((value, n) => ((dice[Math.floor(n / 160)] ?? 1) < ratio ? 0 : value));
};

describe('how much is understood', () => {
  it('is all of the sound itself, however loud, and little of a noise', () => {
    expect(stoi(speech, speech)).toBeCloseTo(1, 3);
    expect(
      stoi(
        speech,
        speech.map((value) => value / 8),
      ),
    ).toBeCloseTo(1, 3);
    expect(stoi(speech, noise(speech.length))).toBeLessThan(0.4);
  });

  it('is less, the more is lost', () => {
    const scores = [0, 0.05, 0.1, 0.2, 0.4].map((ratio) => stoi(speech, lossy(speech, ratio)));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
  });

  it('does not ask when a recording of the loop began, or whether it slipped a little', () => {
    const from = Math.round(1.3 * RATE_HZ);
    const round = Float64Array.from({ length: 8 * RATE_HZ }, (_, n) => speech[(n + from) % speech.length] ?? 0);
    const slipped = Float64Array.from({ length: 8 * RATE_HZ }, (_, n) => round[n < 4 * RATE_HZ ? n : n - 400] ?? 0);
    expect(understood(speech, round)).toBeGreaterThan(0.99);
    expect(understood(speech, slipped)).toBeGreaterThan(0.95);
  });
});
