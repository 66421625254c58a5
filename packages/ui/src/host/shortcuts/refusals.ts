import { actions, type ActionId } from './actions.ts';
import { isFunctionKey, isPrinting, type Combination, type Modifier, type Platform } from './combination.ts';

/**
 * Why an action cannot have a combination. `moves`: it moves the focus or what is read, or closes; `presses`: it presses
 * the button that has the focus; `edits`: fields need it; `system`: the system or the window does; `typesAlone`: it
 * types, and only keys of a call may be so short; `tooShort`: other programs would miss it.
 */
export const refusals = ['moves', 'presses', 'edits', 'system', 'typesAlone', 'tooShort'] as const;
export type Refusal = (typeof refusals)[number];

const moving = new Set(['Home', 'End', 'PageUp', 'PageDown', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
const erasing = new Set(['Backspace', 'Delete', 'Insert']);

const systemKeys: Readonly<Record<Platform, ReadonlySet<string>>> = {
  other: new Set([
    ...['Alt+F4', 'Alt+Space', 'Alt+Enter', 'F10', 'Shift+F10', 'F5', 'Ctrl+R', 'Ctrl+Shift+R', 'Ctrl+W', 'Ctrl+Q'],
    ...['Ctrl+N', 'Ctrl+T', 'Ctrl+Shift+N', 'Ctrl+Shift+T', 'Ctrl+Space', 'Shift+Space', 'Ctrl+Alt+Delete'],
    // Text consoles on Linux.
    ...Array.from({ length: 12 }, (_, index) => `Ctrl+Alt+F${index + 1}`),
  ]),
  mac: new Set([
    ...[
      'Q',
      'W',
      'H',
      'M',
      'N',
      'T',
      'R',
      'Comma',
      'Space',
      'Backquote',
      'Shift+3',
      'Shift+4',
      'Shift+5',
      'Shift+Q',
    ].map((keys) => (keys.startsWith('Shift+') ? `Shift+Meta+${keys.slice(6)}` : `Meta+${keys}`)),
    ...['Ctrl+Space', 'Ctrl+Meta+Q', 'Ctrl+Meta+F', 'Ctrl+Meta+Space', 'Alt+Meta+Space', 'Shift+Space'],
  ]),
};
const editingLetters = new Set(['A', 'C', 'V', 'X', 'Y', 'Z']);

const isOnly = (held: readonly Modifier[], ...wanted: Modifier[]): boolean =>
  held.length === wanted.length && wanted.every((modifier) => held.includes(modifier));

function isEditing({ held, key }: Combination, platform: Platform): boolean {
  const main = platform === 'mac' ? 'Meta' : 'Ctrl';
  return editingLetters.has(key) && (isOnly(held, main) || (key === 'Z' && isOnly(held, main, 'Shift')));
}

/** [KEY-16] [KEY-17] [KEY-23] null: the action may have it, if nobody else does. */
export function refusalOf(combination: Combination, action: ActionId, platform: Platform): Refusal | null {
  const { held, key } = combination;
  const text = [...held, key].join('+');
  const isBare = held.length === 0 || isOnly(held, 'Shift');
  if (key === 'Tab' || key === 'Escape' || (isBare && (moving.has(key) || erasing.has(key)))) return 'moves';
  if (isBare && (key === 'Space' || key === 'Enter'))
    return action === 'answer' && held.length === 0 ? null : 'presses';
  if (systemKeys[platform].has(text) || (platform === 'other' && held.includes('Meta'))) return 'system';
  if (isEditing(combination, platform)) return 'edits';
  if (actions[action].group === 'global') return isShort(combination) ? 'tooShort' : null;
  const isAllowedAlone = actions[action].group === 'call' || (action === 'help' && key === 'Question');
  return isBare && isPrinting(key) && !isAllowedAlone ? 'typesAlone' : null;
}

const isShort = ({ held, key }: Combination): boolean =>
  key === 'Question' || held.every((modifier) => modifier === 'Shift') || (held.length < 2 && !isFunctionKey(key));

/** [KEY-7] In a field it types or edits instead. */
export function typesInField({ held, key }: Combination, platform: Platform): boolean {
  if (moving.has(key) || erasing.has(key)) return true;
  const writes = held.every((modifier) => modifier === 'Shift' || (modifier === 'Alt' && platform === 'mac'));
  return writes && !isFunctionKey(key);
}
