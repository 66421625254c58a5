import { quietSigns, type Person, type QuietPlace, type QuietSeat } from '@hearthline/protocol';
import type { Directory } from '../organisation/directory.ts';

/** Somebody's place beside others. */
export interface Seat extends QuietSeat {
  readonly place: QuietPlace;
  /** Equal for all who sit together. */
  readonly roomId: string;
}

/** The room of the group she belongs to. [ORG-4] */
export const groupRoomOf = (directory: Directory, person: Person): string => `group ${directory.groupOf(person)}`;

/** The room a place is in for this person; null: there is no such place for her. [QROOM-1] */
export function roomOf(directory: Directory, person: Person, place: QuietPlace): string | null {
  if (place.kind === 'group') return groupRoomOf(directory, person);
  if (place.withId === person.id || !directory.people.has(place.withId)) return null;
  return `pair ${[person.id, place.withId].toSorted().join(' ')}`;
}

/** Whether she wants no signs now. [QROOM-9] */
const needsQuiet = (seat: Seat, now: number): boolean => signNow(seat, now)?.kind === 'quiet';

/** A seat as somebody in the room is told of it: what is over is not there, and who needs quiet is told of no wave and no tea. */
export function seatFor(viewer: Seat, seat: Seat, now: number): QuietSeat {
  const sign = signNow(seat, now);
  const isHidden = viewer.personId !== seat.personId && sign?.kind !== 'quiet' && needsQuiet(viewer, now);
  return { personId: seat.personId, sign: isHidden ? null : sign };
}

function signNow({ sign }: Seat, now: number): QuietSeat['sign'] {
  return sign === null || sign.at + quietSigns[sign.kind].shownMs <= now ? null : sign;
}
