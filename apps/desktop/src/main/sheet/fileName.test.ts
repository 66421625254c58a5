import { describe, expect, it } from 'vitest';
import { sheetFileName } from './fileName.ts';

describe('the file of a sheet', () => {
  it.each([
    ['林小满 2026年11月', '林小满 2026年11月.pdf'],
    ['../../etc/passwd', 'etc passwd.pdf'],
    ['C:\\Windows\\a|b?', 'C Windows a b.pdf'],
    ['.hidden', 'hidden.pdf'],
    ['', 'Hearthline.pdf'],
    ['\u0000\n', 'Hearthline.pdf'],
  ])('[EVAL-8] of %j is %s', (name, file) => expect(sheetFileName(name)).toBe(file));
});
