import { objectiveMeasure, type ObjectivePlan } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { aimsOf, rowsOf, shareOf } from './objectiveView.ts';

const aim = { measure: 'satisfaction', target: 4.5, nearFrom: 85, beyondFrom: 105, weight: 3 } as const;
const plan = (aims: ObjectivePlan['aims']): ObjectivePlan => ({
  ...{ unitId: 'u', period: 'day', version: 1, since: '2026-11-20', at: 0, byName: 'L', aims },
});

describe('objectives being set', () => {
  it('[OBJ-1] P3 begin as they are, and are set as they were typed', () => {
    expect(aimsOf(rowsOf(plan([aim])))).toEqual([aim]);
    expect(rowsOf(plan([aim])).map(({ measure }) => measure)).toEqual(objectiveMeasure.options);
    expect(aimsOf(rowsOf(null))).toMatchObject([{ measure: 'calls' }]);
    expect(aimsOf(rowsOf(plan([])))).toBeNull();
  });

  it('[OBJ-1] P3 every usual number is one that can be set', () => {
    const all = rowsOf(null).map((row) => ({ ...row, isOn: true }));
    expect(aimsOf(all)).toHaveLength(objectiveMeasure.options.length);
  });

  it.each([
    { target: '' },
    { target: '-1' },
    { target: '6' },
    { nearFrom: '100' },
    { beyondFrom: '100' },
    { weight: '0' },
    { weight: 'x' },
  ])('[OBJ-3] P3 %o cannot be set', (wrong) => {
    expect(aimsOf(rowsOf(plan([aim])).map((row) => (row.isOn ? { ...row, ...wrong } : row)))).toBeNull();
  });

  it('[OBJ-4] P3 a weight is shown as its share beside the others', () => {
    const line = (weight: number) =>
      ({ measure: 'calls', weight, target: 1, value: 1, percent: 1, zone: 'met' }) as const;
    expect(shareOf(line(3), { lines: [line(3), line(1)] })).toBe(0.75);
  });
});
