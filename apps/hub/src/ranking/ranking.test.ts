import type { Person } from '@hearthline/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoCentre } from '../demo/demoCentre.ts';
import { Directory } from '../organisation/directory.ts';
import { rank, RankingTable } from './ranking.ts';

const scored = (...points: number[]) =>
  points.map((one, index) => ({ key: `p${index}`, name: `P${index}`, points: one }));
const directory = new Directory(demoCentre('hash'), 'Asia/Shanghai');
const operators = [...directory.people.values()].filter((person) => person.role === 'operator');

describe('ranking', () => {
  it('[RANK-2] equals share a rank and the next one counts them all', () => {
    expect(rank(scored(9, 7, 7, 5, 3, 1, 1, 1)).map((row) => row.rank)).toEqual([1, 2, 2, 4, null, null, null, null]);
  });

  it('[RANK-3] without points there is no rank', () => {
    expect(rank(scored(0, 0, 0)).map((row) => row.rank)).toEqual([null, null, null]);
    expect(rank(scored(5, 0)).map((row) => row.rank)).toEqual([1, null]);
  });

  it('[RANK-2] [RANK-3] [RANK-4] for any points: in order, nobody in the lower half has a rank, nobody without points', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 60 }), (points) => {
        const rows = rank(scored(...points));
        rows.forEach((row, index) => {
          expect(row.points).toBeLessThanOrEqual(rows[index - 1]?.points ?? Number.POSITIVE_INFINITY);
          if (row.rank === null) return;
          expect(row.points).toBeGreaterThan(0);
          expect(row.rank).toBeLessThanOrEqual(Math.ceil(points.length / 2));
          expect(row.rank).toBe(points.filter((one) => one > row.points).length + 1);
        });
      }),
    );
  });

  it('[RANK-5] [RANK-6] a person sees two above and two below; a leader has no row', () => {
    const points = new Map(operators.map((person, index) => [person.id, 100 - index]));
    const table = new RankingTable({ workday: '2026-11-20', directory, points });
    const tenth = operators[9];
    const leader = [...directory.people.values()].find((person) => person.role === 'leader');
    if (!tenth || !leader) throw new Error('the demo centre is too small');
    expect(table.around(tenth).mine).toMatchObject({ key: tenth.id, rank: 10, points: 91 });
    expect(table.around(tenth).neighbours.map((row) => row.points)).toEqual([93, 92, 91, 90, 89]);
    expect(table.around(leader)).toMatchObject({ mine: null, neighbours: [] });
    expect(table.around(leader).groups.filter((row) => row.isMine)).toMatchObject([{ key: leader.unitId }]);
  });

  it('[RANK-14] the whole table ends in the middle: nobody can be read off as last', () => {
    const points = new Map(operators.map((person, index) => [person.id, 100 - index]));
    const table = new RankingTable({ workday: '2026-11-20', directory, points });
    const middle = Math.ceil(operators.length / 2);
    const [first] = operators;
    const below = operators[middle + 3];
    const leader = [...directory.people.values()].find((person) => person.role === 'leader');
    if (!first || !below || !leader) throw new Error('the demo centre is too small');
    for (const one of [first, leader]) {
      expect(table.operatorsFor(one)).toHaveLength(middle);
      expect(table.operatorsFor(one).every(({ rank: place }) => place !== null)).toBe(true);
    }
    const hers = table.operatorsFor(below);
    expect(hers).toHaveLength(middle + 4);
    expect(hers.at(-1)).toMatchObject({ key: below.id, rank: null });
  });

  it('[RANK-11] the hidden leave no gap, and each sees the place she would have', () => {
    const points = new Map(operators.map((person, index) => [person.id, 100 - index]));
    const hidden = new Set(operators.slice(0, 2).map(({ id }) => id));
    const table = new RankingTable({ workday: '2026-11-20', directory, points, hidden });
    expect(table.rows('operator').map(({ rank: place }) => place)).toContain(1);
    expect(table.rows('operator')[0]).toMatchObject({ key: operators[2]?.id, rank: 1 });
    const second = operators[1] as Person;
    expect(table.around(second)).toMatchObject({ mine: { key: second.id, rank: 1, points: 99 } });
    expect(table.around(second).neighbours.map((row) => row.points)).toEqual([99, 98, 97]);
  });

  it('[RANK-12] a unit of fewer than three in which somebody hides has no row; a larger one counts her points', () => {
    const [first] = operators;
    if (!first) throw new Error('the demo centre is empty');
    const centre = demoCentre('hash');
    const team = {
      id: 'team-1',
      kind: 'team',
      parentId: 'group-1',
      name: 'T',
      inChargeId: null,
      convenerId: null,
    } as const;
    const people = centre.people.map((one) => (one.id === first.id ? { ...one, unitId: team.id } : one));
    const small = new Directory({ units: [...centre.units, team], people }, 'Asia/Shanghai');
    const of = (hidden: ReadonlySet<string>) =>
      new RankingTable({ workday: '2026-11-20', directory: small, points: new Map([[first.id, 90]]), hidden });
    expect(of(new Set()).rows('team')).toMatchObject([{ key: 'team-1', points: 90, rank: 1 }]);
    expect(of(new Set([first.id])).rows('team')).toEqual([]);
    expect(of(new Set([first.id])).rows('group')[0]).toMatchObject({ key: 'group-1', rank: 1 });
    expect(of(new Set()).rows('region')).toHaveLength(3);
  });

  it('[RANK-13] below the upper half one sees those above, and cannot tell who is last', () => {
    const points = new Map(operators.map((person, index) => [person.id, 100 - index]));
    const table = new RankingTable({ workday: '2026-11-20', directory, points });
    const [last, before] = [operators.at(-1) as Person, operators.at(-2) as Person];
    for (const person of [last, before]) {
      const { mine, neighbours } = table.around(person);
      expect(mine?.rank).toBeNull();
      expect(neighbours).toHaveLength(3);
      expect(neighbours.at(-1)?.key).toBe(person.id);
    }
  });

  it('[RANK-7] groups are ranked by points a head', () => {
    const [first] = operators;
    if (!first) throw new Error('the demo centre is empty');
    const table = new RankingTable({ workday: '2026-11-20', directory, points: new Map([[first.id, 90]]) });
    const top = table.groups[0];
    expect(top).toMatchObject({ key: first.unitId, rank: 1, points: Math.round(90 / (top?.memberCount ?? 1)) });
    expect(table.groups.reduce((sum, row) => sum + row.memberCount, 0)).toBe(52);
  });
});
