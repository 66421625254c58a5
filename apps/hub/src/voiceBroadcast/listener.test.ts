import { describe, expect, it } from 'vitest';
import { legOf, lettingGo, shownState, transition, type Listener, type ListenerEvent } from './listener.ts';

const away: Listener = { kind: 'busy', why: 'away', since: 0 };
const after = (one: Listener, ...events: ListenerEvent[]): Listener => events.reduce(transition, one);
const free: ListenerEvent = { kind: 'seen', is: 'free', at: 1 };
const inCall: ListenerEvent = { kind: 'seen', is: 'inCall', at: 5 };
const called = { kind: 'called', legId: 'a', at: 2 } as const;
const joined: ListenerEvent = { kind: 'joined', legId: 'a', at: 3 };
const no: ListenerEvent = { kind: 'declined', at: 4 };
const offered = after(away, free);
const listening = after(offered, called, joined);

describe('somebody of the audience', () => {
  it('[LIVE-3] who is free is offered it for 10 s, then joins and listens', () => {
    expect(offered).toEqual({ kind: 'offered', since: 1, joinsAt: 10_001 });
    expect(after(offered, free)).toBe(offered);
    expect(listening).toEqual({ kind: 'listening', since: 3, legId: 'a' });
  });
  it('[LIVE-4] who is not free has no leg, whatever she was in, and is asked when she is', () => {
    for (const one of [offered, after(offered, called), listening]) {
      const busy = after(one, inCall);
      expect(busy).toEqual({ kind: 'busy', why: 'inCall', since: 5 });
      expect(after(busy, free).kind).toBe('offered');
    }
    expect(after(away, called)).toBe(away);
  });
  it('[LIVE-4] whose app alone loses the hub listens on; an offer to her waits', () => {
    const gone: ListenerEvent = { kind: 'seen', is: 'away', at: 6 };
    expect(after(listening, gone)).toBe(listening);
    expect(after(offered, gone)).toEqual({ kind: 'busy', why: 'away', since: 6 });
  });
  it('[LIVE-5] no is no, also after her next call; her own press joins her', () => {
    expect(after(offered, no)).toEqual({ kind: 'declined', why: 'notNow', since: 4 });
    const left = after(listening, no);
    expect(left).toEqual({ kind: 'declined', why: 'left', since: 4 });
    expect(after(left, inCall, free)).toBe(left);
    const asked = after(left, { kind: 'asked', at: 8 });
    expect(asked).toEqual({ kind: 'offered', since: 8, joinsAt: 8 });
    expect(after(asked, { ...called, legId: 'b' })).toMatchObject({ kind: 'joining', legId: 'b' });
  });
  it('[LIVE-5] a leg that ends by itself is hers to leave, or was not reached; that of an earlier one says nothing', () => {
    expect(shownState(after(listening, { kind: 'gone', legId: 'a', at: 6 }))).toBe('left');
    expect(shownState(after(offered, called, { kind: 'gone', legId: 'a', at: 6 }))).toBe('unreachable');
    expect(after(listening, { kind: 'gone', legId: 'b', at: 6 })).toBe(listening);
    expect(after(offered, called, { kind: 'joined', legId: 'b', at: 6 }).kind).toBe('joining');
  });
  it('[LIVE-7] who is let go for a customer has no leg, is in a call for the leader, and is asked anew', () => {
    const letGo = after(listening, { kind: 'letGo', at: 7 });
    expect([legOf(letGo), shownState(letGo)]).toEqual([null, 'inCall']);
    expect(after(letGo, free).kind).toBe('offered');
    expect(after(offered, { kind: 'letGo', at: 7 })).toBe(offered);
  });
});

describe('customers first', () => {
  const ready = [
    { personId: 'late', since: 9 },
    { personId: 'early', since: 2 },
  ];
  it.each([
    [0, 0, []],
    [1, 1, []],
    [1, 0, ['early']],
    [3, 1, ['early', 'late']],
    [9, 0, ['early', 'late']],
  ])('[LIVE-7] %i wait, %i are free: %j are let go', (waitingCount, freeCount, expected) => {
    expect(lettingGo({ waitingCount, freeCount, ready })).toEqual(expected);
  });
});
