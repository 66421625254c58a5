import type { RankingPeriod } from '@hearthline/protocol';
import { shiftWorkday } from '../clock.ts';

/** The first and the last workday of the period a workday belongs to. Pure, in dates. [RANK-10] */
export function spanOf(workday: string, period: RankingPeriod): { readonly from: string; readonly to: string } {
  const [year = 0, month = 1] = workday.split('-').map(Number);
  const months = (first: number, count: number) => ({
    from: dateOf(year, first),
    to: shiftWorkday(dateOf(year, first + count), -1),
  });
  switch (period) {
    case 'day':
      return { from: workday, to: workday };
    case 'week': {
      // Sunday is 0; a week begins on Monday.
      const sinceMonday = (new Date(`${workday}T00:00:00Z`).getUTCDay() + 6) % 7;
      const from = shiftWorkday(workday, -sinceMonday);
      return { from, to: shiftWorkday(from, 6) };
    }
    case 'month':
      return months(month, 1);
    case 'quarter':
      return months(month - ((month - 1) % 3), 3);
    case 'year':
      return months(1, 12);
  }
}

/** The first day of a month; the thirteenth is the next January. */
const dateOf = (year: number, month: number): string =>
  new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
