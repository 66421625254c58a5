import { expect, it } from 'vitest';
import { initialOf } from './face/initialOf.ts';
import { sparkPoints } from './spark/sparkPoints.ts';

it('takes the first letter or digit a person sees', () =>
  expect(['林小满', ' lina', '(139) 00', '👩‍🌾小禾', '•••', ''].map(initialOf)).toEqual([
    '林',
    'L',
    '1',
    '小',
    '?',
    '?',
  ]));
it('keeps the small line inside its frame', () => {
  expect(sparkPoints([0, 5, 10], { width: 100, height: 24 })).toBe('0.0,22.0 50.0,12.0 100.0,2.0');
  expect(sparkPoints([-3, 99], { width: 10, height: 24, min: 1, max: 5 })).toBe('0.0,22.0 10.0,2.0');
  expect(sparkPoints([0, 0], { width: 10, height: 24 })).not.toContain('NaN');
});
