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

/** The calendar of China as the ICU of Node knows it; a leap month is `6bis`, which is no month of ours. */
const moonFormat = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
function moonDayOf(workday: string): string {
  const parts = moonFormat.formatToParts(new Date(`${workday}T12:00:00Z`));
  const part = (type: 'month' | 'day'): string =>
    (parts.find((one) => one.type === type)?.value ?? '').padStart(2, '0');
  return `moon ${part('month')}-${part('day')}`;
}

/** [CARE-5] */
export function holidaysOn(holidays: readonly Holiday[], workday: string): Feast[] {
  const moonDay = moonDayOf(workday);
  return holidays
    .filter(({ on }) => on === moonDay || on === workday || (on.length === 'mm-dd'.length && isKept(on, workday)))
    .map(({ title }) => ({ kind: 'holiday', title }));
}
