import { describe, expect, it } from 'vitest';
import { writtenWidth } from './writtenWidth.ts';

describe('how wide a text is on a certificate', () => {
  it.each([
    ['', 0],
    ['lin', 3],
    ['林小满', 6],
    ['שרה', 3],
    ['نور', 3],
    ['WW', 3],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 4],
    ['𠮷野', 4],
  ])('[ORG-20] [EVAL-8] %s', (text, width) => {
    expect(writtenWidth(text)).toBe(width);
  });
});
