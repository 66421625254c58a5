import { describe, expect, it } from 'vitest';
import { people, presences } from '../../gallery/people.ts';
import { queueRows } from '../../gallery/team.ts';
import { countKinds, floorKind, floorSeats, queueTotals } from './floorView.ts';

const persons = people('en', false);
const presence = presences(persons);
const members = persons.map((person, index) => ({ person, presence: presence[index] }));

describe('the floor', () => {
  it('counts everybody in exactly one kind', () => {
    const { all, ...kinds } = countKinds(members);
    expect(all).toBe(60);
    expect(Object.values(kinds).reduce((sum, count) => sum + count, 0)).toBe(60);
  });
  it('counts as ready only whom a caller can reach now', () => {
    const ready = presence.filter(({ isOnline, agentState }) => isOnline && agentState?.kind === 'ready').length;
    expect(countKinds(members).ready).toBe(ready);
  });
  it('shows as many seats as it counts', () => {
    const counts = countKinds(members);
    for (const filter of ['all', 'talking', 'ready', 'rest', 'off'] as const)
      expect(floorSeats(members, filter).length).toBe(counts[filter]);
  });
  it('keeps the order of seats; only those away go last', () => {
    const seats = floorSeats(members, 'all');
    const here = seats.filter((seat) => floorKind(seat.presence) !== 'off');
    expect(seats.slice(0, here.length)).toEqual(here);
    expect(here).toEqual(members.filter((seat) => floorKind(seat.presence) !== 'off'));
  });
});

describe('the queues together', () => {
  it('sum up, with the longest wait of all', () => {
    const rows = queueRows();
    expect(queueTotals(rows)).toEqual({
      waiting: 6,
      oldestJoinedAt: rows[0]?.oldestJoinedAt,
      answered: 1218,
      abandoned: 26,
      abandonedRatio: 26 / 1244,
    });
  });
  it('have no share before the first call, and nobody waiting', () =>
    expect(queueTotals([])).toEqual({
      waiting: 0,
      oldestJoinedAt: null,
      answered: 0,
      abandoned: 0,
      abandonedRatio: null,
    }));
});
