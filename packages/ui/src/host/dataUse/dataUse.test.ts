import { Value } from '@hearthline/softphone-core/value';
import { describe, expect, it } from 'vitest';
import { budgetState } from './budget.ts';
import { type DataBudget, type DataUse, type LineUse, MEGABYTE } from './dataContract.ts';
import { watchDataBudget } from './dataDesk.ts';

const use = (monthMb: number, hourBytes = 0): LineUse => ({
  ...{ name: 'Wi-Fi', monthBytes: monthMb * MEGABYTE, hourBytes, forecastBytes: null },
});
const budget: DataBudget = { isMetered: true, monthMb: 1_000 };

describe('a budget of data', () => {
  it('[BUDGET-2] near from 80 %, over from 100 %; none where nobody pays by the megabyte', () => {
    expect([799, 800, 999, 1_000].map((mb) => budgetState(use(mb), budget))).toEqual(['fine', 'near', 'near', 'over']);
    expect(budgetState(use(5_000), { ...budget, isMetered: false })).toBe('none');
    expect(budgetState(use(5_000), { ...budget, monthMb: null })).toBe('none');
    expect(budgetState(use(5_000), undefined)).toBe('none');
  });

  it('[BUDGET-2] [BUDGET-3] warns once each, and voice is dear only while that line carries something', () => {
    const dataUse = new Value<DataUse>({ lines: [] });
    const settings = new Value<{ dataBudgets: Record<string, DataBudget> }>({ dataBudgets: { 'Wi-Fi': budget } });
    const warned: string[] = [];
    const tight: boolean[] = [];
    watchDataBudget({ dataUse, settings, warn: (code) => warned.push(code), setTight: (is) => tight.push(is) });
    for (const line of [use(700, 9), use(800), use(810, 9), use(820, 9), use(1_000, 9), use(1_100)])
      dataUse.set({ lines: [line] });
    expect(warned).toEqual(['data.near', 'data.over']);
    expect(tight).toEqual([false, false, false, true, true, true, false]);
    settings.set({ dataBudgets: {} });
    expect(tight.at(-1)).toBe(false);
  });
});
