import { restAllowances, type Rest } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { restLeftMs, restOverMinutes } from './restLeft.ts';

const MINUTE = 60_000;
const allowances = restAllowances.parse({ break: 30, meal: 60 });
const rest = (usedMin: number, running: Rest['running'] = null): Rest => ({
  ...{ personId: 'p', usedMs: { break: usedMin * MINUTE, meal: 0, meeting: 999 * MINUTE, training: 0, help: 0 } },
  running,
});

describe('what is left of a rest', () => {
  it('[REST-5] is all of it before the first', () =>
    expect(restLeftMs(undefined, { reason: 'break', allowances }, 0)).toBe(30 * MINUTE));
  it('[REST-5] counts what runs, of this reason alone', () => {
    const running = { reason: 'break', since: 0 } as const;
    expect(restLeftMs(rest(10, running), { reason: 'break', allowances }, 5 * MINUTE)).toBe(15 * MINUTE);
    expect(restLeftMs(rest(10, running), { reason: 'meal', allowances }, 5 * MINUTE)).toBe(60 * MINUTE);
  });
  it('[REST-2] is no number where the centre sets none', () =>
    expect(restLeftMs(rest(10), { reason: 'meeting', allowances }, 0)).toBeNull());
  it('[REST-6] over it is told in whole minutes, never of what has no limit', () => {
    expect(restOverMinutes(rest(30), allowances, 0)).toBe(0);
    expect(restOverMinutes(rest(36, { reason: 'meal', since: 0 }), allowances, 61.5 * MINUTE)).toBe(7);
  });
});
