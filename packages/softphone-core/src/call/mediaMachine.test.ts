import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { look, mediaAtStart, type MediaState, restartedElsewhere } from './mediaMachine.ts';

const after = (looks: readonly [at: number, packets: number][], isExpected = true): MediaState =>
  looks.reduce<MediaState>((state, [at, packets]) => look(state, { at, packets, agoMs: 0, isExpected }), mediaAtStart);

describe('the sound of a call', () => {
  it('[MEDIA-6] is not judged before anything came, nor while held', () => {
    expect(
      after([
        [0, 0],
        [5000, 0],
      ]),
    ).toEqual({ kind: 'silent', packets: 0 });
    expect(
      after(
        [
          [0, 9],
          [5000, 9],
        ],
        false,
      ),
    ).toEqual({ kind: 'silent', packets: 9 });
    // Retrieved: what came before counts as nothing until something comes.
    const held = look(
      { kind: 'dead', packets: 9, seenAt: 0, restarts: 2, restartAt: 0 },
      { at: 1, packets: 9, agoMs: 0, isExpected: false },
    );
    expect(look(held, { at: 900, packets: 9, agoMs: 0, isExpected: true })).toEqual(held);
  });

  it('[MEDIA-2] [MEDIA-3] doubt at 200 ms, dead at 400 ms, counted from the last packet', () => {
    expect(
      after([
        [0, 5],
        [199, 5],
      ]).kind,
    ).toBe('flowing');
    expect(
      after([
        [0, 5],
        [200, 5],
      ]).kind,
    ).toBe('doubtful');
    expect(
      after([
        [0, 5],
        [250, 5],
        [400, 5],
      ]),
    ).toMatchObject({ kind: 'dead', restarts: 1, restartAt: 3400 });
    const late = look(mediaAtStart, { at: 250, packets: 5, agoMs: 180, isExpected: true });
    expect(look(late, { at: 500, packets: 5, agoMs: 0, isExpected: true }).kind).toBe('dead');
  });

  it('[MEDIA-3] restarts after 3, 6, 12, 24, 30, 30 s, and begins anew when it was heard', () => {
    let state = after([
      [0, 5],
      [1000, 5],
    ]);
    const pauses: number[] = [];
    for (let at = 1000; at < 90_000; at += 250) {
      const next = look(state, { at, packets: 5, agoMs: 0, isExpected: true });
      if (next !== state && next.kind === 'dead') pauses.push(Math.round((next.restartAt - at) / 1000));
      state = next;
    }
    expect(pauses).toEqual([6, 12, 24, 30, 30]);
    expect(look(state, { at: 140_000, packets: 6, agoMs: 0, isExpected: true }).kind).toBe('flowing');
  });

  it('[MEDIA-5] a restart for another reason counts', () => {
    const dead = restartedElsewhere(
      after([
        [0, 5],
        [250, 5],
      ]),
      300,
    );
    expect(look(dead, { at: 900, packets: 5, agoMs: 0, isExpected: true })).toBe(dead);
    expect(restartedElsewhere(mediaAtStart, 300)).toBe(mediaAtStart);
  });

  it('[MEDIA-1] a packet always means flowing, whatever was before', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (all) => {
        let [state, at, packets]: [MediaState, number, number] = [mediaAtStart, 0, 0];
        for (const [byMs, comes] of all) {
          at += byMs;
          if (comes) packets += 1;
          state = look(state, { at, packets, agoMs: 0, isExpected: true });
          expect(comes ? state.kind === 'flowing' : state.packets === packets).toBe(true);
        }
      }),
    );
  });
});
