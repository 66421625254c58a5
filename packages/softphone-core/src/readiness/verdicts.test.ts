import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplesOf } from '../audio/tones.ts';
import { ECHO_PROBE } from './checks/echo.ts';
import { findProbe, frameLevelsDb, levelDbOf, meanDb, quantile, thinned } from './sound.ts';
import { type Heard, judgeEcho, judgeHeadset, judgeLine, judgeMicrophone, judgePower, judgeRoom } from './verdicts.ts';

const short = ({ verdict, reason }: { verdict: string; reason: string }): string => `${verdict} ${reason}`;

describe('verdicts', () => {
  it('[READY-10] power: battery is amber, a PC that does not tell is green', () => {
    expect((['mains', 'battery', 'unknown'] as const).map((source) => short(judgePower(source)))).toEqual([
      'green power.mains',
      'amber power.battery',
      'green power.untold',
    ]);
  });

  it('[READY-15] headset: none, gone, not chosen, there', () => {
    const devices = [{ id: 'usb' }];
    const judged = (microphones: { id: string }[], chosen: string | null): string =>
      short(judgeHeadset({ microphones, speakers: devices, chosen: { microphone: chosen, speaker: chosen } }));
    expect([judged([], 'usb'), judged(devices, 'other'), judged(devices, null), judged(devices, 'usb')]).toEqual([
      'red headset.none',
      'red headset.gone',
      'amber headset.notChosen',
      'green headset.there',
    ]);
  });

  it('[READY-21] room: a figure at its bound is no trouble', () => {
    expect([-60, -50, -49, -38, -37].map((db) => judgeRoom(db).verdict)).toEqual([
      'green',
      'green',
      'amber',
      'amber',
      'red',
    ]);
  });

  it('[READY-31] [READY-32] microphone: each fault by its name', () => {
    const fine: Heard = {
      ...{ isMuted: false, isConstant: false, loudestDb: -12, hasSpoken: true, speechDb: -20, clippedRatio: 0 },
    };
    const judged = (change: Partial<Heard>): string => short(judgeMicrophone({ ...fine, ...change }));
    expect([
      judged({}),
      judged({ isMuted: true }),
      judged({ isConstant: true }),
      judged({ loudestDb: -80, hasSpoken: false }),
      judged({ hasSpoken: false }),
      judged({ speechDb: -37 }),
      judged({ clippedRatio: 0.01 }),
    ]).toEqual([
      'green microphone.clear',
      'red microphone.muted',
      'red microphone.silent',
      'red microphone.muted',
      'red microphone.notHeard',
      'amber microphone.quiet',
      'amber microphone.clipping',
    ]);
  });

  it('[READY-52] line: the first figure with the worst verdict is the reason', () => {
    const good = { mos: 4.2, lossRatio: 0, jitterMs: 4, roundTripMs: 40 };
    expect(short(judgeLine(good))).toBe('green line.good');
    expect(short(judgeLine({ ...good, roundTripMs: null }))).toBe('green line.good');
    expect(short(judgeLine({ ...good, lossRatio: 0.02, jitterMs: 70 }))).toBe('red line.jitter');
    expect(short(judgeLine({ ...good, lossRatio: 0.02, jitterMs: 40 }))).toBe('amber line.loss');
    expect(short(judgeLine({ ...good, mos: 3 }))).toBe('amber line.weak');
    expect(short(judgeLine({ ...good, roundTripMs: 700 }))).toBe('red line.delay');
  });

  it('[READY-52] a worse line never gets a better verdict', () => {
    const rank = { green: 0, amber: 1, red: 2 } as const;
    const line = fc.record({
      mos: fc.double({ min: 1, max: 4.5, noNaN: true }),
      lossRatio: fc.double({ min: 0, max: 1, noNaN: true }),
      jitterMs: fc.double({ min: 0, max: 500, noNaN: true }),
      roundTripMs: fc.double({ min: 0, max: 2_000, noNaN: true }),
    });
    fc.assert(
      fc.property(line, line, (one, more) => {
        const worse = {
          mos: Math.min(one.mos, more.mos),
          lossRatio: Math.max(one.lossRatio, more.lossRatio),
          jitterMs: Math.max(one.jitterMs, more.jitterMs),
          roundTripMs: Math.max(one.roundTripMs, more.roundTripMs),
        };
        expect(rank[judgeLine(worse).verdict]).toBeGreaterThanOrEqual(rank[judgeLine(one).verdict]);
      }),
    );
  });
});

/** Even noise that is the same at each run, -1…1 times `amplitude`. */
function noise(length: number, amplitude: number): Float32Array {
  let state = 7;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return amplitude * ((2 * state) / 2 ** 32 - 1);
  });
}

describe('sound', () => {
  it('levels are dBFS, and the quietest fifth is the room though somebody coughs', () => {
    expect(levelDbOf(new Float32Array(100))).toBe(-120);
    expect(levelDbOf(new Float32Array(100).fill(0.1))).toBeCloseTo(-20, 5);
    const room = noise(8_000, 0.001);
    room.set(noise(3_000, 0.9), 2_000);
    expect(quantile(frameLevelsDb(room, 8_000), 0.2)).toBeCloseTo(-64.8, 0);
    expect(meanDb([-20, -20])).toBeCloseTo(-20, 5);
  });

  it('[READY-40] finds the probe at any delay under noise ten times its power, and not where it is not', () => {
    const probe = thinned(samplesOf(ECHO_PROBE, 48_000), 6);
    for (const delay of [0, 700, 2_700]) {
      const heard = noise(4_800, 0.01);
      for (const [at, sample] of probe.entries()) heard[delay + at] = (heard[delay + at] ?? 0) + 0.01 * sample;
      const found = findProbe(heard, probe);
      expect(found.likeness).toBeGreaterThan(0.25);
      expect(found.gain).toBeCloseTo(0.01, 2);
      expect(judgeEcho({ ...found, levelDb: levelDbOf(probe) - 40 }).reason).toBe('echo.some');
    }
    expect(findProbe(noise(4_800, 0.2), probe).likeness).toBeLessThan(0.15);
    const hum = Float32Array.from({ length: 4_800 }, (_, at) => 0.2 * Math.sin((2 * Math.PI * 900 * at) / 8_000));
    expect(judgeEcho({ ...findProbe(new Float32Array(4_800), probe), levelDb: 0 }).reason).toBe('echo.none');
    // One tone alone, as of a kettle, is a part of the probe at most.
    expect(findProbe(hum, probe).likeness).toBeLessThan(0.5);
  });
});
