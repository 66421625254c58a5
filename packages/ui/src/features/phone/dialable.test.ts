import { expect, it } from 'vitest';
import { dialable } from './dialable.ts';

it('dials what is left of a written number', () =>
  expect(['139 0000-2046', '(0517) 8812', '+86 139', '１２３', '*67#'].map(dialable)).toEqual([
    '13900002046',
    '05178812',
    '+86139',
    '123',
    '*67#',
  ]));
it('dials no words, nothing empty and nothing endless', () =>
  expect(['', ' - ', '林小满', '12a', '1'.repeat(64), '1+2'].map(dialable)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]));
