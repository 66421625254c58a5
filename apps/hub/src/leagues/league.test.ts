import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsOf, formLeagues, leagueFor, SMALLEST_LEAGUE, type Bands } from './league.ts';

const HOUR_MS = 3_600_000;
const bands = (tenure: number, hours: number, line = 0): Bands => ({ tenure, hours, line });
/** So many of each. */
const members = (...groups: readonly (readonly [number, Bands])[]): Map<string, Bands> =>
  new Map(groups.flatMap(([count, one], group) => Array.from({ length: count }, (_, no) => [`p${group}-${no}`, one])));
const sizes = (map: ReadonlyMap<string, Bands>): number[] =>
  formLeagues(map)
    .map(({ ids }) => ids.length)
    .toSorted((a, b) => a - b);

describe('who is compared with whom', () => {
  it.each([
    [{ tenureDays: 0, workedMs: 0, lineLostDays: 0 }, bands(0, 0)],
    [{ tenureDays: 90, workedMs: 40 * HOUR_MS - 1, lineLostDays: 2 }, bands(0, 0)],
    [{ tenureDays: 91, workedMs: 40 * HOUR_MS, lineLostDays: 3 }, bands(1, 1, 1)],
    [{ tenureDays: 365, workedMs: 100 * HOUR_MS - 1, lineLostDays: 28 }, bands(2, 1, 1)],
    [{ tenureDays: 1_095, workedMs: 100 * HOUR_MS, lineLostDays: 0 }, bands(3, 2)],
  ])('[LEAGUE-2] P10 %o are the bands %o', (circumstances, expected) => {
    expect(bandsOf(circumstances)).toEqual(expected);
  });

  it('[LEAGUE-4] P10 those alike are a league, and too few are joined with the nearest', () => {
    expect(sizes(members([7, bands(0, 0)], [6, bands(3, 2)]))).toEqual([6, 7]);
    // One band apart before four.
    const [near, far] = [bands(0, 1), bands(3, 2)];
    const leagues = formLeagues(members([2, bands(0, 0)], [6, near], [6, far]));
    expect(leagues.map(({ ids }) => ids.length).toSorted((a, b) => a - b)).toEqual([6, 8]);
    expect(leagues.find(({ ids }) => ids.length === 8)?.bands).toEqual(expect.arrayContaining([bands(0, 0), near]));
    expect(sizes(members([4, bands(0, 0)]))).toEqual([]);
    expect(sizes(members([1, bands(0, 0)], [1, bands(1, 0)], [1, bands(3, 2, 1)], [2, bands(2, 2)]))).toEqual([5]);
  });

  it('[LEAGUE-8] P10 who is in none is shown the nearest', () => {
    const leagues = formLeagues(members([6, bands(0, 0)], [6, bands(3, 2)]));
    expect(leagueFor(leagues, 'hidden', bands(3, 1))?.bands).toEqual([bands(3, 2)]);
    expect(leagueFor(leagues, 'p0-1', bands(3, 2))?.bands).toEqual([bands(0, 0)]);
    expect(leagueFor([], 'hidden', bands(3, 1))).toBeUndefined();
  });

  it('[LEAGUE-4] P10 of any people: each in one league, none of fewer than five, the same in whatever order they come', () => {
    const anyBands = fc.record({ tenure: fc.nat(3), hours: fc.nat(2), line: fc.nat(1) });
    fc.assert(
      fc.property(fc.array(anyBands, { maxLength: 80 }), (all) => {
        const people = all.map((one, no): [string, Bands] => [`p${no}`, one]);
        const leagues = formLeagues(new Map(people));
        const inOrder = (of: typeof leagues) => of.map(({ ids }) => ids.join(' ')).toSorted();
        expect(inOrder(formLeagues(new Map(people.toReversed())))).toEqual(inOrder(leagues));
        const isEnough = all.length >= SMALLEST_LEAGUE;
        expect(leagues.length > 0).toBe(isEnough);
        for (const { ids } of leagues) expect(ids.length).toBeGreaterThanOrEqual(SMALLEST_LEAGUE);
        const everybody = isEnough ? people : [];
        expect(leagues.flatMap(({ ids }) => ids).toSorted()).toEqual(everybody.map(([id]) => id).toSorted());
        // Those alike stay together.
        for (const [id, one] of everybody)
          expect(leagueFor(leagues, id, one)?.bands).toEqual(expect.arrayContaining([one]));
      }),
    );
  });
});
