import { describe, expect, it } from 'vitest';
import { bindingsOf } from '../../../host/shortcuts/bindings.ts';
import { STILL, transition, type EditorEvent, type KeyEditor } from './keyEditor.ts';

const keys = { bindings: bindingsOf({}, 'other'), platform: 'other' } as const;
const press = (key: string, code: string, held: { ctrl?: boolean; alt?: boolean } = {}): EditorEvent => ({
  kind: 'pressed',
  raw: { key, code, ctrl: false, alt: false, shift: false, meta: false, ...held },
});
const pressing: KeyEditor = { kind: 'pressing', action: 'mute', refused: null };
const step = (state: KeyEditor, event: EditorEvent) => transition(state, event, keys);

describe('pressing new keys', () => {
  it('sets what is free at once', () =>
    expect(step(pressing, press('j', 'KeyJ'))).toEqual({
      state: STILL,
      change: { kind: 'set', action: 'mute', combination: 'J', holder: 'loses' },
    }));
  it('waits while only Ctrl is held', () =>
    expect(step(pressing, press('Control', 'ControlLeft', { ctrl: true }))).toEqual({ state: pressing, change: null }));
  it('[KEY-18] Escape leaves it, Backspace and Delete clear it', () => {
    expect(step(pressing, press('Escape', 'Escape'))).toEqual({ state: STILL, change: null });
    for (const key of ['Backspace', 'Delete'])
      expect(step(pressing, press(key, key))).toEqual({ state: STILL, change: { kind: 'clear', action: 'mute' } });
  });
  it('[KEY-16] says why not, and goes on waiting', () =>
    expect(step(pressing, press('c', 'KeyC', { ctrl: true }))).toEqual({
      state: { kind: 'pressing', action: 'mute', refused: { combination: 'Ctrl+C', why: 'edits' } },
      change: null,
    }));
  it('[KEY-15] asks before it takes what another action has', () => {
    const asked = step(pressing, press('h', 'KeyH'));
    expect(asked).toEqual({
      state: { kind: 'asking', action: 'mute', combination: 'H', holders: ['hold'] },
      change: null,
    });
    expect(step(asked.state, { kind: 'decided', holder: 'swaps' })).toEqual({
      state: STILL,
      change: { kind: 'set', action: 'mute', combination: 'H', holder: 'swaps' },
    });
    expect(step(asked.state, { kind: 'left' })).toEqual({ state: STILL, change: null });
    expect(step(asked.state, press('j', 'KeyJ')).change).toBeNull();
  });
  it('its own key again is no conflict', () =>
    expect(step(pressing, press('m', 'KeyM')).change).toMatchObject({ combination: 'M' }));
});

describe('back to the start', () => {
  it('[KEY-19] at once where its keys are free', () =>
    expect(step(STILL, { kind: 'toStart', action: 'hold' }).change).toEqual({ kind: 'toStart', action: 'hold' }));
  it('[KEY-19] says first who has them', () => {
    const taken = { ...keys, bindings: bindingsOf({ mute: ['H'] }, 'other') };
    const asked = transition(STILL, { kind: 'toStart', action: 'hold' }, taken);
    expect(asked).toEqual({
      state: { kind: 'asking', action: 'hold', combination: null, holders: ['mute'] },
      change: null,
    });
    expect(transition(asked.state, { kind: 'decided', holder: 'loses' }, taken).change).toEqual({
      kind: 'toStart',
      action: 'hold',
    });
  });
});
