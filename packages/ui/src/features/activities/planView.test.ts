import type { Activity } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { emptyForm, finishForm, formOf } from './activityForm.ts';
import { comingFirst, gridOf, inMonths, monthsOf, noticeOf, quarterOf, shiftView, stageOf } from './planView.ts';

const HOUR = 3_600_000;
const at = (month: number, day: number, hour = 9): number => new Date(2026, month - 1, day, hour).getTime();
const START = at(11, 21);
const made = (more: Partial<Activity> = {}): Activity => ({
  ...{
    id: 'a',
    authorId: 'l',
    authorName: 'L',
    version: 1,
    title: '包饺子',
    body: '',
    place: '',
    audience: { kind: 'all' },
  },
  ...{ startsAt: START, endsAt: START + HOUR, isForFamilies: false, places: 3, movedAt: null, calledOff: null },
  ...{ takenPlaces: 1, waitingCount: 0, myAttendance: null, guests: null },
  mine: { companions: 0, signedUpAt: at(11, 1), waitingPlace: null, hasWaited: false, seen: [] },
  ...more,
});
const mine = (more: Partial<NonNullable<Activity['mine']>>): Partial<Activity> => ({
  mine: { companions: 0, signedUpAt: at(11, 1), waitingPlace: null, hasWaited: false, seen: [], ...more },
});

describe('the plan', () => {
  it('V1 is shown by month, quarter and year', () => {
    const around = { year: 2026, month: 11 };
    expect(monthsOf('month', around)).toEqual([around]);
    expect(monthsOf('quarter', around).map(({ month }) => month)).toEqual([10, 11, 12]);
    expect(monthsOf('year', around)).toHaveLength(12);
    expect(quarterOf(around)).toBe(4);
    expect(shiftView('quarter', around, 1)).toEqual({ year: 2027, month: 2 });
    expect(shiftView('month', { year: 2027, month: 1 }, -1)).toEqual({ year: 2026, month: 12 });
  });
  it('V1 has in a span what begins in it, in order', () => {
    const all = [
      made({ id: 'c', startsAt: at(12, 1, 0) }),
      made({ id: 'b' }),
      made({ id: 'a', startsAt: at(10, 1, 0) }),
    ];
    const ids = (view: 'month' | 'quarter') =>
      inMonths(all, monthsOf(view, { year: 2026, month: 11 })).map(({ id }) => id);
    expect([ids('month'), ids('quarter')]).toEqual([['b'], ['a', 'b', 'c']]);
  });
  it('V1 has what is over last', () => {
    const all = [made({ id: 'over', startsAt: 0, endsAt: START }), made({ id: 'next' })];
    expect(comingFirst(all, START).map(({ id }) => id)).toEqual(['next', 'over']);
  });
  it('V1 stands at each day it goes on, in weeks from Monday', () => {
    const weekend = made({ startsAt: at(11, 21), endsAt: at(11, 22, 12) });
    const grid = gridOf({ year: 2026, month: 11 }, [weekend]);
    // 1 November 2026 is a Sunday.
    expect(grid[0]?.map(({ day }) => day)).toEqual([26, 27, 28, 29, 30, 31, 1]);
    expect(grid[0]?.filter(({ isOfMonth }) => isOfMonth)).toHaveLength(1);
    const on = grid.flat().filter(({ activities }) => activities.length > 0);
    expect(on.map(({ day }) => day)).toEqual([21, 22]);
  });
  it('V1 says whether it is to come, on, over or called off', () => {
    expect([START - 1, START, START + HOUR].map((now) => stageOf(made(), now))).toEqual(['toCome', 'on', 'over']);
    expect(stageOf(made({ calledOff: { at: 0, why: '' } }), START)).toBe('calledOff');
  });
});

describe('what is told', () => {
  const told = (more: Partial<Activity>, beforeMs: number) => noticeOf(made(more), START - beforeMs);
  it('[ACT-7] V2 the day before and an hour before, each until it is put away', () => {
    expect([25, 24, 2, 1, 0].map((hours) => told({}, hours * HOUR))).toEqual([null, 'day', 'day', 'hour', null]);
    expect(told(mine({ seen: ['day'] }), 2 * HOUR)).toBeNull();
    expect(told(mine({ seen: ['day'] }), HOUR)).toBe('hour');
    expect(told(mine({ seen: ['hour'] }), 1)).toBeNull();
  });
  it('[ACT-7] V2 not what was so when she signed up, and nothing to who waits', () => {
    expect(told(mine({ signedUpAt: START - 3 * HOUR }), 2 * HOUR)).toBeNull();
    expect(told(mine({ signedUpAt: START - 3 * HOUR }), HOUR)).toBe('hour');
    expect(told(mine({ waitingPlace: 1, hasWaited: true }), HOUR)).toBeNull();
    expect(told({ mine: null }, HOUR)).toBeNull();
  });
  it('[ACT-7] V2 that she moved up, that it was moved or called off, first', () => {
    expect(told(mine({ hasWaited: true }), 90 * HOUR)).toBe('place');
    expect(told({ movedAt: at(11, 2) }, HOUR)).toBe('moved');
    expect(told({ movedAt: at(10, 30) }, 90 * HOUR)).toBeNull();
    expect(told({ calledOff: { at: at(11, 3), why: '' }, ...mine({ waitingPlace: 2 }) }, HOUR)).toBe('calledOff');
  });
});

describe('the form', () => {
  const now = at(11, 1);
  it('[ACT-1] V1 plans only what begins later than now and ends after it begins', () => {
    const form = { ...emptyForm(now), title: '包饺子' };
    expect(finishForm(form, { kind: 'all' }, now)).toMatchObject({ title: '包饺子', places: null });
    expect(finishForm({ ...form, starts: '2026-10-31T09:00' }, { kind: 'all' }, now)).toBeNull();
    expect(finishForm({ ...form, ends: form.starts }, { kind: 'all' }, now)).toBeNull();
    expect(finishForm({ ...form, title: ' ' }, { kind: 'all' }, now)).toBeNull();
    expect(finishForm(form, null, now)).toBeNull();
  });
  it('V1 limits places to a whole number, and changes what it was', () => {
    const form = { ...emptyForm(now), title: '包饺子', isLimited: true, places: '12' };
    expect(finishForm(form, { kind: 'all' }, now)?.places).toBe(12);
    for (const places of ['0', '1.5', 'x']) expect(finishForm({ ...form, places }, { kind: 'all' }, now)).toBeNull();
    expect(finishForm(formOf(made()), { kind: 'all' }, now)).toMatchObject({ startsAt: START, places: 3 });
  });
});
