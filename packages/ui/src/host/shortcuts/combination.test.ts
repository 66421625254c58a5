import { describe, expect, it } from 'vitest';
import {
  acceleratorOf,
  ariaKeysOf,
  pressedCombination,
  readCombination,
  writeCombination,
  type RawKey,
} from './combination.ts';

const raw = (key: string, code: string, more: Partial<RawKey> = {}): RawKey => ({
  ...{ key, code, ctrl: false, alt: false, shift: false, meta: false },
  ...more,
});
const pressed = (...press: Parameters<typeof raw>): string | null => {
  const combination = pressedCombination(raw(...press));
  return combination === null ? null : writeCombination(combination);
};
const read = (text: string) => {
  const combination = readCombination(text);
  if (combination === null) throw new Error(`${text} is no combination`);
  return combination;
};

describe('a pressed key', () => {
  it('[KEY-1] is the letter that the keyboard prints, whatever its place', () => {
    expect(pressed('m', 'KeyM')).toBe('M');
    expect(pressed('M', 'KeyM')).toBe('M');
    // AZERTY has M where others have a semicolon, Dvorak has it elsewhere again.
    expect(pressed('m', 'Semicolon')).toBe('M');
    expect(pressed('a', 'KeyQ', { ctrl: true })).toBe('Ctrl+A');
  });
  it('[KEY-2] is the letter of its place where no Latin letter is printed', () => {
    expect(pressed('ь', 'KeyM')).toBe('M');
    expect(pressed('Process', 'KeyH')).toBe('H');
    expect(pressed('µ', 'KeyM', { alt: true })).toBe('Alt+M');
    expect(pressed('Dead', 'KeyN', { alt: true, meta: true })).toBe('Alt+Meta+N');
  });
  it('[KEY-2] is a digit by its place: AZERTY prints & without Shift', () => {
    expect(pressed('&', 'Digit1', { alt: true })).toBe('Alt+1');
    expect(pressed('!', 'Digit1', { alt: true, shift: true })).toBe('Alt+Shift+1');
  });
  it('[KEY-3] is “?” wherever it is printed', () => {
    expect(pressed('?', 'Slash', { shift: true })).toBe('Question');
    expect(pressed('?', 'Minus', { shift: true })).toBe('Question');
    expect(pressed('？', 'Slash', { shift: true })).toBe('Question');
  });
  it('[KEY-3] is the same bare letter with Shift', () => expect(pressed('M', 'KeyM', { shift: true })).toBe('M'));
  it('[KEY-4] is not a digit of the number pad, but its Enter and its marks are keys', () => {
    expect(pressed('1', 'Numpad1', { alt: true })).toBeNull();
    expect(pressed('Home', 'Numpad7')).toBeNull();
    expect(pressed('Enter', 'NumpadEnter')).toBe('Enter');
    expect(pressed('*', 'NumpadMultiply', { ctrl: true })).toBe('Ctrl+NumpadMultiply');
  });
  it('is nothing while only Ctrl is held', () => {
    expect(pressed('Control', 'ControlLeft', { ctrl: true })).toBeNull();
    expect(pressed('MediaPlayPause', 'MediaPlayPause')).toBeNull();
  });
});

describe('a combination as text', () => {
  it('reads as it was written, and not otherwise', () => {
    for (const text of ['M', 'Ctrl+Alt+Shift+Meta+M', 'Shift+F12', 'Ctrl+Slash', 'Question', 'Space'])
      expect(writeCombination(read(text))).toBe(text);
    for (const text of ['', 'm', 'Alt+Ctrl+M', 'Ctrl+Ctrl+M', 'Ctrl+', 'Shift+M', 'F25', 'Ctrl+Nothing', '__proto__'])
      expect(readCombination(text), text).toBeNull();
  });
  it('has the names that Electron and screen readers know', () => {
    expect(acceleratorOf(read('Ctrl+Alt+M'), 'other')).toBe('Control+Alt+M');
    expect(acceleratorOf(read('Ctrl+Meta+ArrowUp'), 'mac')).toBe('Control+Command+Up');
    expect(acceleratorOf(read('Ctrl+Shift+NumpadAdd'), 'other')).toBe('Control+Shift+numadd');
    expect(ariaKeysOf(read('Ctrl+Backspace'))).toBe('Control+Backspace');
    expect(ariaKeysOf(read('Question'))).toBe('?');
  });
});
