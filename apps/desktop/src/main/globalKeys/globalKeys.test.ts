import type { GlobalAction } from '@hearthline/ui/host';
import { describe, expect, it } from 'vitest';
import { GlobalKeys } from './globalKeys.ts';
import { Presses } from './presses.ts';
import { isWayland } from './wayland.ts';

/** A system that may refuse keys, and lets a test press those it gave. */
class FakeSystem {
  readonly given = new Map<string, () => void>();
  readonly refuses = new Set<string>();
  register(accelerator: string, pressed: () => void): boolean {
    if (accelerator.includes('Insert')) throw new TypeError('conversion failure');
    if (this.refuses.has(accelerator)) return false;
    this.given.set(accelerator, pressed);
    return true;
  }
  unregister(accelerator: string): void {
    this.given.delete(accelerator);
  }
}

function setUp() {
  const system = new FakeSystem();
  const pressed: GlobalAction[] = [];
  const told: GlobalAction[][] = [];
  const clock = { now: 0 };
  const keys = new GlobalKeys({
    system,
    platform: 'other',
    now: () => clock.now,
    onPress: (action) => pressed.push(action),
    onRefused: (refused) => told.push(refused),
  });
  return { system, pressed, told, clock, keys };
}
const mute = { action: 'globalMute', combination: 'Ctrl+Alt+M' } as const;
const answer = { action: 'globalAnswer', combination: 'Ctrl+Alt+Y' } as const;

describe('keys while another program is in front', () => {
  it('[KEY-26] are those that are wanted now, and none after the end', () => {
    const { system, keys, pressed } = setUp();
    expect(keys.take([mute, answer])).toEqual([]);
    expect([...system.given.keys()]).toEqual(['Control+Alt+M', 'Control+Alt+Y']);
    system.given.get('Control+Alt+M')?.();
    expect(pressed).toEqual(['globalMute']);
    keys.take([{ ...mute, combination: 'Ctrl+Shift+F9' }]);
    expect([...system.given.keys()]).toEqual(['Control+Shift+F9']);
    keys.giveBack();
    expect([...system.given.keys()]).toEqual([]);
  });

  it('[KEY-26] are not taken on the engine’s word where they would be in everybody’s way', () => {
    const { system, keys } = setUp();
    for (const combination of ['M', 'Ctrl+C', 'Alt+F4', 'Ctrl+M', 'nonsense', 'Space'])
      keys.take([{ action: 'globalMute', combination }]);
    expect(system.given.size).toBe(0);
  });

  it('two actions that exchange their keys both have them', () => {
    const { system, keys, pressed } = setUp();
    keys.take([mute, answer]);
    keys.take([
      { action: 'globalMute', combination: answer.combination },
      { action: 'globalAnswer', combination: mute.combination },
    ]);
    system.given.get('Control+Alt+M')?.();
    expect(pressed).toEqual(['globalAnswer']);
    expect(system.given.size).toBe(2);
  });

  it('[KEY-27] that were refused are told, and asked for again when the window comes to the front', () => {
    const { system, keys, told } = setUp();
    system.refuses.add('Control+Alt+M');
    expect(keys.take([mute, answer])).toEqual(['globalMute']);
    keys.retry();
    expect(told.at(-1)).toEqual(['globalMute']);
    system.refuses.clear();
    keys.retry();
    expect(told.at(-1)).toEqual([]);
    expect(system.given.has('Control+Alt+M')).toBe(true);
    expect(keys.take([{ action: 'globalMute', combination: 'Ctrl+Alt+Insert' }])).toEqual(['globalMute']);
  });

  it('[KEY-28] are given back while new keys are pressed', () => {
    const { system, keys, told } = setUp();
    keys.take([mute]);
    keys.hold(true);
    expect(system.given.size).toBe(0);
    keys.retry();
    expect(system.given.size).toBe(0);
    expect(told).toEqual([]);
    keys.hold(false);
    expect(system.given.size).toBe(1);
  });

  it('[KEY-25] act once while held down, and again when pressed again', () => {
    const { system, keys, pressed, clock } = setUp();
    keys.take([mute, answer]);
    for (const at of [0, 500, 530, 560, 590, 620, 650, 680, 710, 740]) {
      clock.now = at;
      system.given.get('Control+Alt+M')?.();
    }
    expect(pressed).toEqual(['globalMute']);
    system.given.get('Control+Alt+Y')?.();
    expect(pressed).toEqual(['globalMute', 'globalAnswer']);
    clock.now = 1_600;
    system.given.get('Control+Alt+M')?.();
    expect(pressed).toHaveLength(3);
  });
});

it('[KEY-25] a press after the repeats have ended is a new one', () => {
  const presses = new Presses();
  expect([0, 699, 848, 999, 1_100].map((at) => presses.isNew(at))).toEqual([true, false, false, true, false]);
});

it('[KEY-29] Wayland is known by its session', () => {
  expect(isWayland('linux', { XDG_SESSION_TYPE: 'wayland' })).toBe(true);
  expect(isWayland('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(isWayland('linux', { XDG_SESSION_TYPE: 'x11' })).toBe(false);
  expect(isWayland('win32', { XDG_SESSION_TYPE: 'wayland' })).toBe(false);
});
