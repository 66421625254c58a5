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

  it('[RANK-7] groups are ranked by points a head', () => {
    const [first] = operators;
    if (!first) throw new Error('the demo centre is empty');
    const table = new RankingTable({ workday: '2026-11-20', directory, points: new Map([[first.id, 90]]) });
    const top = table.groups[0];
    expect(top).toMatchObject({ key: first.unitId, rank: 1, points: Math.round(90 / (top?.memberCount ?? 1)) });
    expect(table.groups.reduce((sum, row) => sum + row.memberCount, 0)).toBe(52);
  });
});
