import { expect, it } from 'vitest';
import { ledger } from '../../gallery/team.ts';
import { barShares } from '../../components/bars/barShares.ts';
import { joinLedger } from './joinLedger.ts';

it('joins two stretches of the ledger, each entry once, when new ones came meanwhile', () => {
  const joined = joinLedger(ledger('en', 20), ledger('en', 20, 15));
  expect(joined.map(({ id }) => id)).toEqual(Array.from({ length: 35 }, (_, index) => `e${index}`));
});
it('draws the best day full and nothing below nought', () => {
  expect(barShares([0, 20, 40, -5])).toEqual([0, 0.5, 1, 0]);
  expect(barShares([0, 0])).toEqual([0, 0]);
});
