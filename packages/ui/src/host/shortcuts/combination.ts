/** A key with what is held down beside it, as text: `Ctrl+Alt+Shift+Meta+M`, in this order. */

export type Platform = 'mac' | 'other';
export const modifiers = ['Ctrl', 'Alt', 'Shift', 'Meta'] as const;
export type Modifier = (typeof modifiers)[number];

export interface Combination {
  readonly held: readonly Modifier[];
  readonly key: string;
}

/** A key as the DOM tells it. */
export interface RawKey {
  readonly key: string;
  readonly code: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
}

/** By place, as they are printed on a keyboard of the United States. */
export const marks = {
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backquote: '`',
  NumpadAdd: '+',
  NumpadSubtract: '−',
  NumpadMultiply: '×',
  NumpadDivide: '÷',
} as const;
export type Mark = keyof typeof marks;
export const isMark = (key: string): key is Mark => Object.hasOwn(marks, key);

export const namedKeys = [
  ...([
    'Space',
    'Enter',
    'Tab',
    'Escape',
    'Backspace',
    'Delete',
    'Insert',
    'Home',
    'End',
    'PageUp',
    'PageDown',
  ] as const),
  ...(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const),
] as const;
export type NamedKey = (typeof namedKeys)[number];
export const isNamed = (key: string): key is NamedKey => namedKeys.some((name) => name === key);

const MARK_OF_HELP = 'Question';
export const isFunctionKey = (key: string): boolean => /^F([1-9]|1\d|2[0-4])$/.test(key);
/** It writes something when pressed alone in a field. */
export const isPrinting = (key: string): boolean =>
  /^[A-Z0-9]$/.test(key) || key === 'Space' || key === MARK_OF_HELP || isMark(key);
const isKey = (key: string): boolean => isPrinting(key) || isFunctionKey(key) || isNamed(key);

export const writeCombination = ({ held, key }: Combination): string =>
  [...modifiers.filter((modifier) => held.includes(modifier)), key].join('+');

/** null: not one of ours, or not written as `writeCombination` would. */
export function readCombination(text: string): Combination | null {
  const parts = text.split('+');
  const key = parts.pop() ?? '';
  const held = modifiers.filter((modifier) => parts.includes(modifier));
  const combination = { held, key };
  return isKey(key) && writeCombination(combination) === text && !isShiftedAlone(combination) ? combination : null;
}

/** Shift with a bare letter, digit or mark says nothing: it is the same key. */
const isShiftedAlone = ({ held, key }: Combination): boolean =>
  held.length === 1 && held[0] === 'Shift' && isPrinting(key) && key !== 'Space';

/** [KEY-1] [KEY-2] [KEY-3] [KEY-4] Null: not a key that can do something here, a modifier alone for example. */
function keyOf({ key, code, ctrl, alt, meta }: RawKey): string | null {
  if (!ctrl && !alt && !meta && (key === '?' || key === '？')) return MARK_OF_HELP;
  if (code === 'NumpadEnter') return 'Enter';
  if (code.startsWith('Numpad')) return isMark(code) ? code : null;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  if (/^Key[A-Z]$/.test(code)) return code.slice(3);
  if (/^Digit\d$/.test(code)) return code.slice(5);
  if (code === 'Space' || key === ' ') return 'Space';
  if (isMark(code)) return code;
  return isNamed(key) || isFunctionKey(key) ? key : null;
}

/** The combination that was pressed; null while only Ctrl, Alt, Shift or Cmd are, and for keys that are not ours. */
export function pressedCombination(raw: RawKey): Combination | null {
  const key = keyOf(raw);
  if (key === null) return null;
  const held = { Ctrl: raw.ctrl, Alt: raw.alt, Shift: raw.shift, Meta: raw.meta };
  const combination = { held: modifiers.filter((modifier) => held[modifier]), key };
  return isShiftedAlone(combination) ? { held: [], key } : combination;
}

const acceleratorKeys: Readonly<Record<string, string>> = {
  ...{ Enter: 'Return', ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left', ArrowRight: 'Right' },
  ...{ NumpadAdd: 'numadd', NumpadSubtract: 'numsub', NumpadMultiply: 'nummult', NumpadDivide: 'numdiv' },
};

/** As Electron names it (https://www.electronjs.org/docs/latest/api/accelerator). */
export function acceleratorOf({ held, key }: Combination, platform: Platform): string {
  const names = { Ctrl: 'Control', Alt: 'Alt', Shift: 'Shift', Meta: platform === 'mac' ? 'Command' : 'Super' };
  const last = acceleratorKeys[key] ?? (isMark(key) ? marks[key] : key);
  return [...held.map((modifier) => names[modifier]), last].join('+');
}

/** As `aria-keyshortcuts` names it (WAI-ARIA 1.2, § 6.6). */
export function ariaKeysOf({ held, key }: Combination): string {
  const last = key === MARK_OF_HELP ? '?' : isMark(key) ? marks[key] : key;
  return [...held.map((modifier) => (modifier === 'Ctrl' ? 'Control' : modifier)), last].join('+');
}
