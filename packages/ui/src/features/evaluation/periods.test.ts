import { describe, expect, it } from 'vitest';
import { periodChoices, periodOf } from './periods.ts';

describe('the periods that can be asked for', () => {
  it('[EVAL-1] are months back over a year’s end, the one that runs first', () => {
    const months = periodChoices('month', '2027-01-31');
    expect(months).toHaveLength(13);
    expect(months.slice(0, 3)).toEqual([
      { workday: '2027-01-01', year: 2027, number: 1 },
      { workday: '2026-12-01', year: 2026, number: 12 },
      { workday: '2026-11-01', year: 2026, number: 11 },
    ]);
    expect(months.at(-1)).toEqual({ workday: '2026-01-01', year: 2026, number: 1 });
  });
  it('[EVAL-1] are quarters and years of the calendar', () => {
    expect(periodChoices('quarter', '2026-11-22').slice(0, 2)).toEqual([
      { workday: '2026-10-01', year: 2026, number: 4 },
      { workday: '2026-07-01', year: 2026, number: 3 },
    ]);
    expect(periodChoices('year', '2026-12-31').map(({ workday }) => workday)).toEqual([
      ...['2026-01-01', '2025-01-01', '2024-01-01'],
    ]);
    expect(periodOf('quarter', '2026-07-01')).toEqual({ workday: '2026-07-01', year: 2026, number: 3 });
  });
});
