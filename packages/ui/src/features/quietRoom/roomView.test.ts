import type { MyQuietRoom, Organisation, Person, Presence, QuietSeat } from '@hearthline/protocol';
import { quietSigns } from '@hearthline/protocol';
import { expect, it } from 'vitest';
import { asksMe, focusNow, mayBeAsked, sittersOf } from './roomView.ts';

const NOW = 1_800_000_000_000;
const person = (id: string): Person => ({ id, name: id, role: 'operator', unitId: 'g', extension: null });
const people = ['a', 'b', 'c'].map(person);
const here = (personId: string, isOnline = true): Presence => ({ personId, isOnline, since: NOW, agentState: null });
const compare = (a: string, b: string): number => (a < b ? -1 : 1);
const mine = (more: Partial<MyQuietRoom>): MyQuietRoom => ({
  ...{ hubRun: 'r', place: { kind: 'group' }, focus: null, asked: null, askedBy: [] },
  signFrom: { wave: 0, tea: 0, quiet: 0 },
  ...more,
});

it('[QROOM-2] T4 shows who sits there, I first, with the presence of each and nobody who has left the centre', () => {
  const seats: QuietSeat[] = ['c', 'gone', 'b', 'a'].map((personId) => ({ personId, sign: null }));
  const sitters = sittersOf({ seats, people, presence: [here('c')] }, { myId: 'b', now: NOW, compare });
  expect(sitters.map(({ person: { id } }) => id)).toEqual(['b', 'a', 'c']);
  expect(sitters[2]?.presence).toEqual(here('c'));
});

it('[QROOM-9] T4 a sign is over by itself, each after its own time', () => {
  for (const kind of ['wave', 'tea', 'quiet'] as const) {
    const seats: QuietSeat[] = [{ personId: 'a', sign: { kind, at: NOW } }];
    const at = (now: number) => sittersOf({ seats, people, presence: [] }, { myId: 'b', now, compare })[0]?.sign;
    expect([at(NOW + quietSigns[kind].shownMs - 1), at(NOW + quietSigns[kind].shownMs)]).toEqual([kind, null]);
  }
});

it('[QROOM-10] T4 a timer runs, is over for a moment, and is no more, without anybody saying so', () => {
  const timed = mine({ focus: { byId: 'a', endsAt: NOW } });
  expect([NOW - 1, NOW, NOW + 119_999, NOW + 120_000].map((now) => focusNow(timed, now))).toEqual([
    ...(['runs', 'over', 'over', 'none'] as const),
  ]);
});

it('[QROOM-7] T4 of several who ask the one whose question ends first, and none that is over', () => {
  const askedBy = [
    { personId: 'c', until: NOW + 2 },
    { personId: 'a', until: NOW + 1 },
    { personId: 'b', until: NOW },
  ];
  expect(asksMe(mine({ askedBy }), people, NOW)?.id).toBe('a');
  expect(asksMe(mine({ askedBy }), people, NOW + 1)?.id).toBe('c');
  expect(asksMe(mine({ askedBy }), people, NOW + 2)).toBeNull();
});

it('[QROOM-7] T4 offers to ask who is online, and nobody I lead', () => {
  const presence = [here('a'), here('b'), here('c', false)];
  const organisation = (inChargeId: string | null) =>
    ({
      units: [{ id: 'g', kind: 'centre', parentId: null, name: 'g', inChargeId, convenerId: null }],
    }) as unknown as Organisation;
  const asked = (inChargeId: string | null) =>
    mayBeAsked(person('a'), { people, presence, organisation: organisation(inChargeId) }).map(({ id }) => id);
  expect([asked(null), asked('a')]).toEqual([['b'], []]);
});
