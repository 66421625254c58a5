/**
 * The keys that work everywhere, decided without the DOM. The table in Settings shows the same list.
 *
 * A key pressed while typing types; only those with Ctrl or Alt work in a field. Space and Enter answer a ringing call
 * unless the focus is on a button of the call card itself, which keeps its own meaning (Decline must not answer).
 * Esc ends nothing: it closes menus all day long and would cut a customer off.
 */
export const shortcutIds = [
  'answer',
  'end',
  'mute',
  'hold',
  'swap',
  'transfer',
  'callBack',
  'find',
  'screens',
  'mini',
] as const;

export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
  readonly isRepeat: boolean;
  /** An input method is composing: the key belongs to it. */
  readonly isComposing: boolean;
  /** Where the focus is: in a field, in an open menu or dialogue, on the call card, or elsewhere. */
  readonly focus: 'field' | 'overlay' | 'callCard' | 'elsewhere';
}

export interface CallSituation {
  readonly isRinging: boolean;
  readonly isTalking: boolean;
  /** Beside the main call there is one that is held here. */
  readonly isSwappable: boolean;
  /** Something can be ended: a call rings, is made or talked. */
  readonly isAlive: boolean;
}

export type ShortcutAction =
  | { readonly kind: 'answer' | 'end' | 'mute' | 'hold' | 'swap' | 'transfer' | 'callBack' | 'find' | 'mini' }
  | { readonly kind: 'screen'; readonly index: number };

const modified = (press: KeyPress): ShortcutAction | null => {
  if (press.meta || press.shift) return null;
  if (press.ctrl && !press.alt && press.key.toLowerCase() === 'k') return { kind: 'find' };
  if (press.alt && !press.ctrl && /^[1-9]$/.test(press.key)) return { kind: 'screen', index: Number(press.key) - 1 };
  if (press.alt && !press.ctrl && press.key.toLowerCase() === 'm') return { kind: 'mini' };
  return null;
};

/** What a key press means now; null when it is not ours. */
export const shortcutFor = (press: KeyPress, call: CallSituation): ShortcutAction | null => {
  if (press.isRepeat || press.isComposing) return null;
  if (press.ctrl && press.key === 'Backspace')
    return call.isAlive && press.focus !== 'field' && !press.alt && !press.shift ? { kind: 'end' } : null;
  if (press.ctrl || press.alt || press.meta) return modified(press);
  if (press.focus === 'field' || press.focus === 'overlay') return null;
  if (press.key === ' ' || press.key === 'Enter')
    return call.isRinging && press.focus !== 'callCard' && !press.shift ? { kind: 'answer' } : null;
  const letter = press.key.toLowerCase();
  if (call.isTalking && letter === 'm') return { kind: 'mute' };
  if (call.isTalking && letter === 'h') return { kind: 'hold' };
  if (call.isTalking && letter === 't') return { kind: 'transfer' };
  if (call.isTalking && letter === 'b') return { kind: 'callBack' };
  if (call.isSwappable && letter === 's') return { kind: 'swap' };
  return null;
};
