import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HubErrorCode } from '../hubError.ts';
import { retryDelayMs, transition, type LinkEvent, type LinkState } from './link.ts';

const lost = { kind: 'lost', problem: 'closed', at: 1_000, random: 0.5 } as const;
const refused = (code: HubErrorCode) => ({ kind: 'refused', error: { code }, at: 1_000, random: 0.5 }) as const;
const run = (...events: LinkEvent[]) => events.reduce<LinkState>(transition, { kind: 'off' });

describe('the link', () => {
  it('[CLIENT-1] [CLIENT-4] goes from started to live', () => {
    expect(run({ kind: 'started' })).toEqual({ kind: 'connecting', attempt: 0 });
    expect(run({ kind: 'started' }, { kind: 'opened' })).toEqual({ kind: 'joining', attempt: 0 });
    expect(run({ kind: 'started' }, { kind: 'opened' }, { kind: 'upToDate' })).toEqual({ kind: 'live' });
  });

  it('[CLIENT-2] waits longer after each failure, and starts over after being live', () => {
    const failed = run({ kind: 'started' }, lost, { kind: 'retryDue' }, lost);
    expect(failed).toEqual({ kind: 'waiting', attempt: 2, retryAt: 1_000 + 500, problem: 'closed' });
    const live = run({ kind: 'started' }, lost, { kind: 'retryDue' }, { kind: 'opened' }, { kind: 'upToDate' }, lost);
    expect(live).toMatchObject({ attempt: 1, retryAt: 1_250 });
  });

  it('[CLIENT-2] the wait is below a limit that doubles up to 30 s', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
        const delayMs = retryDelayMs(attempt, random);
        expect(delayMs).toBeGreaterThanOrEqual(0);
        expect(delayMs).toBeLessThan(Math.min(30_000, 500 * 2 ** attempt));
      }),
    );
  });

  it.each(['session.expired', 'session.replaced', 'protocol.clientTooOld', 'protocol.hubTooOld'] as const)(
    '[CLIENT-3] %s is for good, until started anew',
    (code) => {
      const state = run({ kind: 'started' }, { kind: 'opened' }, refused(code));
      expect(state).toEqual({ kind: 'refused', error: { code } });
      for (const event of [{ kind: 'retryDue' }, { kind: 'woken' }, lost, { kind: 'opened' }] as const) {
        expect(transition(state, event)).toBe(state);
      }
      expect(transition(state, { kind: 'started' }).kind).toBe('connecting');
    },
  );

  it('[CLIENT-3] other refusals are tried again later', () => {
    expect(run({ kind: 'started' }, { kind: 'opened' }, refused('hub.fault'))).toMatchObject({
      kind: 'waiting',
      problem: 'refusedForNow',
    });
  });

  it('[CLIENT-16] waking ends a wait', () => {
    expect(run({ kind: 'started' }, lost, { kind: 'woken' })).toEqual({ kind: 'connecting', attempt: 0 });
  });

  it('[CLIENT-1] whatever happens, only a final refusal or closing ends it', () => {
    const anyEvent = fc.constantFrom<LinkEvent>(
      ...([{ kind: 'opened' }, { kind: 'upToDate' }, { kind: 'retryDue' }, { kind: 'woken' }] as const),
      lost,
      refused('hub.fault'),
    );
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 50 }), (events) => {
        expect(['connecting', 'joining', 'live', 'waiting']).toContain(run({ kind: 'started' }, ...events).kind);
      }),
    );
  });
});
