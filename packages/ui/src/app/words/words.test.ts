import { endReason, problemCode } from '../../host/index.ts';
import { describe, expect, it } from 'vitest';
import { languages } from './index.ts';

/** Every message of a language, with its path; functions are tried with a sample of each kind of parameter. */
const messages = (node: unknown, path: string): [string, string][] => {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String(node(3, 7))]];
  return Object.entries(node as object).flatMap(([key, value]) => messages(value, `${path}.${key}`));
};

describe.each(Object.entries(languages))('the words of %s', (language, words) => {
  it('leave no message empty or unfilled', () => {
    for (const [path, text] of messages(words, language)) {
      expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|NaN|\[object|TODO/);
    }
  });
  it('name every problem with its meaning and remedy, in different words', () => {
    for (const code of problemCode.options) {
      const { title, meaning, remedy } = words.problems[code];
      expect(new Set([title, meaning, remedy]).size, code).toBe(3);
      expect(title, code).not.toContain(code);
    }
    const titles = problemCode.options.map((code) => words.problems[code].title);
    expect(new Set(titles).size).toBe(titles.length);
  });
  it('name every end of a call', () => {
    expect(Object.keys(words.endReasons).sort()).toEqual([...endReason.options].sort());
  });
});

describe('the two languages', () => {
  it('have the same messages', () => {
    const paths = (words: unknown) => messages(words, '').map(([path]) => path);
    expect(paths(languages.en)).toEqual(paths(languages['zh-CN']));
  });
  it('do not leave one in the other’s words', () => {
    const chinese = messages(languages.en, 'en').filter(([, text]) => /[\u4e00-\u9fff]/.test(text));
    expect(chinese).toEqual([]);
  });
  it('count in English as English does', () => {
    expect(languages.en.points.members(1)).toBe('1 person');
    expect(languages.en.points.members(2)).toBe('2 people');
  });
});
