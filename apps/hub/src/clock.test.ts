import { describe, expect, it } from 'vitest';
import { createCalendar, shiftWorkday } from './clock.ts';

describe('the calendar', () => {
  const calendar = createCalendar('Asia/Shanghai');
  it('[FACT-5] a moment belongs to the day of the centre’s own zone', () => {
    expect(calendar.workdayOf(Date.UTC(2026, 10, 20, 15, 59, 59, 999))).toBe('2026-11-20');
    expect(calendar.workdayOf(Date.UTC(2026, 10, 20, 16))).toBe('2026-11-21');
  });

  it('finds the next midnight, also on a day of 23 or 25 hours', () => {
    expect(calendar.nextMidnight(Date.UTC(2026, 10, 20, 2))).toBe(Date.UTC(2026, 10, 20, 16));
    const berlin = createCalendar('Europe/Berlin');
    expect(berlin.nextMidnight(Date.UTC(2026, 2, 28, 23))).toBe(Date.UTC(2026, 2, 29, 22));
    expect(berlin.nextMidnight(Date.UTC(2026, 9, 24, 22))).toBe(Date.UTC(2026, 9, 25, 23));
  });

  it('finds where the day began, also on a day of 23 or 25 hours', () => {
    expect(calendar.midnightBefore(Date.UTC(2026, 10, 20, 2))).toBe(Date.UTC(2026, 10, 19, 16));
    expect(calendar.midnightBefore(Date.UTC(2026, 10, 19, 16))).toBe(Date.UTC(2026, 10, 19, 16));
    const berlin = createCalendar('Europe/Berlin');
    expect(berlin.midnightBefore(Date.UTC(2026, 2, 29, 21))).toBe(Date.UTC(2026, 2, 28, 23));
    expect(berlin.midnightBefore(Date.UTC(2026, 9, 25, 22))).toBe(Date.UTC(2026, 9, 24, 22));
  });

  it('[ANN-21] knows when the clock on the wall shows a time, also where summer time begins or ends', () => {
    expect(calendar.momentOf('2026-11-21', '08:30')).toBe(Date.UTC(2026, 10, 21, 0, 30));
    const berlin = createCalendar('Europe/Berlin');
    expect(berlin.momentOf('2026-03-28', '08:30')).toBe(Date.UTC(2026, 2, 28, 7, 30));
    expect(berlin.momentOf('2026-03-29', '08:30')).toBe(Date.UTC(2026, 2, 29, 6, 30));
    // 02:30 does not come: an hour later, at 03:30 by the new time.
    expect(berlin.momentOf('2026-03-29', '02:30')).toBe(Date.UTC(2026, 2, 29, 1, 30));
    // 02:30 comes twice: the first, still summer time.
    expect(berlin.momentOf('2026-10-25', '02:30')).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(berlin.momentOf('2026-10-25', '08:30')).toBe(Date.UTC(2026, 9, 25, 7, 30));
    const newYork = createCalendar('America/New_York');
    expect(newYork.momentOf('2026-03-08', '02:30')).toBe(Date.UTC(2026, 2, 8, 7, 30));
    expect(newYork.momentOf('2026-11-01', '01:30')).toBe(Date.UTC(2026, 10, 1, 5, 30));
  });

  it('counts days by date', () => {
    expect(shiftWorkday('2026-03-01', -1)).toBe('2026-02-28');
    expect(calendar.workdaysUntil(Date.UTC(2026, 10, 20, 2), 3)).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
  });
});
