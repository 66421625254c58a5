import { describe, expect, it } from 'vitest';
import { placesOf } from './places.ts';

/** `a2`: a, with two companions. */
const standing = (places: number | null, parties: string): unknown => {
  const list = parties.split(' ').map((one) => ({ personId: one.charAt(0), companions: Number(one.slice(1)) }));
  const { waitingOf, taken, waitingCount } = placesOf(places, list);
  return { waiting: Object.fromEntries(waitingOf), taken, waitingCount };
};

describe('places', () => {
  it('[ACT-6] go in the order of signing up, families whole, and nobody overtakes', () => {
    expect(standing(4, 'a1 b2 c0 d0')).toEqual({
      waiting: { a: null, b: 1, c: 2, d: 3 },
      taken: 2,
      waitingCount: 3,
    });
  });
  it('[ACT-6] the first who wait move up when somebody goes or there are more', () => {
    expect(standing(4, 'b2 c0 d0')).toEqual({ waiting: { b: null, c: null, d: 1 }, taken: 4, waitingCount: 1 });
    expect(standing(5, 'a1 b2 c0 d0')).toEqual({
      waiting: { a: null, b: null, c: 1, d: 2 },
      taken: 5,
      waitingCount: 2,
    });
  });
  it('[ACT-6] are for everybody where there is no limit', () => {
    expect(standing(null, 'a9 b9 c9')).toMatchObject({ waiting: { c: null }, taken: 30, waitingCount: 0 });
  });
  it('[ACT-6] a party larger than the whole keeps nobody waiting', () => {
    expect(standing(2, 'a0 b2 c0 d0')).toEqual({
      waiting: { a: null, b: 1, c: null, d: 2 },
      taken: 2,
      waitingCount: 2,
    });
  });
});
