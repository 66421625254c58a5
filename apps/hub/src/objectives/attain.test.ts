import type { ObjectiveAim, ObjectiveMeasure } from '@hearthline/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stretch } from '../rests/stretch.ts';
import { attain, zoneOf } from './attain.ts';
import { sumsOf } from './daySums.ts';
import type { DaySums } from './keptObjective.ts';

const HOUR_MS = 3_600_000;
const aim = (measure: ObjectiveMeasure, target: number, more: Partial<ObjectiveAim> = {}): ObjectiveAim => ({
  ...{ measure, target, nearFrom: 80, beyondFrom: 120, weight: 1 },
  ...more,
});
const day = (more: Partial<DaySums> = {}): DaySums => ({
  ...{ calls: 0, points: 0, wrapUps: 0, wrapUpsInTime: 0, starred: 0, stars: 0, answered: 0, settled: 0 },
  ...{ workedMs: 8 * HOUR_MS, excusedMs: 0 },
  ...more,
});
const line = (aims: ObjectiveAim, ...days: DaySums[]) => attain([aims], days).lines[0];

describe('zones', () => {
  it.each([
    [0, 'below'],
    [79, 'below'],
    [80, 'near'],
    [99, 'near'],
    [100, 'met'],
    [119, 'met'],
    [120, 'beyond'],
    [900, 'beyond'],
  ] as const)('[OBJ-3] P3 %d percent is %s', (percent, zone) => {
    expect(zoneOf(percent, { nearFrom: 80, beyondFrom: 120 })).toBe(zone);
  });

  it('[OBJ-3] P3 a percent is rounded down: one call short of all is not all', () => {
    expect(line(aim('calls', 300), day({ calls: 299 }))).toMatchObject({ percent: 99, zone: 'near' });
    expect(line(aim('calls', 300), day({ calls: 300 }))).toMatchObject({ percent: 100, zone: 'met' });
    expect(line(aim('satisfaction', 4.5), day({ starred: 2, stars: 9 }))).toMatchObject({ value: 4.5, percent: 100 });
    expect(line(aim('points', 10), day({ points: -4 }))).toMatchObject({ value: -4, percent: 0, zone: 'below' });
  });
});

describe('what is asked', () => {
  it('[OBJ-5] P3 grows with days of work; a day off asks nothing, and what came on it counts', () => {
    const off = day({ workedMs: 0, points: 7 });
    expect(line(aim('points', 100), day({ points: 80 }), off)).toMatchObject({ target: 100, value: 87, percent: 87 });
    expect(attain([aim('points', 100)], [day(), off, day()])).toMatchObject({ dayCount: 2 });
    expect(line(aim('calls', 40), off)).toMatchObject({ target: 0, percent: null, zone: null });
    expect(attain([aim('calls', 40)], [])).toMatchObject({ attainment: null, zone: null, dayCount: 0 });
  });

  it('[OBJ-6] P3 shrinks by the share of excused time, to nothing', () => {
    const cut = (hours: number) => day({ calls: 30, excusedMs: hours * HOUR_MS });
    expect(line(aim('calls', 40), cut(2))).toMatchObject({ target: 30, percent: 100, zone: 'met' });
    expect(line(aim('calls', 40), cut(8))).toMatchObject({ target: 0, percent: null });
    expect(line(aim('calls', 40), cut(9))).toMatchObject({ target: 0, percent: null });
    expect(attain([aim('calls', 40)], [cut(2), cut(1)]).excusedMs).toBe(3 * HOUR_MS);
  });

  it('[OBJ-6] P3 excused time never costs: more of it never lowers a percent', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(8 * HOUR_MS),
        fc.nat(8 * HOUR_MS),
        (calls, target, one, other) => {
          const [less, more] = [Math.min(one, other), Math.max(one, other)];
          const percent = (excusedMs: number) => line(aim('calls', target), day({ calls, excusedMs }))?.percent ?? null;
          const [before, after] = [percent(less), percent(more)];
          // Once there is nothing asked for, there is nothing later either.
          expect(before === null ? after : null).toBeNull();
          expect(after ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(before ?? 0);
        },
      ),
    );
  });

  it('[OBJ-6] P3 shares and averages are of what there was, over all days', () => {
    const days = [day({ wrapUps: 1, wrapUpsInTime: 0 }), day({ wrapUps: 3, wrapUpsInTime: 3, excusedMs: 8 * HOUR_MS })];
    expect(line(aim('wrapUp', 75), ...days)).toMatchObject({ target: 75, value: 75, percent: 100 });
    expect(line(aim('firstContact', 80), day({ answered: 5, settled: 3 }))).toMatchObject({ value: 60, percent: 75 });
  });
});

describe('the whole', () => {
  it('[OBJ-4] P3 is weighted, and what is beyond a threshold adds nothing', () => {
    const calls = aim('calls', 10, { weight: 3 });
    const points = aim('points', 10, { weight: 1 });
    expect(attain([calls, points], [day({ calls: 10, points: 5 })]).attainment).toBe(87);
    expect(attain([calls, points], [day({ calls: 5, points: 1_000 })])).toMatchObject({
      attainment: 67,
      zone: 'below',
    });
    expect(attain([calls, points], [day({ calls: 100, points: 100 })])).toMatchObject({
      attainment: 120,
      zone: 'beyond',
    });
  });

  it('[OBJ-4] P3 leaves out what could not be measured', () => {
    const stars = aim('satisfaction', 5, { weight: 50 });
    const both = attain([aim('calls', 10), stars], [day({ calls: 10 })]);
    expect(both).toMatchObject({ attainment: 100, zone: 'met' });
    expect(both.lines[1]).toMatchObject({ value: null, percent: null, zone: null });
    expect(attain([stars], [day()])).toMatchObject({ attainment: null, zone: null });
  });

  it('[OBJ-4] P3 lies between the least and the most of its lines', () => {
    const any = fc.record({ value: fc.nat(30), weight: fc.integer({ min: 1, max: 100 }) });
    fc.assert(
      fc.property(any, any, (one, other) => {
        const aims = [aim('calls', 10, { weight: one.weight }), aim('points', 10, { weight: other.weight })];
        const { attainment, lines } = attain(aims, [day({ calls: one.value, points: other.value })]);
        const percents = lines.map(({ percent }) => Math.min(120, percent ?? 0));
        expect(attainment).toBeGreaterThanOrEqual(Math.min(...percents));
        expect(attainment).toBeLessThanOrEqual(Math.max(...percents));
      }),
    );
  });
});

describe('a day as measured', () => {
  const stretch = (state: Stretch['state'], beganAt: number, endedAt: number): Stretch => ({
    ...{ factId: `${state}${beganAt}`, personId: 'p', beganAt, endedAt, state, reason: null },
  });
  const earned = (ruleId: string, points: number, count: number) => ({
    personId: 'p',
    workday: 'd',
    ruleId,
    points,
    count,
  });

  it('[OBJ-1] [OBJ-8] P3 cuts work at its bounds; a wrap-up counts where it ended, with a second forgiven', () => {
    const stretches = [
      stretch('ready', 0, 100_000),
      stretch('wrapUp', 90_000, 120_000),
      stretch('wrapUp', 120_000, 151_000),
      stretch('wrapUp', 151_000, 182_001),
      stretch('wrapUp', 290_000, 310_000),
    ];
    const results = { satisfaction: { count: 3, average: 14 / 3 }, firstContact: { count: 2, settledCount: 1 } };
    const known = {
      stretches,
      earned: [earned('call-answered', 15, 3), earned('correction', -2, 1)],
      results,
      excusedMs: 7,
    };
    expect(sumsOf(known, { from: 50_000, to: 300_000, wrapUpMs: 30_000 })).toEqual({
      ...{ calls: 3, points: 13, wrapUps: 3, wrapUpsInTime: 2, starred: 3, stars: 14, answered: 2, settled: 1 },
      ...{ workedMs: 50_000 + 30_000 + 31_000 + 31_001 + 10_000, excusedMs: 7 },
    });
  });
});
