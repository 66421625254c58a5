import type { Feast } from '@hearthline/protocol';
import type { Holiday } from './holiday.ts';

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** [CARE-2] Whether a day without a year is kept on this workday. */
export function isKept(monthDay: string, workday: string): boolean {
  const kept = monthDay === '02-29' && !isLeap(Number(workday.slice(0, 4))) ? '03-01' : monthDay;
  return workday.slice(5) === kept;
}

/** [CARE-2] Full years since the first shift, where this is the day of it; null: it is not. */
export function yearsOn(firstShift: string, workday: string): number | null {
  const years = Number(workday.slice(0, 4)) - Number(firstShift.slice(0, 4));
  return years > 0 && isKept(firstShift.slice(5), workday) ? years : null;
}

/** [CARE-5] */
export const holidaysOn = (holidays: readonly Holiday[], workday: string): Feast[] =>
  holidays
    .filter(({ on }) => on === workday || (on.length === 'mm-dd'.length && isKept(on, workday)))
    .map(({ title }) => ({ kind: 'holiday', title }));
