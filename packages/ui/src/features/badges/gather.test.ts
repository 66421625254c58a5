import type { Badge } from '@hearthline/protocol';
import { expect, it } from 'vitest';
import { gather } from './gather.ts';

const one = (id: string, badgeId: string): Badge => ({
  ...{ id, badgeId, personId: 'p0', badgeVersion: 1, at: 1, reason: { kind: 'membership', years: 1 } },
});

it('shows a badge once, by the newest of it, with how often it was earned', () => {
  const all = [one('4', 'b'), one('3', 'a'), one('2', 'b'), one('1', 'b')];
  expect(gather(all).map(({ newest, times }) => [newest.id, times])).toEqual([
    ['4', 3],
    ['3', 1],
  ]);
  expect(gather([])).toEqual([]);
});
