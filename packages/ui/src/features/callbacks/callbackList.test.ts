import type { Callback, Person } from '@hearthline/protocol';
import { describe, expect, it } from 'vitest';
import { dueCountFor, groupCallbacks, heldBy } from './callbackList.ts';
import { fieldTextOf, momentOf, whenChoices } from './whenChoices.ts';

const NOW = new Date(2026, 10, 21, 14, 18).getTime();
const made = (id: string, more: Partial<Callback> = {}): Callback => ({
  ...{ id, number: '13900000001', name: '', note: '', dueAt: NOW + 1, callId: null, createdBy: 'a', createdAt: 0 },
  ...{ groupId: 'g', owner: { kind: 'person', personId: 'a' }, passedBy: [], attempts: [] },
  ...{ state: { kind: 'scheduled', since: 0 } },
  ...more,
});
const team = { owner: { kind: 'team', groupId: 'g' } } as const;
const offered = { state: { kind: 'offered', offerId: 'o', to: 'a', since: 0, endsAt: 9 } } as const;
const ids = (rows: readonly Callback[]): string[] => rows.map(({ id }) => id);

describe('the list', () => {
  const rows = [
    made('later2', { dueAt: NOW + 60_000 }),
    made('later1'),
    made('due1', { dueAt: NOW - 2 }),
    made('due0', { dueAt: NOW - 5, ...team }),
    made('held', { dueAt: NOW + 90_000, ...team, ...offered }),
    made('old', { state: { kind: 'cancelled', at: 1, by: 'a' } }),
    made('new', { state: { kind: 'done', at: 2, outcome: 'reached' } }),
  ];
  it('has what is due longest first, what is in somebody’s hands with it, then later, then finished', () => {
    const { due, later, finished } = groupCallbacks(rows, { whose: 'all', personId: 'a', now: NOW });
    expect([ids(due), ids(later), ids(finished)]).toEqual([
      ['due0', 'due1', 'held'],
      ['later1', 'later2'],
      ['new', 'old'],
    ]);
  });
  it('is mine, or the team’s', () => {
    expect(ids(groupCallbacks(rows, { whose: 'team', personId: 'a', now: NOW }).due)).toEqual(['due0', 'held']);
    expect(ids(groupCallbacks(rows, { whose: 'mine', personId: 'a', now: NOW }).due)).toEqual(['due1', 'held']);
  });
  it('counts my own that are due, and for a leader everybody’s', () => {
    const person = { id: 'a', role: 'operator' } as Person;
    expect(dueCountFor(rows, person, NOW)).toBe(1);
    expect(dueCountFor(rows, { ...person, role: 'leader' }, NOW)).toBe(2);
    expect(heldBy(rows, 'a')?.id).toBe('held');
    expect(heldBy(rows, 'b')).toBeNull();
  });
});

describe('the times to pick', () => {
  it('are today at five only while that is not over, and tomorrow at nine', () => {
    const at = Object.fromEntries(whenChoices(NOW).map((one) => [one.id, one.at]));
    expect(at['today']).toBe(new Date(2026, 10, 21, 17).getTime());
    expect(at['tomorrow']).toBe(new Date(2026, 10, 22, 9).getTime());
    const late = whenChoices(new Date(2026, 10, 21, 16, 50).getTime()).map(({ id }) => id);
    expect(late).toEqual(['now', 'in15', 'in60', 'tomorrow', 'own']);
  });
  it('are written and read as the field does', () => {
    expect(momentOf(fieldTextOf(NOW))).toBe(NOW);
    expect(momentOf('2026-13-40T99:00')).toBeNull();
    expect(momentOf('soon')).toBeNull();
  });
});
