import { describe, expect, it } from 'vitest';
import { SILENT_AFTER_MS, transition, voiceWatch } from './voiceWatch.ts';

const start = voiceWatch({ at: 1_000, packets: 50 });
const later = (ms: number, packets: number, isRegistered = false) => ({ at: 1_000 + ms, packets, isRegistered });

describe('the voice of a phone that went away', () => {
  it('[RESCUE-2] dead after 2 s without a packet, registered again or not', () => {
    for (const isRegistered of [false, true]) {
      const nearly = transition(start, later(SILENT_AFTER_MS - 1, 50, isRegistered));
      expect(nearly.kind).toBe('watching');
      expect(transition(nearly, later(SILENT_AFTER_MS, 50, isRegistered)).kind).toBe('dead');
    }
  });

  it('[RESCUE-2] voice without signalling is watched on, and its silence counts from the last packet', () => {
    const heard = transition(start, later(1_900, 120));
    expect(heard).toEqual({ kind: 'watching', packets: 120, heardAt: 2_900 });
    expect(transition(heard, later(3_800, 120)).kind).toBe('watching');
    expect(transition(heard, later(3_900, 120)).kind).toBe('dead');
  });

  it('[RESCUE-3] voice of a phone that is registered again ends the watch; what is decided stays', () => {
    const alive = transition(start, later(500, 75, true));
    expect(alive.kind).toBe('alive');
    expect(transition(alive, later(9_000, 75))).toBe(alive);
  });
});
