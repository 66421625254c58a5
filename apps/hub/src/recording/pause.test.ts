import { describe, expect, it } from 'vitest';
import { pauseBy, running, transition, type Pause, type PauseEvent } from './pause.ts';

const lengths = { keysMs: 5_000, cardNumberMs: 120_000 };
const after = (start: Pause, ...events: PauseEvent[]): Pause =>
  events.reduce((pause, event) => transition(pause, event, lengths), start);

describe('a recording', () => {
  it('[REC-2] paused by the operator stays so until she resumes it', () => {
    const paused = after(running, { kind: 'paused', why: 'operator', at: 1 });
    expect(paused).toEqual({ kind: 'paused', by: 'operator', until: null });
    expect(after(paused, { kind: 'elapsed', at: 10 ** 9 })).toBe(paused);
    expect(after(paused, { kind: 'resumed', at: 2 })).toEqual(running);
  });
  it('[REC-3] a key pauses it; it runs again 5 s after the last one', () => {
    const first = after(running, { kind: 'key', at: 1_000 });
    expect(first).toMatchObject({ by: 'keys', until: 6_000 });
    const second = after(first, { kind: 'key', at: 3_000 });
    expect(after(second, { kind: 'elapsed', at: 6_000 })).toMatchObject({ by: 'keys', until: 8_000 });
    expect(after(second, { kind: 'elapsed', at: 8_000 })).toEqual(running);
  });
  it('[REC-4] paused for a card number it runs again after 2 min', () => {
    const paused = after(running, { kind: 'paused', why: 'cardNumber', at: 0 });
    expect(after(paused, { kind: 'elapsed', at: 119_999 })).toBe(paused);
    expect(after(paused, { kind: 'elapsed', at: 120_000 })).toEqual(running);
  });
  it('[REC-5] keys pressed in a pause of hers do not end it, nor shorten it', () => {
    for (const by of ['operator', 'cardNumber'] as const) {
      const paused = pauseBy(by, 0, lengths);
      expect(after(paused, { kind: 'key', at: 1 }, { kind: 'elapsed', at: 60_000 })).toBe(paused);
    }
  });
});
