import { describe, expect, it } from 'vitest';
import { bindingsOf } from './bindings.ts';
import { pressedAction, type CallSituation, type KeyPress } from './pressed.ts';

const codes: Readonly<Record<string, string>> = { ' ': 'Space', '?': 'Slash' };
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: codes[key] ?? (/^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key),
  ...{ ctrl: false, alt: false, meta: false, shift: false },
  isRepeat: false,
  isWriting: false,
  focus: 'elsewhere',
  ...more,
});
const idle: CallSituation = { isRinging: false, isTalking: false, isSwappable: false, isAlive: false };
const ringing: CallSituation = { ...idle, isRinging: true, isAlive: true };
const talking: CallSituation = { ...idle, isTalking: true, isAlive: true };
const keys = { bindings: bindingsOf({}, 'other'), platform: 'other' } as const;
const does = (key: KeyPress, call: CallSituation) => pressedAction(key, call, keys);

describe('space and enter', () => {
  it('[KEY-9] answer a ringing call', () => {
    expect(does(press(' '), ringing)).toBe('answer');
    expect(does(press('Enter'), ringing)).toBe('answer');
  });
  it('[KEY-7] [KEY-8] type while typing, and choose in a menu', () => {
    expect(does(press(' ', { focus: 'field' }), ringing)).toBeNull();
    expect(does(press('Enter', { focus: 'caught' }), ringing)).toBeNull();
  });
  it('[KEY-10] press the button of the call card that has the focus: Decline never answers', () =>
    expect(does(press(' ', { focus: 'callCard' }), ringing)).toBeNull());
  it('[KEY-6] do nothing of their own without a ringing call', () => expect(does(press(' '), talking)).toBeNull());
  it('[KEY-5] answer once when held down', () => expect(does(press(' ', { isRepeat: true }), ringing)).toBeNull());
  it('[KEY-5] belong to the input method while it composes', () =>
    expect(does(press('Enter', { isWriting: true }), ringing)).toBeNull());
});

describe('in a call', () => {
  it.each([
    ['m', 'mute'],
    ['H', 'hold'],
    ['t', 'transfer'],
    ['k', 'keypad'],
    ['b', 'callBack'],
  ])('[KEY-6] %s does %s in a conversation only, and types in a field', (key, action) => {
    expect(does(press(key), talking)).toBe(action);
    expect(does(press(key), ringing)).toBeNull();
    expect(does(press(key, { focus: 'field' }), talking)).toBeNull();
    expect(does(press(key, { focus: 'caught' }), talking)).toBeNull();
    expect(does(press(key, { focus: 'callCard' }), talking)).toBe(action);
  });
  it('[KEY-13] S swaps two calls', () => {
    expect(does(press('S', { shift: true }), { ...talking, isSwappable: true })).toBe('swap');
    expect(does(press('s'), talking)).toBeNull();
  });
  it('[KEY-12] Ctrl+Backspace ends, but deletes a word in a field', () => {
    const end = press('Backspace', { ctrl: true });
    expect(does(end, talking)).toBe('end');
    expect(does(end, ringing)).toBe('end');
    expect(does({ ...end, focus: 'field' }, talking)).toBeNull();
    expect(does(end, idle)).toBeNull();
  });
  it('[KEY-11] Escape ends nothing', () => {
    expect(does(press('Escape'), ringing)).toBeNull();
    expect(does(press('Escape'), talking)).toBeNull();
  });
});

describe('everywhere', () => {
  it('[KEY-7] combinations work from a field too, and function keys', () => {
    expect(does(press('k', { ctrl: true, focus: 'field' }), idle)).toBe('find');
    expect(does(press('m', { alt: true, focus: 'field' }), talking)).toBe('mini');
    expect(does(press('F1', { focus: 'field' }), idle)).toBe('help');
    expect(does(press('?', { focus: 'field', shift: true }), idle)).toBeNull();
    expect(does(press('?', { shift: true }), idle)).toBe('help');
  });
  it('opens screens', () => {
    expect(does(press('3', { alt: true }), idle)).toBe('history');
    expect(does(press('1', { alt: true }), idle)).toBe('home');
  });
  it('[KEY-8] nothing acts where keys are caught', () =>
    expect(does(press('k', { ctrl: true, focus: 'caught' }), idle)).toBeNull());
  it('[KEY-26] keys for other programs come from the system alone', () =>
    expect(does(press('m', { ctrl: true, alt: true }), talking)).toBeNull());
  it('changed keys act in place of those from the start', () => {
    const changed = { ...keys, bindings: bindingsOf({ mute: ['Ctrl+Shift+U'] }, 'other') };
    expect(pressedAction(press('U', { ctrl: true, shift: true, focus: 'field' }), talking, changed)).toBe('mute');
    expect(pressedAction(press('m'), talking, changed)).toBeNull();
  });
});
