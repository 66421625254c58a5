import { describe, expect, it } from 'vitest';
import { addBytes, type DataLedger, dayOf, EMPTY_LEDGER, forecastBytes, linesIn, monthBytes } from './ledger.ts';

const at = (month: number, day: number): Date => new Date(2026, month - 1, day, 9);
const used = (ledger: DataLedger, when: Date, bytes: number, line = 'Wi-Fi'): DataLedger =>
  addBytes(ledger, { day: dayOf(when), line, bytes });

describe('the ledger of data', () => {
  it('[BUDGET-1] adds by line and local day; a new month begins at nothing', () => {
    let ledger = used(EMPTY_LEDGER, at(10, 31), 100);
    ledger = used(ledger, at(11, 1), 20);
    ledger = used(ledger, at(11, 1), 5);
    ledger = used(ledger, at(11, 2), 7, 'LTE');
    expect(linesIn(ledger)).toEqual(['Wi-Fi', 'LTE']);
    expect([monthBytes(ledger, 'Wi-Fi', at(10, 31)), monthBytes(ledger, 'Wi-Fi', at(11, 2))]).toEqual([100, 25]);
    expect(monthBytes(ledger, 'LTE', at(11, 2))).toBe(7);
    expect(monthBytes(ledger, 'Wi-Fi', at(12, 1))).toBe(0);
  });

  it('[BUDGET-4] forecasts from whole days, idle ones too, and not before three of them', () => {
    let ledger = used(EMPTY_LEDGER, at(11, 1), 999);
    ledger = used(ledger, at(11, 2), 30);
    expect(forecastBytes(ledger, 'Wi-Fi', at(11, 4))).toBeNull();
    ledger = used(ledger, at(11, 5), 8);
    // Days 2, 3 and 4: 30, 0, 0. 25 days are left after the fifth.
    expect(forecastBytes(ledger, 'Wi-Fi', at(11, 5))).toBe(999 + 30 + 8 + 10 * 25);
    expect(forecastBytes(EMPTY_LEDGER, 'Wi-Fi', at(11, 5))).toBeNull();
  });

  it('[BUDGET-6] forgets what is older than 62 days', () => {
    let ledger = EMPTY_LEDGER;
    for (let day = 1; day <= 100; day += 1) ledger = used(ledger, at(1, day), 1);
    expect(Object.keys(ledger.days)).toHaveLength(62);
    expect(ledger.days[dayOf(at(1, 100))]).toEqual({ 'Wi-Fi': 1 });
  });
});
