import { describe, expect, it } from 'vitest';
import { transition, type MiniEvent, type MiniState } from './machine.ts';
import { MINI_SIZE, placeFor } from './place.ts';

const need = (isNeeded: boolean): MiniEvent => ({ kind: 'need', isNeeded });
const after = (...events: MiniEvent[]): MiniState => events.reduce<MiniState>(transition, 'closed');
const [asked, closed]: MiniEvent[] = [{ kind: 'asked' }, { kind: 'closed' }];

describe('the mini phone', () => {
  it('[MINI-1] asked for, stays whatever the window and the calls do', () => {
    expect(after(asked as MiniEvent, need(true), need(false))).toBe('asked');
    expect(after(asked as MiniEvent, closed as MiniEvent)).toBe('closed');
  });
  it('[MINI-2] comes and goes with the need', () => {
    expect(after(need(true))).toBe('byItself');
    expect(after(need(true), need(false))).toBe('closed');
    expect(after(need(false))).toBe('closed');
  });
  it('[MINI-3] closed by the person, does not come back while the need lasts', () => {
    expect(after(need(true), closed as MiniEvent, need(true))).toBe('dismissed');
    expect(after(need(true), closed as MiniEvent, need(false), need(true))).toBe('byItself');
    expect(after(need(true), closed as MiniEvent, asked as MiniEvent)).toBe('asked');
  });
});

describe('its place', () => {
  const main = { x: 0, y: 0, width: 1366, height: 728 };
  const second = { x: 1366, y: -200, width: 1920, height: 1040 };
  it('[MINI-5] is where it was left, on any screen', () => {
    expect(placeFor({ x: 10, y: 20 }, { all: [main], main })).toEqual({ x: 10, y: 20, ...MINI_SIZE });
    expect(placeFor({ x: 2_000, y: -150 }, { all: [main, second], main })).toMatchObject({ x: 2_000, y: -150 });
  });
  it('[MINI-5] is the lower right where that screen is gone, or would cut it', () => {
    const home = { x: 990, y: 592, ...MINI_SIZE };
    expect(placeFor({ x: 2_000, y: -150 }, { all: [main], main })).toEqual(home);
    expect(placeFor({ x: 1_200, y: 20 }, { all: [main], main })).toEqual(home);
    expect(placeFor(null, { all: [main], main })).toEqual(home);
  });
});
