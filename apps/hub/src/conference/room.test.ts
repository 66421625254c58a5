import { describe, expect, it } from 'vitest';
import { isFull, leftAlone, transition, type Room, type RoomParty } from './room.ts';

const party = (id: string, more: Partial<RoomParty> = {}): RoomParty => ({
  ...{ id, channel: `PJSIP/carrier-${id}`, personId: null, number: '13800000000', name: '', state: 'joined' },
  ...{ isTalking: false, isMuted: false, since: 1, sipCallId: null },
  ...more,
});
const roomOf = (...parties: RoomParty[]): Room =>
  parties.reduce<Room>((room, one) => transition(room, { kind: 'joined', party: one }), new Map());

describe('a conference', () => {
  it('[CONF-4] one who was called keeps the name when the PBX, which knows only the number, tells of the joining', () => {
    const called = transition(new Map(), {
      kind: 'called',
      party: party('a', { state: 'calling', name: 'Zoe', personId: 'p2' }),
    });
    const room = transition(called, { kind: 'joined', party: party('a', { name: '' }) });
    expect(room.get('a')).toMatchObject({ state: 'joined', name: 'Zoe', personId: 'p2' });
  });
  it('[CONF-5] who did not come is shown so, but not one who came after all', () => {
    const busy = { kind: 'notReached', id: 'a', why: 'busy', at: 5 } as const;
    const calling = transition(new Map(), { kind: 'called', party: party('a', { state: 'calling' }) });
    expect(transition(calling, busy).get('a')).toMatchObject({ state: 'busy', since: 5 });
    expect(transition(roomOf(party('a')), busy).get('a')?.state).toBe('joined');
  });
  it('[CONF-6] eight are the most, those on the way included, those who did not come not', () => {
    const seven = roomOf(...[...'abcdefg'].map((id) => party(id)));
    expect(isFull(seven)).toBe(false);
    expect(isFull(transition(seven, { kind: 'called', party: party('h', { state: 'calling' }) }))).toBe(true);
    expect(isFull(transition(seven, { kind: 'called', party: party('h', { state: 'busy' }) }))).toBe(false);
  });
  it('[CONF-7] the last one is alone only when nobody is on the way', () => {
    const two = roomOf(party('a'), party('b'));
    expect(leftAlone(two)).toBeNull();
    const one = transition(two, { kind: 'left', id: 'b' });
    expect(leftAlone(one)?.id).toBe('a');
    expect(leftAlone(transition(one, { kind: 'called', party: party('c', { state: 'calling' }) }))).toBeNull();
  });
  it('one who is muted does not talk', () => {
    const talking = transition(roomOf(party('a')), { kind: 'talking', id: 'a', isTalking: true });
    expect(talking.get('a')?.isTalking).toBe(true);
    const muted = transition(talking, { kind: 'muted', id: 'a', isMuted: true });
    expect(muted.get('a')).toMatchObject({ isMuted: true, isTalking: false });
  });
  it('what is told of somebody who has left changes nothing', () => {
    const room = roomOf(party('a'));
    expect(transition(room, { kind: 'talking', id: 'x', isTalking: true })).toBe(room);
  });
});
