import { expect, it } from 'vitest';
import { quality } from '../../gallery/telephony.ts';
import { qualityLevel } from './qualityFace.ts';

it('[CARD-6] names the quality by the classes of ITU-T G.109', () =>
  expect([4.4, 4.03, 4.02, 3.6, 3.59, 3.1, 3.09, 1].map((mos) => qualityLevel({ ...quality, mos }))).toEqual([
    'clear',
    'clear',
    'fair',
    'fair',
    'unsteady',
    'unsteady',
    'bad',
    'bad',
  ]));
it('[CARD-6] calls a line that loses more than 3 % unsteady however good it sounds', () => {
  expect(qualityLevel({ ...quality, lossRatio: 0.031 })).toBe('unsteady');
  expect(qualityLevel({ ...quality, lossRatio: 0.03 })).toBe('clear');
});
