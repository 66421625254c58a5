import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageOf, gainOf, perHourOf, standingAmong, sumOf } from './improvement.ts';
import type { Work } from './work.ts';

const HOUR_MS = 3_600_000;
const work = (points: number, hours: number): Work => ({ points, workedMs: hours * HOUR_MS });
const others = (...gains: readonly (number | null)[]) =>
  gains.map((gain, no) => ({ key: `p${no}`, name: `P${no}`, gain }));
const me = (gain: number, isHidden = false) => ({ key: 'me', name: 'Me', gain, isHidden });

describe('being better than oneself', () => {
  it('[LEAGUE-5] P10 is points an hour worked against her own average, in whole percent', () => {
    const before = sumOf([work(30, 10), work(0, 0), work(50, 6)]);
    expect(before).toEqual(work(80, 16));
    expect(gainOf(work(60, 10), before)).toBe(20);
    expect(gainOf(work(20, 5), before)).toBe(-20);
    expect(gainOf(work(50, 10), before)).toBe(0);
    // Twice the hours at the same pace is no gain, half of them no loss.
    expect([gainOf(work(100, 20), before), gainOf(work(10, 2), before)]).toEqual([0, 0]);
    // From nothing to something is not without end.
    expect(gainOf(work(20, 10), work(0, 10))).toBe(200);
    expect(Object.is(gainOf(work(-1, 1_000), work(0, 10)), 0)).toBe(true);
  });

  it('[LEAGUE-6] P10 needs eight hours before and two now', () => {
    expect([averageOf(work(80, 7.9)), averageOf(work(80, 8))]).toEqual([null, 10]);
    expect([gainOf(work(80, 8), work(80, 7.9)), gainOf(work(80, 1.9), work(80, 8))]).toEqual([null, null]);
    expect([perHourOf(work(8, 1.9)), perHourOf(work(10, 3))]).toEqual([null, 3.3]);
  });

  it('[LEAGUE-7] P10 names the five best of the upper half, and of herself her place or none', () => {
    const names = standingAmong(me(7), others(50, 40, 40, 30, 20, 10, 5, 1, 0, -5, -60, null, null));
    expect(names).toEqual({
      ...{ kind: 'league', memberCount: 14, gain: 7, place: null },
      best: [
        { key: 'p0', name: 'P0', gain: 50, place: 1 },
        { key: 'p1', name: 'P1', gain: 40, place: 2 },
        { key: 'p2', name: 'P2', gain: 40, place: 2 },
        { key: 'p3', name: 'P3', gain: 30, place: 4 },
        { key: 'p4', name: 'P4', gain: 20, place: 5 },
      ],
    });
    expect(standingAmong(me(45), others(50, 40, 30, 20))).toMatchObject({ place: 2, best: { length: 3 } });
    expect(standingAmong(me(0), others(-1, -2, -3, -4))).toMatchObject({ place: null, best: [] });
  });

  it('[LEAGUE-8] P10 who hides sees the place she would have, and is in no row', () => {
    expect(standingAmong(me(45, true), others(50, 40, 30, 20))).toEqual({
      ...{ kind: 'league', memberCount: 4, gain: 45, place: 2 },
      best: [
        { key: 'p0', name: 'P0', gain: 50, place: 1 },
        { key: 'p1', name: 'P1', gain: 40, place: 2 },
      ],
    });
  });

  it('[LEAGUE-7] P10 of any gains: nobody without one is named, nor anybody of the lower half', () => {
    const anyGain = fc.option(fc.integer({ min: -100, max: 300 }));
    fc.assert(
      fc.property(
        fc.array(anyGain, { minLength: 4, maxLength: 60 }),
        fc.integer({ min: -100, max: 300 }),
        (gains, mine) => {
          const told = standingAmong(me(mine), others(...gains));
          if (told.kind !== 'league') throw new Error(told.kind);
          const all = [...gains.filter((one) => one !== null), mine];
          for (const { gain, place } of told.best) {
            expect(gain).toBeGreaterThan(0);
            expect(place).toBe(all.filter((one) => one > gain).length + 1);
            expect(place).toBeLessThanOrEqual(Math.ceil(all.length / 2));
          }
          expect(told.place === null || mine > 0).toBe(true);
        },
      ),
    );
  });
});
