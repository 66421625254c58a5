import { describe, expect, it } from 'vitest';
import { shortcutFor, type CallSituation, type KeyPress } from './shortcuts.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  alt: false,
  meta: false,
  shift: false,
  isRepeat: false,
  isComposing: false,
  focus: 'elsewhere',
  ...more,
});
const idle: CallSituation = { isRinging: false, isTalking: false, isSwappable: false, isAlive: false };
const ringing: CallSituation = { isRinging: true, isTalking: false, isSwappable: false, isAlive: true };
const talking: CallSituation = { isRinging: false, isTalking: true, isSwappable: false, isAlive: true };

describe('space and enter', () => {
  it('[KEY-1] answer a ringing call', () => {
    expect(shortcutFor(press(' '), ringing)).toEqual({ kind: 'answer' });
    expect(shortcutFor(press('Enter'), ringing)).toEqual({ kind: 'answer' });
  });
  it('[KEY-2] type while typing, and choose in a menu', () => {
    expect(shortcutFor(press(' ', { focus: 'field' }), ringing)).toBeNull();
    expect(shortcutFor(press('Enter', { focus: 'overlay' }), ringing)).toBeNull();
  });
  it('[KEY-3] press the button of the call card that has the focus: Decline never answers', () =>
    expect(shortcutFor(press(' ', { focus: 'callCard' }), ringing)).toBeNull());
  it('do nothing of their own without a ringing call', () => expect(shortcutFor(press(' '), talking)).toBeNull());
  it('[KEY-4] answer once when held down', () =>
    expect(shortcutFor(press(' ', { isRepeat: true }), ringing)).toBeNull());
  it('[KEY-4] belong to the input method while it composes', () =>
    expect(shortcutFor(press('Enter', { isComposing: true }), ringing)).toBeNull());
});

describe('in a call', () => {
  it('[KEY-5] M mutes and H holds, in capitals too', () => {
    expect(shortcutFor(press('m'), talking)).toEqual({ kind: 'mute' });
    expect(shortcutFor(press('H', { shift: true }), talking)).toEqual({ kind: 'hold' });
  });
  it('[KEY-5] M and H type in a field, and are nothing without a call', () => {
    expect(shortcutFor(press('m', { focus: 'field' }), talking)).toBeNull();
    expect(shortcutFor(press('h'), ringing)).toBeNull();
  });
  it('[KEY-9] S swaps two calls, and types in a field', () => {
    const two = { ...talking, isSwappable: true };
    expect(shortcutFor(press('S', { shift: true }), two)).toEqual({ kind: 'swap' });
    expect(shortcutFor(press('s', { focus: 'field' }), two)).toBeNull();
    expect(shortcutFor(press('s'), talking)).toBeNull();
  });
  it('[KEY-10] T opens the transfer panel in a conversation only', () => {
    expect(shortcutFor(press('t'), talking)).toEqual({ kind: 'transfer' });
    expect(shortcutFor(press('t', { focus: 'field' }), talking)).toBeNull();
    expect(shortcutFor(press('t'), ringing)).toBeNull();
  });
  it('[KEY-6] Ctrl+Backspace ends, but deletes a word in a field', () => {
    expect(shortcutFor(press('Backspace', { ctrl: true }), talking)).toEqual({ kind: 'end' });
    expect(shortcutFor(press('Backspace', { ctrl: true }), ringing)).toEqual({ kind: 'end' });
    expect(shortcutFor(press('Backspace', { ctrl: true, focus: 'field' }), talking)).toBeNull();
    expect(shortcutFor(press('Backspace', { ctrl: true }), idle)).toBeNull();
  });
  it('[KEY-7] Escape ends nothing', () => {
    expect(shortcutFor(press('Escape'), ringing)).toBeNull();
    expect(shortcutFor(press('Escape'), talking)).toBeNull();
  });
});

describe('everywhere', () => {
  it('[KEY-8] Ctrl+K finds, from a field too', () =>
    expect(shortcutFor(press('k', { ctrl: true, focus: 'field' }), idle)).toEqual({ kind: 'find' }));
  it('[KEY-9] Alt+M opens the mini phone, with a call and without', () => {
    expect(shortcutFor(press('m', { alt: true }), idle)).toEqual({ kind: 'mini' });
    expect(shortcutFor(press('m', { alt: true, focus: 'field' }), talking)).toEqual({ kind: 'mini' });
  });
  it('[KEY-8] Alt and a digit change the screen', () =>
    expect(shortcutFor(press('3', { alt: true }), idle)).toEqual({ kind: 'screen', index: 2 }));
});
