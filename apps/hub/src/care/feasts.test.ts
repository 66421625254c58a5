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

  it('[CARE-5] V4 a holiday of each year, or of one', () => {
    const title = { 'zh-CN': '节', en: 'day' };
    const own = ['10-01', '2027-02-06'].map((on) => ({ on, title }));
    const days = ['2026-10-01', '2027-02-06', '2028-02-06', '2026-10-02'];
    expect(days.map((day) => holidaysOn(own, day).length)).toEqual([1, 1, 0, 0]);
    const names = (day: string) => holidaysOn(defaultHolidays, day).map((one) => 'title' in one && one.title['zh-CN']);
    const printed = ['2026-09-25', '2027-01-01', '2027-02-06', '2027-06-09', '2030-02-03', '2031-10-01'];
    expect(printed.flatMap(names)).toEqual(['中秋节', '元旦', '春节', '端午节', '春节', '国庆节', '中秋节']);
    expect(names('2026-11-20')).toEqual([]);
  });

  it('[CARE-5] V4 a date that cannot be is refused when the hub starts', () => {
    const store = { kind: 'sqlite' as const, file: 'x' };
    const title = { 'zh-CN': '节', en: 'day' };
    for (const on of ['13-01', '02-30', '2027-2-6', 'tomorrow'])
      expect(hubConfig.safeParse({ store, holidays: [{ on, title }] }).success, on).toBe(false);
  });
});
