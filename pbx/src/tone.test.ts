import { describe, expect, it } from 'vitest';
import {
  analyse,
  firstHeardAtMs,
  goertzelPower,
  lastWindow,
  longestGapMs,
  makeTone,
  meanSquare,
  toDb,
  type Pcm,
} from './tone.ts';

const tone = (frequencyHz: number, levelDb: number, durationMs = 1000): Pcm =>
  makeTone({ frequencyHz, durationMs, sampleRateHz: 8000, levelDb });

/** Sums two sounds. */
function mix(a: Pcm, b: Pcm): Pcm {
  return { samples: a.samples.map((sample, n) => sample + (b.samples[n] ?? 0)), sampleRateHz: a.sampleRateHz };
}

/** Repeatable white noise with a peak of `levelDb`. */
function noise(levelDb: number, durationMs: number): Pcm {
  let seed = 12_345;
  const peak = 32_767 * 10 ** (levelDb / 20);
  const samples = Int16Array.from({ length: durationMs * 8 }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.round(peak * (seed / 1_073_741_824 - 1));
  });
  return { samples, sampleRateHz: 8000 };
}

describe('levels', () => {
  it('calls a full-scale sine 0 dBFS and half of it -6 dBFS', () => {
    expect(toDb(meanSquare(tone(1000, 0)))).toBeCloseTo(0, 1);
    expect(toDb(meanSquare(tone(1000, -6)))).toBeCloseTo(-6, 1);
  });

  it('finds the power at the frequency and not beside it', () => {
    expect(toDb(goertzelPower(tone(440, -12), 440))).toBeCloseTo(-12, 1);
    expect(toDb(goertzelPower(tone(440, -12), 460))).toBeLessThan(-50);
  });

  it('has a floor for silence', () => {
    expect(toDb(0)).toBe(-120);
    expect(analyse({ samples: new Int16Array(800), sampleRateHz: 8000 })).toMatchObject({
      totalDb: -120,
      toneRatio: 0,
      durationMs: 100,
    });
    expect(analyse({ samples: new Int16Array(0), sampleRateHz: 8000 }).durationMs).toBe(0);
  });
});

describe('analyse', () => {
  it.each([
    [350, -12, 1000],
    [440.3, -20, 500],
    [1004, -3, 250],
    [2730, -40, 3000],
  ])('finds %d Hz at %d dBFS in %d ms', (frequencyHz, levelDb, durationMs) => {
    const heard = analyse(tone(frequencyHz, levelDb, durationMs));
    expect(Math.abs(heard.frequencyHz - frequencyHz)).toBeLessThan(0.5);
    expect(heard.levelDb).toBeCloseTo(levelDb, 0);
    expect(heard.toneRatio).toBeGreaterThan(0.98);
  });

  it('takes the louder of two tones and says that it is not alone', () => {
    const heard = analyse(mix(tone(440, -10), tone(1200, -13)));
    expect(heard.frequencyHz).toBeCloseTo(440, 0);
    expect(heard.levelDb).toBeCloseTo(-10, 0);
    expect(heard.toneRatio).toBeCloseTo(0.67, 1);
  });

  it('finds no tone in noise', () => {
    expect(analyse(noise(-10, 1000)).toneRatio).toBeLessThan(0.05);
  });

  it('finds a tone under noise', () => {
    expect(analyse(mix(tone(700, -20), noise(-20, 1000))).frequencyHz).toBeCloseTo(700, 0);
  });
});

describe('lastWindow', () => {
  it('takes the end of a recording, or all of a shorter one', () => {
    const pcm = tone(440, -6, 300);
    expect(lastWindow(pcm, 100).samples).toEqual(pcm.samples.subarray(1600));
    expect(lastWindow(pcm, 1000).samples).toHaveLength(2400);
  });
});

describe('firstHeardAtMs', () => {
  it('finds when a tone began, and that another one never did', () => {
    const [before, after] = [tone(620, -12, 500), tone(950, -12, 400)];
    const pcm = {
      samples: Int16Array.from([...before.samples, ...after.samples]),
      sampleRateHz: before.sampleRateHz,
    };
    expect([firstHeardAtMs(pcm, 620), firstHeardAtMs(pcm, 950), firstHeardAtMs(pcm, 440)]).toEqual([0, 500, null]);
  });
});

describe('longestGapMs', () => {
  it('measures a silence within a tone and at its end, not the one before it', () => {
    const parts = [tone(620, -90, 700), tone(620, -12, 500), tone(950, -12, 240), tone(620, -12, 300)];
    const join = (pieces: Pcm[]): Pcm => ({
      samples: Int16Array.from(pieces.flatMap(({ samples }) => [...samples])),
      sampleRateHz: 8000,
    });
    expect(longestGapMs(join(parts), 620)).toBe(240);
    expect(longestGapMs(join([...parts, tone(620, -90, 400)]), 620)).toBe(400);
    expect(longestGapMs(join(parts), 440)).toBe(1740);
  });
});
