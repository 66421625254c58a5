import type { ContestMeasure } from '@hearthline/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Earned } from '../store/contestStore.ts';
import { averageOf, outcomeOf, rowsOf, soFarOf, stateOf, sumsOf, type Entrant } from './standing.ts';

const entrant = (personId: string, value: number, more: Partial<Entrant> = {}): Entrant => ({
  ...{ personId, name: personId.toUpperCase(), average: null },
  sums: { value, days: [{ workday: 'd', value }], cutDays: new Set() },
  ...more,
});
const line = (ruleId: string, workday: string, points: number, count: number): Earned => ({
  ...{ personId: 'a', workday, ruleId, points, count },
});
const days = (...values: number[]) => values.map((value, index) => ({ workday: `d${index}`, value }));
const cuts = (...indexes: number[]) => new Set(indexes.map((index) => `d${index}`));

describe('a contest', () => {
  it('[CONTEST-9] [CONTEST-11] P7 comes, runs, is due and is over, or is called off', () => {
    const times = { startsAt: 10, endsAt: 20, calledOff: null };
    const outcome = { contestId: 'c', at: 20, sum: 0, isReached: false, winners: [] };
    expect([9, 10, 19, 20].map((now) => stateOf(times, null, now))).toEqual(['coming', 'running', 'running', 'due']);
    expect(stateOf(times, outcome, 20)).toBe('over');
    const off = { ...times, calledOff: { at: 5, why: '' } };
    expect([5, 25].map((now) => stateOf(off, null, now))).toEqual(['calledOff', 'calledOff']);
    // It ended before it was called off.
    expect(stateOf(off, outcome, 25)).toBe('over');
  });

  it('[CONTEST-2] P7 counts what the ledger holds of its measure, and no points of contests', () => {
    const earned = [
      line('call-answered', 'd1', 15, 3),
      line('call-answered', 'd2', 5, 1),
      line('satisfied-caller', 'd2', 2, 2),
      line('first-contact', 'd3', 1, 1),
      line('contest', 'd3', 5, 1),
      line('correction', 'd3', -4, 1),
    ];
    const value = (measure: ContestMeasure) => sumsOf(measure, earned, new Set()).value;
    expect([value('calls'), value('points'), value('satisfied'), value('settled')]).toEqual([4, 19, 2, 1]);
    expect(sumsOf('points', earned, new Set()).days).toEqual([
      { workday: 'd1', value: 15 },
      { workday: 'd2', value: 7 },
    ]);
  });
});

describe('against her own average', () => {
  it('[CONTEST-6] P7 is the mean of five days of work or more', () => {
    expect(averageOf({ days: days(1, 2, 3, 4) })).toBeNull();
    expect(averageOf({ days: days(1, 2, 3, 4, 5) })).toBe(3);
  });

  it('[CONTEST-6] P7 a day with an excused cut counts only where it lifts her mean', () => {
    expect(soFarOf({ days: [], cutDays: cuts() })).toBeNull();
    expect(soFarOf({ days: days(10, 2), cutDays: cuts(1) })).toBe(10);
    expect(soFarOf({ days: days(10, 20), cutDays: cuts(1) })).toBe(15);
    expect(soFarOf({ days: days(4, 6), cutDays: cuts(0, 1) })).toBe(5);
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 10 }), fc.array(fc.nat(9)), (values, cut) => {
        const all = days(...values);
        const without = soFarOf({ days: all, cutDays: cuts() }) ?? 0;
        const excused = cuts(...cut);
        if (all.every(({ workday }) => excused.has(workday))) return;
        const whole = all.filter(({ workday }) => !excused.has(workday));
        const mean = whole.reduce((sum, { value }) => sum + value, 0) / whole.length;
        expect(soFarOf({ days: all, cutDays: excused })).toBeGreaterThanOrEqual(Math.min(mean, without) - 1e-9);
        expect(soFarOf({ days: all, cutDays: excused })).toBeGreaterThanOrEqual(mean - 1e-9);
      }),
    );
  });

  it('[CONTEST-9] P7 reached is the percent of it and more; nobody without a day of work', () => {
    const aim = { kind: 'ownAverage', percent: 110 } as const;
    const all = [
      entrant('a', 11, { average: 10 }),
      entrant('b', 10, { average: 10 }),
      entrant('c', 0, { average: 0 }),
      entrant('d', 0, { average: 1, sums: { value: 0, days: [], cutDays: new Set() } }),
    ];
    expect(outcomeOf(aim, all)).toMatchObject({ isReached: true, winners: [{ personId: 'a', value: 11 }] });
  });
});

describe('among each other', () => {
  const aim = { kind: 'eachOther', places: 3 } as const;
  it('[CONTEST-7] [CONTEST-9] P7 the first places win, equals share them, never the lower half, never with nothing', () => {
    const won = (...values: number[]) =>
      outcomeOf(
        aim,
        values.map((value, index) => entrant(`p${index}`, value)),
      ).winners.map(({ personId }) => personId);
    expect(won(9, 8, 7, 6, 5, 4, 3, 2)).toEqual(['p0', 'p1', 'p2']);
    expect(won(9, 9, 9, 9, 1, 1, 1, 1)).toEqual(['p0', 'p1', 'p2', 'p3']);
    expect(won(9, 8, 7)).toEqual(['p0', 'p1']);
    expect(won(0, 0, 0, 0)).toEqual([]);
    expect(won(9, 8)).toEqual([]);
    expect(won()).toEqual([]);
  });

  it('[CONTEST-7] P7 whatever counts, nobody in the lower half has a place or wins', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 3, maxLength: 40 }), (values) => {
        const all = values.map((value, index) => entrant(`p${index}`, value));
        const upper = Math.ceil(values.length / 2);
        for (const row of rowsOf(all)) expect(row.rank ?? 1).toBeLessThanOrEqual(upper);
        for (const { value } of outcomeOf(aim, all).winners)
          expect(values.filter((other) => other > value).length).toBeLessThan(Math.min(3, upper));
      }),
    );
  });
});

describe('together', () => {
  const aim = { kind: 'together', goal: 10 } as const;
  it('[CONTEST-9] P7 a goal that is reached is of all who added to it', () => {
    const all = [entrant('a', 9), entrant('b', 1), entrant('c', 0)];
    expect(outcomeOf(aim, all)).toEqual({
      ...{ sum: 10, isReached: true },
      winners: [
        { personId: 'a', value: 9 },
        { personId: 'b', value: 1 },
      ],
    });
    expect(outcomeOf(aim, all.slice(0, 1))).toEqual({ sum: 9, isReached: false, winners: [] });
    expect(outcomeOf(aim, [])).toEqual({ sum: 0, isReached: false, winners: [] });
  });
});
