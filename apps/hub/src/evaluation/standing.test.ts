import { describe, expect, it } from 'vitest';
import { standingOf } from './standing.ts';

describe('a standing', () => {
  it('[EVAL-4] is a word of the upper half, and none below it', () => {
    expect([1, 2, 3, null].map((place) => standingOf(place, 6))).toEqual([
      'upperThird',
      'upperThird',
      'upperHalf',
      null,
    ]);
    expect([4, 5].map((place) => standingOf(place, 10))).toEqual(['upperThird', 'upperHalf']);
  });
  it('[EVAL-4] is none where few take part', () => {
    expect(standingOf(1, 5)).toBeNull();
  });
});
