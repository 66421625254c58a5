/** What the screens show of a quiet room: pure selections of what the hub told, by the hub's clock. */
import {
  leads,
  quietSigns,
  UnitTree,
  type MyQuietRoom,
  type Organisation,
  type Person,
  type Presence,
  type QuietSeat,
  type QuietSign,
} from '@hearthline/protocol';

/** Somebody who sits with me. */
export interface Sitter {
  readonly person: Person;
  readonly presence: Presence | undefined;
  readonly sign: QuietSign | null;
}

interface Sources {
  readonly seats: readonly QuietSeat[];
  readonly people: readonly Person[];
  readonly presence: readonly Presence[];
}

interface Viewed {
  readonly myId: string;
  /** By the hub's clock. */
  readonly now: number;
  /** Of names, as people sort them. */
  readonly compare: (a: string, b: string) => number;
}

/** Whoever sits there: I first, then by name. Somebody nobody knows any more is not shown. */
export function sittersOf({ seats, people, presence }: Sources, { myId, now, compare }: Viewed): Sitter[] {
  const personOf = new Map(people.map((one) => [one.id, one]));
  const presenceOf = new Map(presence.map((one) => [one.personId, one]));
  const isMine = ({ person: { id } }: Sitter): number => Number(id === myId);
  return seats
    .flatMap((seat): Sitter[] => {
      const person = personOf.get(seat.personId);
      return person === undefined ? [] : [{ person, presence: presenceOf.get(person.id), sign: signNow(seat, now) }];
    })
    .toSorted((a, b) => isMine(b) - isMine(a) || compare(a.person.name, b.person.name));
}

/** [QROOM-9] A sign is over by itself. */
const signNow = ({ sign }: QuietSeat, now: number): QuietSign | null =>
  sign !== null && sign.at + quietSigns[sign.kind].shownMs > now ? sign.kind : null;

/** So long it is said that a timer is over. */
const OVER_SHOWN_MS = 2 * 60_000;

/** `over`: it ended a moment ago. */
export function focusNow({ focus }: MyQuietRoom, now: number): 'none' | 'runs' | 'over' {
  if (focus === null || focus.endsAt + OVER_SHOWN_MS <= now) return 'none';
  return focus.endsAt > now ? 'runs' : 'over';
}

/** Who asks me now, the one whose question ends first; null: nobody, or nobody I know. */
export function asksMe({ askedBy }: MyQuietRoom, people: readonly Person[], now: number): Person | null {
  const standing = askedBy.filter(({ until }) => until > now).toSorted((a, b) => a.until - b.until);
  return standing.flatMap(({ personId }) => people.find(({ id }) => id === personId) ?? [])[0] ?? null;
}

/** [QROOM-7] Colleagues I may ask: online, and nobody I lead. */
export function mayBeAsked(
  me: Person,
  { people, presence, organisation }: Omit<Sources, 'seats'> & { readonly organisation: Organisation | null },
): Person[] {
  const online = new Set(presence.filter(({ isOnline }) => isOnline).map(({ personId }) => personId));
  const tree = new UnitTree(organisation?.units ?? []);
  return people.filter((one) => one.id !== me.id && online.has(one.id) && !leads(tree, me, one));
}
