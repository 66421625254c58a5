import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineState } from '../snapshot.ts';
import { isAddressAllowed } from './address.ts';
import { FIRST_WAIT_MS, LONGEST_WAIT_MS, waitBeforeAttempt } from './backoff.ts';
import { type LineEvent, transition } from './lineMachine.ts';

describe('the rules', () => {
  it('[LINE-1] plain ws only to loopback', () => {
    expect(
      ['wss://pbx.test/ws', 'ws://localhost:1/ws', 'ws://127.0.0.1/ws', 'ws://127.9.9.9/', 'ws://[::1]:80/'].every(
        isAddressAllowed,
      ),
    ).toBe(true);
    expect(
      [
        'ws://pbx.test/',
        'ws://127.0.0.1.evil.test/',
        'ws://localhost.evil.test/',
        'http://127.0.0.1/',
        'ws://10.0.0.1',
        '',
      ].some(isAddressAllowed),
    ).toBe(false);
  });

  it('[LINE-6] full jitter: from nothing to the doubling cap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (attempt, random) => {
          const wait = waitBeforeAttempt(attempt, random);
          return wait >= 0 && wait <= Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt - 1, 20));
        },
      ),
    );
    expect(waitBeforeAttempt(1, 0.999)).toBe(999);
    expect(waitBeforeAttempt(100, 0.999)).toBe(29_970);
  });

  const problem = fc.constantFrom('line.lost' as const, 'line.unreachable' as const);
  const event: fc.Arbitrary<LineEvent> = fc.oneof(
    fc.constantFrom<LineEvent>({ kind: 'opened' }, { kind: 'closed' }, { kind: 'socketOpened' }, { kind: 'retryDue' }),
    fc.record({ kind: fc.constant('registered' as const), at: fc.nat() }),
    fc.record({ kind: fc.constant('failed' as const), at: fc.nat(), waitMs: fc.nat(), problem }),
    fc.record({ kind: fc.constantFrom('diagnosed' as const, 'refused' as const), problem }),
  );

  it('[LINE-3] [LINE-14] [LINE-15] no order of events makes it registered without asking, or stuck', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let state: LineState = { kind: 'off' };
        for (const event of events) {
          const next = transition(state, event);
          const isNew = next.kind === 'registered' && state.kind !== 'registered';
          expect(!isNew || state.kind === 'registering').toBe(true);
          expect(state.kind !== 'off' || event.kind === 'opened' || next.kind === 'off').toBe(true);
          const wasLost = event.kind === 'failed' && state.kind === 'registered';
          expect(!wasLost || (next.kind === 'waiting' && next.attempt === 1)).toBe(true);
          state = next;
        }
        expect(transition(state, { kind: 'opened' })).toEqual({ kind: 'connecting', attempt: 1 });
      }),
    );
  });
});
