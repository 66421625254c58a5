import type { CallSnapshot, CallState } from '@hearthline/softphone-core/snapshot';
import { describe, expect, it } from 'vitest';
import { call } from '../../gallery/telephony.ts';
import { arrangeCalls, callToSwap, consultingCall, peerOf, ringingCall, talkingCall } from './arrangeCalls.ts';

const make = (id: string, state: CallState): CallSnapshot => call('en', state, { id });
const talking = (id: string, hold: 'none' | 'here' | 'there' | 'both' = 'none', heldSince = 0) =>
  make(id, {
    kind: 'talking',
    since: 0,
    hold,
    heldSince: hold === 'here' || hold === 'both' ? heldSince : null,
    isHoldPending: false,
  });
const ringing = (id: string) => make(id, { kind: 'ringingHere' });
const ended = (id: string) => make(id, { kind: 'ended', at: 0, reason: 'hungUpThere', talkedMs: 0 });
const mainOf = (...calls: CallSnapshot[]) => arrangeCalls(calls).main?.id ?? null;

describe('the main call', () => {
  it('[CARD-2] is the conversation, not the one that begins to ring', () =>
    expect(mainOf(talking('a'), ringing('b'))).toBe('a'));
  it('[CARD-3] is the one talked with, not the one held here', () =>
    expect(mainOf(talking('a', 'here'), talking('b'))).toBe('b'));
  it('[CARD-3] stays when the far side holds', () =>
    expect(mainOf(talking('a', 'there'), talking('b', 'here'))).toBe('a'));
  it('[CARD-1] is a ringing one rather than one that has ended', () =>
    expect(mainOf(ended('a'), ringing('b'))).toBe('b'));
  it('[CARD-1] is a held one rather than a ringing one', () =>
    expect(mainOf(ringing('a'), talking('b', 'here'))).toBe('b'));
  it('is none without calls', () => expect(mainOf()).toBeNull());
  it('[CARD-4] leaves the others in their order', () =>
    expect(arrangeCalls([ended('a'), talking('b'), ringing('c')]).others.map(({ id }) => id)).toEqual(['a', 'c']));
});

describe('keys', () => {
  it('answer the call that rings longest', () => expect(ringingCall([ringing('a'), ringing('b')])?.id).toBe('a'));
  it('mute the conversation, and nothing while a call only rings', () => {
    expect(talkingCall([ringing('a'), talking('b')])?.id).toBe('b');
    expect(talkingCall([ringing('a')])).toBeNull();
  });
});

describe('[CARD-10] a call handed over', () => {
  it('gives way to one that rings', () =>
    expect(mainOf(make('a', { kind: 'handedOver', since: 0 }), ringing('b'))).toBe('b'));
});

describe('the second call that asks first', () => {
  it('is found from either of the two', () => {
    const origin = { ...talking('a', 'here'), transfer: { kind: 'consulting' as const, to: '1', consultCallId: 'b' } };
    const all = [origin, talking('b'), talking('c')];
    expect(all.map((each) => consultingCall(all, each)?.id ?? null)).toEqual(['a', 'a', null]);
  });
});

describe('[CARD-8] swap', () => {
  it('takes the held call that waits longest, not the one talked with', () =>
    expect(
      callToSwap([talking('a'), talking('b', 'here', 20), talking('c', 'both', 10), ringing('d'), ended('e')])?.id,
    ).toBe('c'));
  it('is nothing with one call, or when the far side alone holds', () => {
    expect(callToSwap([talking('a', 'here')])).toBeNull();
    expect(callToSwap([talking('a'), talking('b', 'there')])).toBeNull();
  });
});

describe('the far side', () => {
  it('[CARD-5] is called by name, else by number, else not at all', () => {
    const peer = (peerName: string | null, peerNumber: string) => peerOf({ ...ringing('a'), peerName, peerNumber });
    expect([peer('王先生', '139'), peer(' ', '139'), peer(null, '')]).toEqual(['王先生', '139', null]);
  });
});
