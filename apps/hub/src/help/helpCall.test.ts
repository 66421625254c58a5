import { describe, expect, it } from 'vitest';
import { endsAt, takenBy, withState, type KeptHelp } from './helpCall.ts';

const MINUTE = 60_000;
const inCall: KeptHelp = {
  ...{ id: 'h', personId: 'p', askedAt: 1_000, taken: null, callId: 'call-1' },
  call: { queue: 'city-hotline', since: 500, number: '', endedAt: null },
};
const outside: KeptHelp = { ...inCall, callId: null, call: null };
const leader = { id: 'l', name: '刘组长' };
const wrapUp = { kind: 'wrapUp', since: 9_000, endsAt: 39_000, isExtended: false, callId: 'call-1' } as const;

describe('when a call for help ends by itself', () => {
  it('[HELP-5] not while its queue call goes on, also when somebody comes', () => {
    expect(endsAt(inCall)).toBeNull();
    expect(endsAt(takenBy(inCall, leader, 2_000))).toBeNull();
    expect(withState(inCall, { kind: 'talking', since: 500, callId: 'call-1', queue: 'city-hotline' })).toBe(inCall);
  });
  it('[HELP-5] 2 min after its call, by the first state that is not that call', () => {
    const over = withState(inCall, wrapUp);
    expect(endsAt(over)).toBe(9_000 + 2 * MINUTE);
    expect(withState(over, { kind: 'ready', since: 20_000 })).toBe(over);
    expect(endsAt(withState(inCall, { kind: 'talking', since: 8_000, callId: 'call-2', queue: 'q' }))).toBe(
      8_000 + 2 * MINUTE,
    );
  });
  it('[HELP-5] outside a queue call after 30 min, or 10 min after somebody came', () => {
    expect(endsAt(outside)).toBe(1_000 + 30 * MINUTE);
    expect(endsAt(takenBy(outside, leader, 5_000))).toBe(5_000 + 10 * MINUTE);
    expect(withState(outside, wrapUp)).toBe(outside);
  });
});
