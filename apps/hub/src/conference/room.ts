import { CONFERENCE_LIMIT, type ConferenceParty } from '@hearthline/protocol';

/** A party with what only the hub needs to know. */
export interface RoomParty extends ConferenceParty {
  /** The channel's name on the PBX. */
  readonly channel: string;
  /** Of an operator's phone, once it is known. */
  readonly sipCallId: string | null;
}

/**
 * One conference as the PBX tells it, by the unique ids of its parties' channels, in the order they came. SPEC: conference/SPEC.md.
 */
export type Room = ReadonlyMap<string, RoomParty>;

export type RoomEvent =
  | { readonly kind: 'called'; readonly party: RoomParty }
  | { readonly kind: 'joined'; readonly party: RoomParty }
  | {
      readonly kind: 'notReached';
      readonly id: string;
      readonly why: 'busy' | 'noAnswer' | 'unreachable';
      readonly at: number;
    }
  /** Left the room, or one that did not come is taken from the list. */
  | { readonly kind: 'left'; readonly id: string }
  | { readonly kind: 'talking'; readonly id: string; readonly isTalking: boolean }
  | { readonly kind: 'muted'; readonly id: string; readonly isMuted: boolean }
  | { readonly kind: 'dialogKnown'; readonly id: string; readonly sipCallId: string };

/** The pure fold. */
export function transition(room: Room, event: RoomEvent): Room {
  switch (event.kind) {
    case 'called':
      return put(room, event.party);
    case 'joined': {
      // The name it was called by stays: the PBX knows only its number.
      const before = room.get(event.party.id);
      return put(room, before ? { ...event.party, name: before.name, personId: before.personId } : event.party);
    }
    case 'left':
      return new Map([...room].filter(([id]) => id !== event.id));
    case 'notReached': {
      const party = room.get(event.id);
      // It may have joined and left again before the PBX tells how the calling went.
      return party?.state === 'calling' ? put(room, { ...party, state: event.why, since: event.at }) : room;
    }
    case 'talking':
      return change(room, event.id, { isTalking: event.isTalking });
    case 'muted':
      return change(room, event.id, event.isMuted ? { isMuted: true, isTalking: false } : { isMuted: false });
    case 'dialogKnown':
      return change(room, event.id, { sipCallId: event.sipCallId });
  }
}

const put = (room: Room, party: RoomParty): Room => new Map(room).set(party.id, party);

function change(room: Room, id: string, part: Partial<RoomParty>): Room {
  const party = room.get(id);
  return party ? put(room, { ...party, ...part }) : room;
}

const isComing = ({ state }: RoomParty) => state === 'calling' || state === 'joined';

/** [CONF-6] */
export const isFull = (room: Room): boolean => [...room.values()].filter(isComing).length >= CONFERENCE_LIMIT;

/** [CONF-7] The one who is left alone, with nobody on the way; null while there are two, or none. */
export function leftAlone(room: Room): RoomParty | null {
  const [first, second] = [...room.values()].filter(isComing);
  return first && !second ? first : null;
}
