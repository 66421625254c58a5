import { expect, it } from 'vitest';
import { judge, PAIR_MS, thanksLeft, type PastKudos } from './tact.ts';

const NOON = Date.UTC(2026, 10, 20, 4);
const HOUR = 3_600_000;
const workdayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const said = (fromId: string, toId: string, at = NOON - HOUR, kind: PastKudos['kind'] = 'thanks'): PastKudos => ({
  ...{ fromId, toId, at, kind },
});
const thanks = (past: readonly PastKudos[], toId = 'b') =>
  judge(past, { fromId: 'a', toId, kind: 'thanks', now: NOON, workdayOf });

it('[KUDOS-2] thanks: three a workday, the same colleague once in seven days', () => {
  expect(thanks([])).toEqual({ kind: 'fine', isEarning: true });
  expect(thanks([said('a', 'b', NOON - PAIR_MS + 1)])).toEqual({ kind: 'tooSoon' });
  expect(thanks([said('a', 'b', NOON - PAIR_MS)])).toMatchObject({ kind: 'fine' });
  const three = ['c', 'd', 'e'].map((toId) => said('a', toId));
  expect(thanks(three)).toEqual({ kind: 'tooMany' });
  expect(thanks(three.map((one) => ({ ...one, at: one.at - 24 * HOUR })))).toMatchObject({ kind: 'fine' });
  expect(thanksLeft(three.slice(1), { fromId: 'a', now: NOON, workdayOf })).toBe(1);
});

it('[KUDOS-3] thanks back within seven days arrive and earn nothing', () => {
  expect(thanks([said('b', 'a')])).toEqual({ kind: 'fine', isEarning: false });
  expect(thanks([said('b', 'a', NOON - PAIR_MS)])).toEqual({ kind: 'fine', isEarning: true });
  expect(thanks([said('b', 'a', NOON - HOUR, 'praise')])).toEqual({ kind: 'fine', isEarning: true });
});

it('[KUDOS-2] praise: the same person once a workday, and it is not counted among the thanks', () => {
  const praise = (past: readonly PastKudos[]) =>
    judge(past, { fromId: 'a', toId: 'b', kind: 'praise', now: NOON, workdayOf });
  expect(praise([said('a', 'b', NOON - HOUR, 'praise')])).toEqual({ kind: 'tooSoon' });
  expect(praise([said('a', 'b', NOON - 24 * HOUR, 'praise')])).toEqual({ kind: 'fine', isEarning: true });
  expect(thanks(['c', 'd', 'e'].map((toId) => said('a', toId, NOON, 'praise')))).toMatchObject({ kind: 'fine' });
});
