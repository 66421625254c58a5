/** Scenes of people who sit beside each other without a sound. */
import { full, inCall, lead, op, ready, waiting } from './hosts.ts';
import { of } from './scene.ts';
import { MINUTE, NOW, SECOND } from './people.ts';
import { place, seats } from './quietRooms.ts';
import { talking } from './telephony.ts';

const group = { kind: 'group' } as const;
const some = seats(
  [0, null],
  [1, { kind: 'wave', at: NOW - 20 * SECOND }],
  [2, { kind: 'tea', at: NOW - MINUTE }],
  [3, { kind: 'quiet', at: NOW - 9 * MINUTE }],
  // Waved long ago, and nobody has said that it is over.
  [4, { kind: 'wave', at: NOW - 5 * MINUTE }],
);
const focus = { byId: 'p0', endsAt: NOW + 17 * MINUTE + 20 * SECOND };
const sits = { quietRoom: place({ place: group, focus }), quietSeats: some };
const many = seats(...Array.from({ length: 40 }, (_, index) => [index, null] as const));

export const quietRoomScenes = {
  quietRoom: of('team', (l) => op(l, { agentState: ready, ...sits })),
  quietRoomDark: of('team', (l) => op(l, { quietLamp: { isLit: false } })),
  quietRoomAlone: of('team', (l) => op(l, { quietRoom: place({ place: group }), quietSeats: seats([0, null]) })),
  quietRoomAsking: of('team', (l) =>
    op(l, {
      quietRoom: place({
        ...{ place: group, asked: { personId: 'p12', until: NOW + 8 * MINUTE } },
        ...{ focus: { byId: 'p1', endsAt: NOW - 30 * SECOND } },
        signFrom: { wave: NOW + 4 * MINUTE, tea: 0, quiet: NOW + MINUTE },
      }),
      quietSeats: seats([0, { kind: 'quiet', at: NOW - 4 * MINUTE }], [1, null]),
    }),
  ),
  quietRoomPair: of('team', (l) =>
    op(l, {
      quietRoom: place({ place: { kind: 'pair', withId: 'p12' } }),
      quietSeats: seats([0, null], [12, { kind: 'tea', at: NOW - MINUTE }]),
    }),
  ),
  quietRoomSide: of('today', (l) => op(l, { agentState: ready, ...sits })),
  quietRoomInCall: of('team', (l) =>
    op(l, {
      ...{ ...sits, agentState: inCall, calls: [talking(l)] },
      quietRoom: place({ place: group, focus, askedBy: [{ personId: 'p12', until: NOW + MINUTE }] }),
    }),
  ),
  quietRoomOffline: of('team', (l) => op(l, { hubLink: waiting, ...sits })),
  quietRoomOutOffline: of('team', (l) => op(l, { hubLink: waiting })),
  quietRoomFull: of('team', (l) => full(l, { quietRoom: place({ place: group, focus }), quietSeats: many })),
  quietRoomSideFull: of('today', (l) => full(l, { quietRoom: place({ place: group }), quietSeats: many })),
  quietRoomLeader: of('team', (l) => lead(l)),
  buddyAsks: of('today', (l) =>
    op(l, { agentState: ready, quietRoom: place({ askedBy: [{ personId: 'p12', until: NOW + 9 * MINUTE }] }) }),
  ),
  buddyAsksFull: of('floor', (l) => ({
    ...lead(l),
    people: full(l).people,
    quietRoom: place({ askedBy: [{ personId: 'p3', until: NOW + 9 * MINUTE }] }),
  })),
};
