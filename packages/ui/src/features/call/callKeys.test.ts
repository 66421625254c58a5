import type { CallSnapshot, CallState } from '@hearthline/softphone-core/snapshot';
import { describe, expect, it } from 'vitest';
import { call } from '../../gallery/telephony.ts';
import { Value } from '@hearthline/softphone-core/value';
import { callCommandOf, keyedCalls } from './callKeys.ts';

const make = (id: string, state: CallState, more: Partial<CallSnapshot> = {}): CallSnapshot =>
  call('en', state, { id, ...more });
const talking = (id: string, hold: 'none' | 'here' = 'none', more: Partial<CallSnapshot> = {}) =>
  make(id, { kind: 'talking', since: 0, hold, heldSince: hold === 'here' ? 5 : null, isHoldPending: false }, more);
const ringing = (id: string) => make(id, { kind: 'ringingHere' });
const ended = (id: string) => make(id, { kind: 'ended', at: 0, reason: 'hungUpThere', talkedMs: 0 });

describe('a key of a call', () => {
  it('[KEY-9] answers the one that rings longest', () =>
    expect(callCommandOf('answer', [talking('a'), ringing('b'), ringing('c')])).toEqual({
      name: 'answer',
      input: { callId: 'b' },
    }));
  it('[KEY-12] declines one that rings, and hangs up any other', () => {
    expect(callCommandOf('end', [ended('z'), ringing('a')])).toEqual({ name: 'reject', input: { callId: 'a' } });
    expect(callCommandOf('end', [talking('a'), ringing('b')])).toEqual({ name: 'hangUp', input: { callId: 'a' } });
  });
  it('mutes and unmutes by saying which of the two', () => {
    const input = { callId: 'a', isMuted: true };
    expect(callCommandOf('mute', [talking('a')])).toEqual({ name: 'setMuted', input });
    expect(callCommandOf('mute', [talking('a', 'none', { isMuted: true })])?.input).toEqual({
      ...input,
      isMuted: false,
    });
  });
  it('holds and retrieves, and waits while that is on its way', () => {
    expect(callCommandOf('hold', [talking('a')])?.name).toBe('hold');
    expect(callCommandOf('hold', [talking('a', 'here')])?.name).toBe('retrieve');
    const pending = { kind: 'talking', since: 0, hold: 'none', heldSince: null, isHoldPending: true } as const;
    expect(callCommandOf('hold', [make('a', pending)])).toBeNull();
  });
  it('[KEY-13] swaps to the one held beside it', () =>
    expect(callCommandOf('swap', [talking('a'), talking('b', 'here')])?.input).toEqual({ callId: 'b' }));
  it.each(['answer', 'end', 'mute', 'hold', 'swap'] as const)('has nothing to do without a call: %s', (key) =>
    expect(callCommandOf(key, [ended('a')])).toBeNull(),
  );
  it('[KEY-32] leaves a live broadcast, but only where no call lives', () => {
    const leg = talking('leg', 'none', { broadcast: { role: 'listener', broadcastId: 'voice1' } });
    const keyed = (key: 'end' | 'mute' | 'hold', calls: readonly CallSnapshot[]) =>
      callCommandOf(
        key,
        keyedCalls(key, { calls: new Value(calls), broadcastLeg: new Value<CallSnapshot | null>(leg) }),
      );
    expect(keyed('end', [ended('z')])).toEqual({ name: 'hangUp', input: { callId: 'leg' } });
    expect(keyed('end', [ringing('a')])).toEqual({ name: 'reject', input: { callId: 'a' } });
    expect(keyed('mute', [])?.input).toEqual({ callId: 'leg', isMuted: true });
    expect(keyed('hold', [])).toBeNull();
  });
});
