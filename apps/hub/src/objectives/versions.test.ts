import type { ObjectivePlan } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { nearestFor, sinceOf, versionFor } from './versions.ts';

const version = (no: number, since: string, isAnything = true): ObjectivePlan => ({
  ...{ unitId: 'u', period: 'week', version: no, since, at: 0, byName: 'L' },
  aims: isAnything ? [{ measure: 'calls', target: 1, nearFrom: 80, beyondFrom: 120, weight: 1 }] : [],
});
const week = { from: '2026-11-16', to: '2026-11-22' };
const next = { from: '2026-11-23', to: '2026-11-29' };
const before = { from: '2026-11-09', to: '2026-11-15' };

describe('versions', () => {
  it('[OBJ-10] P3 the first counts for the period that runs, a later one from the next on', () => {
    expect(sinceOf('day', '2026-11-20', true)).toBe('2026-11-20');
    expect(sinceOf('day', '2026-12-31', false)).toBe('2027-01-01');
    expect(sinceOf('week', '2026-11-20', false)).toBe('2026-11-23');
    expect(sinceOf('month', '2028-02-10', false)).toBe('2028-03-01');
    const all = [version(1, '2026-11-18'), version(2, '2026-11-23'), version(3, '2026-11-23')];
    const counts = (span: typeof week) => versionFor(all, span)?.version ?? null;
    expect([counts(before), counts(week), counts(next)]).toEqual([null, 1, 3]);
  });

  it('[OBJ-9] [OBJ-10] P3 what was set later changes nothing of a period that is over', () => {
    const first = version(1, '2026-11-09');
    expect(versionFor([first], before)).toBe(first);
    expect(versionFor([first, version(2, '2026-11-16'), version(3, '2026-11-23', false)], before)).toBe(first);
  });

  it('[OBJ-2] [OBJ-10] P3 a unit with nothing of its own aims at what the one above it does', () => {
    const of: Record<string, ObjectivePlan[]> = {
      team: [version(1, '2026-11-09'), version(2, '2026-11-16', false)],
      group: [version(7, '2026-11-09')],
    };
    const counts = (span: typeof week) => nearestFor(['team', 'group', 'centre'], (unitId) => of[unitId] ?? [], span);
    expect([counts(before)?.version, counts(week)?.version]).toEqual([1, 7]);
    expect(nearestFor(['centre'], (unitId) => of[unitId] ?? [], week)).toBeNull();
  });
});
