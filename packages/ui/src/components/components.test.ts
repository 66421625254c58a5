import { expect, it } from 'vitest';
import { initialOf } from './face/initialOf.ts';

it('takes the first letter or digit a person sees', () =>
  expect(['林小满', ' lina', '(139) 00', '👩‍🌾小禾', '•••', ''].map(initialOf)).toEqual([
    '林',
    'L',
    '1',
    '小',
    '?',
    '?',
  ]));
