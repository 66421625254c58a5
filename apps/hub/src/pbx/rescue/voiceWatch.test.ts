import { describe, expect, it } from 'vitest';
import { GONE_AFTER_MS, SILENT_AFTER_MS, transition, voiceWatch, type PhoneSeen } from './voiceWatch.ts';

const start = voiceWatch({ at: 1_000, packets: 50 });
const later = (ms: number, packets: number, phone: PhoneSeen) => ({ at: 1_000 + ms, packets, phone });

describe('the voice of a phone that went away', () => {
  it('[RESCUE-2] a phone that is gone is dead after 2 s without a packet, one that is silent after 32 s', () => {
    for (const [phone, limitMs] of [
      ['gone', GONE_AFTER_MS],
      ['silent', SILENT_AFTER_MS],
    ] as const) {
      const nearly = transition(start, later(limitMs - 1, 50, phone));
      expect(nearly.kind).toBe('watching');
      expect(transition(nearly, later(limitMs, 50, phone)).kind).toBe('dead');
    }
  });

  it('[RESCUE-2] a silent one that turns out to be gone is dead at once', () => {
    const silent = transition(start, later(9_000, 50, 'silent'));
    expect(transition(silent, later(9_500, 50, 'gone')).kind).toBe('dead');
  });

  it('[RESCUE-2] one that is back has 32 s from then, and no more for staying', () => {
    const back = transition(start, later(31_000, 50, 'back'));
    expect(back).toMatchObject({ kind: 'watching', heardAt: 32_000 });
    const stays = transition(back, later(62_999, 50, 'back'));
    expect(stays.kind).toBe('watching');
    expect(transition(stays, later(63_000, 50, 'back')).kind).toBe('dead');
  });

  it('[RESCUE-2] voice without signalling is watched on, and its silence counts from the last packet', () => {
    const heard = transition(start, later(1_900, 120, 'gone'));
    expect(heard).toMatchObject({ kind: 'watching', packets: 120, heardAt: 2_900 });
    expect(transition(heard, later(3_800, 120, 'gone')).kind).toBe('watching');
    expect(transition(heard, later(3_900, 120, 'gone')).kind).toBe('dead');
  });

  it('[RESCUE-3] voice of a phone that is registered again ends the watch; what is decided stays', () => {
    const alive = transition(start, later(500, 75, 'back'));
    expect(alive.kind).toBe('alive');
    expect(transition(alive, later(9_000, 75, 'gone'))).toBe(alive);
  });
});
