import { describe, expect, it } from 'vitest';
import { hubConfig } from '../config.ts';
import { defaultHolidays } from './defaultHolidays.ts';
import { holidaysOn, isKept, yearsOn } from './feasts.ts';

describe('days to keep', () => {
  it('[CARE-2] V4 a birthday on its day; the 29th of February on the 1st of March of other years', () => {
    expect(isKept('11-21', '2026-11-21')).toBe(true);
    expect(isKept('11-21', '2026-11-20')).toBe(false);
    const days = ['2027-02-28', '2027-03-01', '2028-02-29', '2028-03-01', '2100-03-01'];
    expect(days.filter((day) => isKept('02-29', day))).toEqual(['2027-03-01', '2028-02-29', '2100-03-01']);
  });

  it('[CARE-2] V4 each full year since the first shift, and not the first shift itself', () => {
    expect(yearsOn('2024-11-21', '2026-11-21')).toBe(2);
    expect(yearsOn('2024-11-21', '2026-11-22')).toBeNull();
    expect(yearsOn('2026-11-21', '2026-11-21')).toBeNull();
    expect(yearsOn('2024-02-29', '2027-03-01')).toBe(3);
  });

  it('[CARE-5] V4 a holiday of each year, of one, or by the moon, and none in a leap month', () => {
    const title = { 'zh-CN': '节', en: 'day' };
    const own = ['10-01', '2027-02-06', 'moon 06-01'].map((on) => ({ on, title }));
    const days = ['2026-10-01', '2027-02-06', '2028-02-06', '2025-06-25', '2025-07-25'];
    expect(days.map((day) => holidaysOn(own, day).length)).toEqual([1, 1, 0, 1, 0]);
    const names = (day: string) => holidaysOn(defaultHolidays, day).map((one) => 'title' in one && one.title['zh-CN']);
    // As the calendar of China was printed for these years.
    const printed = ['2026-02-17', '2026-03-03', '2026-06-19', '2026-09-25', '2027-02-06', '2027-01-01'];
    expect(printed.flatMap(names)).toEqual(['春节', '元宵节', '端午节', '中秋节', '春节', '元旦']);
    expect(names('2026-11-20')).toEqual([]);
  });

  it('[CARE-5] V4 a date that cannot be is refused when the hub starts', () => {
    const store = { kind: 'sqlite' as const, file: 'x' };
    const title = { 'zh-CN': '节', en: 'day' };
    for (const on of ['13-01', '02-30', 'moon 13-01', 'moon 01-31', 'tomorrow'])
      expect(hubConfig.safeParse({ store, holidays: [{ on, title }] }).success, on).toBe(false);
  });
});
