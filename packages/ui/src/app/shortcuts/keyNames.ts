import { isMark, isNamed, marks, readCombination, type Platform } from '../../host/shortcuts/combination.ts';
import type { Words } from '../words/index.ts';

/** The screens run on this PC's keyboard. */
export const platformHere = (): Platform => (/Mac OS X|Macintosh/.test(navigator.userAgent) ? 'mac' : 'other');

const macSigns = { Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Meta: '⌘' } as const;

/** A combination as it is printed on the keyboard. */
export function namedKeys(text: string, words: Words['shortcuts'], platform: Platform): string {
  const combination = readCombination(text);
  if (combination === null) return text;
  const { held, key } = combination;
  const last = isMark(key) ? marks[key] : isNamed(key) ? words.keyNames[key] : key === 'Question' ? '?' : key;
  return platform === 'mac'
    ? [...held.map((modifier) => macSigns[modifier]), last].join('')
    : [...held.map((modifier) => (modifier === 'Meta' ? 'Win' : modifier)), last].join(' + ');
}
