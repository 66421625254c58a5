import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallState } from '../snapshot.ts';
import { type CallEvent, transition } from './callMachine.ts';
import { reasonOfRefusal } from './endReason.ts';
import { waitAfterGlare } from './glare.ts';
import { dialableOf } from './number.ts';

const event: fc.Arbitrary<CallEvent> = fc.oneof(
  fc.record({ kind: fc.constant('progress' as const), hasEarlyMedia: fc.boolean() }),
  fc.record({ kind: fc.constant('established' as const), at: fc.nat() }),
  fc.constantFrom<CallEvent>({ kind: 'answerPressed' }, { kind: 'hangUpPressed' }, { kind: 'holdAsked' }),
  fc.record({ kind: fc.constant('holdSettled' as const), isHeldHere: fc.boolean(), at: fc.nat() }),
  fc.record({ kind: fc.constant('heldThere' as const), isHeldThere: fc.boolean() }),
  fc.record({ kind: fc.constant('handedOver' as const), at: fc.nat() }),
  fc.record({
    kind: fc.constant('ended' as const),
    at: fc.nat(),
    reason: fc.constantFrom('busy' as const, 'hungUpThere' as const),
    talkedMs: fc.nat(),
  }),
);
const first = fc.constantFrom<CallState>({ kind: 'dialling' }, { kind: 'ringingHere' });

/** Which state may follow which: the drawing as data. */
const MAY_FOLLOW: Record<CallState['kind'], readonly CallState['kind'][]> = {
  dialling: ['ringingThere', 'talking', 'ending', 'ended'],
  ringingThere: ['talking', 'ending', 'ended'],
  ringingHere: ['answering', 'ending', 'ended'],
  answering: ['talking', 'ending', 'ended'],
  talking: ['handedOver', 'ending', 'ended'],
  handedOver: ['ending', 'ended'],
  ending: ['ended'],
  ended: [],
};

describe('the call machine', () => {
  it('[CALL-1] [CALL-6] follows the drawing whatever comes in whatever order: no ghost ring, never stuck', () => {
    fc.assert(
      fc.property(first, fc.array(event, { maxLength: 40 }), (start, events) => {
        let state = start;
        for (const event of events) {
          const next = transition(state, event);
          expect([state.kind, ...MAY_FOLLOW[state.kind]]).toContain(next.kind);
          expect(state.kind !== 'ended' || next === state).toBe(true);
          state = next;
        }
        const end = transition(state, { kind: 'ended', at: 1, reason: 'failed', talkedMs: 0 });
        expect(end.kind).toBe('ended');
      }),
    );
  });

  it('[CALL-8] the hold of one side never changes the other', () => {
    const talking: CallState = { kind: 'talking', since: 0, hold: 'none', heldSince: null, isHoldPending: false };
    const there = transition(talking, { kind: 'heldThere', isHeldThere: true });
    const both = transition(there, { kind: 'holdSettled', isHeldHere: true, at: 7 });
    expect(both).toMatchObject({ hold: 'both', heldSince: 7 });
    expect(transition(both, { kind: 'heldThere', isHeldThere: false })).toMatchObject({ hold: 'here' });
    expect(transition(both, { kind: 'holdSettled', isHeldHere: false, at: 9 })).toMatchObject({
      hold: 'there',
      heldSince: null,
    });
  });
});

describe('the rules', () => {
  it('[CALL-9] waits as RFC 3261 §14.1 says, in steps of 10 ms', () => {
    expect([waitAfterGlare(true, 0), waitAfterGlare(true, 0.9999)]).toEqual([2100, 4000]);
    expect([waitAfterGlare(false, 0), waitAfterGlare(false, 0.9999)]).toEqual([0, 2000]);
    fc.assert(
      fc.property(fc.boolean(), fc.double({ min: 0, max: 0.9999, noNaN: true }), (isOwner, random) => {
        const wait = waitAfterGlare(isOwner, random);
        return wait % 10 === 0 && (isOwner ? wait >= 2100 && wait <= 4000 : wait >= 0 && wait <= 2000);
      }),
    );
  });

  it('[END-1] every final status has a reason; made here means the line is down', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 699 }), (status) => {
        expect(reasonOfRefusal({ status, isLocal: true })).toBe('lineDown');
        expect(reasonOfRefusal({ status, isLocal: false })).not.toBe('lineDown');
      }),
    );
    expect(reasonOfRefusal({ status: 408, isLocal: false })).toBe('noAnswer');
    expect(reasonOfRefusal({ status: 487, isLocal: false })).toBe('cancelled');
    expect(reasonOfRefusal({ status: 420, isLocal: false })).toBe('failed');
  });

  it('[NUM-1] takes numbers as people write them, and nothing that could change the address', () => {
    expect(dialableOf(' +86 (138) 0000-0000 ')).toBe('+8613800000000');
    expect(dialableOf('*72#')).toBe('*72#');
    expect(dialableOf('li_na')).toBe('li_na');
    for (const bad of ['', '   ', '1;x=y', '1@host', '<1>', '1%20', '12\u00003', '1?h=v', 'a'.repeat(41), '１２３']) {
      expect(dialableOf(bad), bad).toBeNull();
    }
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const number = dialableOf(typed);
        return number === null || /^[+0-9A-Za-z*#_]{1,41}$/.test(number);
      }),
    );
  });
});
