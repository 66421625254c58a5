import { describe, expect, it } from 'vitest';
import { shiftWorkday } from '../clock.ts';
import { reached } from './reached.ts';
import { badgeRules } from './rules.ts';

const FIRST = '2026-11-02';
/** From a Monday on, one a day. */
const daysOf = (calls: readonly number[], points: readonly number[] = []) =>
  calls.map((callCount, index) => ({
    ...{ workday: shiftWorkday(FIRST, index), callCount, points: points[index] ?? 0, signedInAt: index },
  }));
const tenDays = Array.from({ length: 10 }, () => 5);
const on = (index: number): string => shiftWorkday(FIRST, index);
const found = (...[days, today]: Parameters<typeof reached>) =>
  reached(days, today).map(({ badgeId, occasion, reason }) => [
    badgeId,
    occasion,
    reason.kind === 'record' ? reason.value : null,
  ]);

describe('badges that are reached', () => {
  it('[BADGE-4] a workday with more calls than each before, after ten that count', () => {
    expect(found(daysOf([...tenDays, 6]), on(11))).toEqual([['best-day-calls', on(10), 6]]);
    expect(found(daysOf([...tenDays, 5]), on(11))).toEqual([]);
    expect(found(daysOf([...tenDays.slice(1), 6]), on(10))).toEqual([]);
    // A day without any counts nothing.
    expect(found(daysOf([0, ...tenDays.slice(1), 6]), on(11))).toEqual([]);
  });

  it('[BADGE-4] the day that is not over has no record yet', () => {
    expect(found(daysOf([...tenDays, 6]), on(10))).toEqual([]);
  });

  it('[BADGE-4] points, weeks and months alike, against her own past alone', () => {
    expect(found(daysOf([], []), on(11))).toEqual([]);
    const points = daysOf([...tenDays, 5], [...tenDays, 9]);
    expect(found(points, on(11))).toEqual([['best-day-points', on(10), 9]]);
    const weeks = daysOf(Array.from({ length: 35 }, (_, index) => (index < 28 ? 5 : 5 + (index % 7 === 6 ? 1 : 0))));
    expect(found(weeks, on(35))).toEqual([
      ['best-day-calls', on(34), 6],
      ['best-week-calls', on(28), 36],
    ]);
    const months = ['2026-09-30', '2026-10-31', '2026-11-30'].map((workday, index) => ({
      ...{ workday, callCount: 3 + index, points: 0, signedInAt: null },
    }));
    expect(found(months, '2026-12-01')).toEqual([['best-month-calls', '2026-11-01', 5]]);
  });

  it('[BADGE-5] only what ended within seven days, and the same days give the same', () => {
    const days = daysOf([...tenDays, 6]);
    expect(found(days, on(17))).toHaveLength(1);
    expect(found(days, on(18))).toEqual([]);
    expect(reached(days, on(12))).toEqual(reached(days, on(11)));
  });

  it.each([
    ['2024-11-22', '2026-11-21', 1],
    ['2024-11-22', '2026-11-22', 2],
    ['2025-12-31', '2026-12-30', null],
    ['2024-02-29', '2025-02-28', null],
    ['2024-02-29', '2025-03-01', 1],
  ])('[BADGE-3] a first shift on %s is on %s so many full years ago: %s', (joined, today, years) => {
    const begun = [{ workday: joined, callCount: 0, points: 0, signedInAt: 1 }];
    expect(reached(begun, today).map(({ reason }) => reason)).toEqual(
      years === null ? [] : [{ kind: 'membership', years }],
    );
  });

  it('[BADGE-3] points alone, a word of thanks before her first shift, are no beginning', () => {
    expect(reached([{ workday: '2020-01-01', callCount: 0, points: 2, signedInAt: null }], on(0))).toEqual([]);
  });

  it('[BADGE-8] every badge has words in both languages, and an id of its own', () => {
    for (const text of badgeRules.flatMap(({ title, explanation }) => [title, explanation])) {
      expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/[a-z]/);
    }
    expect(new Set(badgeRules.map(({ badgeId }) => badgeId)).size).toBe(badgeRules.length);
  });
});
