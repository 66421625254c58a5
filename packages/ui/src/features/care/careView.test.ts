import type { CareVisit } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { comingFrom, dayNow, daysOf, doneVisits, dueVisits, monthDayOf, openVisits } from './careView.ts';

const visit = (id: string, on: string, more: Partial<CareVisit> = {}): CareVisit => ({
  ...{ id, on, personId: 'a', kind: 'visit', text: 't', byId: 'l', byName: 'L', plannedAt: 1, done: null },
  ...{ isMine: true, ...more },
});
const ids = (all: readonly CareVisit[]) => all.map(({ id }) => id);

describe('care on the screens', () => {
  it('[CARE-2] [CARE-4] V4 what was told of another day greets nobody, and what is past is no longer coming', () => {
    const day = { workday: '2026-11-21', mine: [], mates: [], coming: null };
    expect(dayNow(day, '2026-11-21')).toBe(day);
    expect(dayNow(day, '2026-11-22')).toBeNull();
    const feast = { kind: 'birthday' as const };
    const coming = ['2026-11-21', '2026-11-22'].map((on) => ({ on, personId: 'a', feast }));
    expect(comingFrom(coming, '2026-11-22')).toEqual(coming.slice(1));
  });

  it('[CARE-6] V4 reminds on the day and after it, of what is mine and open, the oldest first', () => {
    const done = { at: 5, byName: 'L', word: 'w' };
    const all = [
      visit('today', '2026-11-21'),
      visit('late', '2026-11-19'),
      visit('toCome', '2026-11-22'),
      visit('hers', '2026-11-21', { isMine: false }),
      visit('done', '2026-11-20', { done }),
      visit('doneLater', '2026-11-20', { done: { ...done, at: 6 } }),
    ];
    expect(ids(dueVisits(all, '2026-11-21'))).toEqual(['late', 'today']);
    expect(ids(openVisits(all))).toEqual(['late', 'today', 'hers', 'toCome']);
    expect(ids(doneVisits(all))).toEqual(['doneLater', 'done']);
  });

  it('[CARE-1] V4 a birthday is a day there is', () => {
    expect([daysOf(2), daysOf(4), daysOf(12)]).toEqual([29, 30, 31]);
    expect([monthDayOf(2, 31), monthDayOf(11, 3)]).toEqual(['02-29', '11-03']);
  });
});
