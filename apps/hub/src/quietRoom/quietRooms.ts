import { randomUUID } from 'node:crypto';
import {
  BUDDY_WAITS_MS,
  FOCUS_MS,
  type Change,
  type CommandInput,
  type MyQuietRoom,
  type Person,
  type QuietPlace,
  type QuietSeat,
} from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { Streams } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import { Manners } from './manners.ts';
import { groupRoomOf, roomOf, seatFor, type Seat } from './seating.ts';

interface Ports {
  readonly clock: Clock;
  readonly directory: Directory;
  readonly streams: Streams;
}

/** [QROOM-5] Without a connection a seat is kept so long. */
const KEPT_MS = 5 * 60_000;

interface Invitation {
  readonly toId: string;
  readonly until: number;
  /** Who was asked has said no; who asked is not told. */
  readonly isDeclined: boolean;
}

/** Who sits beside whom without a sound; in memory alone. SPEC: quietRoom/SPEC.md. */
export class QuietRooms implements TopicSource {
  readonly #ports: Ports;
  /** Tells apps that this hub knows of no one who sat at the one before it. */
  readonly #run = randomUUID().slice(0, 8);
  /** By person. */
  readonly #seats = new Map<string, Seat>();
  /** By room. */
  readonly #focus = new Map<string, NonNullable<MyQuietRoom['focus']>>();
  /** By who asks. */
  readonly #invitations = new Map<string, Invitation>();
  readonly #manners = new Manners();
  /** By person whose connection is gone: gives up her seat. */
  readonly #leaving = new Map<string, () => void>();

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.directory.subscribe(() => this.#followDirectory());
  }

  snapshot(viewer: Person): Change[] {
    const lamp: Change[] = seesLamp(viewer) ? [this.#lamp(groupRoomOf(this.#ports.directory, viewer))] : [];
    return [this.#mine(viewer.id), this.#seatsFor(viewer.id), ...lamp];
  }

  /** [QROOM-1] @throws HubError `quietRoom.notFound` */
  sit({ place }: CommandInput<'quietRoom.sit'>, person: Person): void {
    const roomId = roomOf(this.#ports.directory, person, place);
    if (roomId === null) throw new HubError('quietRoom.notFound', { detail: 'no such place' });
    this.#seat(person, place, roomId);
  }

  /** [QROOM-4] Who sits nowhere has left already. */
  leave({ id }: Pick<Person, 'id'>): void {
    if (!this.#stand(id)) return;
    this.#tellSelf(id);
  }

  /** [QROOM-7] [QROOM-8] @throws HubError `quietRoom.notFound`, `quietRoom.notHere`, `quietRoom.tooSoon`, `command.notAllowed` */
  ask({ personId: toId }: CommandInput<'quietRoom.ask'>, person: Person): void {
    const { directory, streams, clock } = this.#ports;
    const roomId = roomOf(directory, person, { kind: 'pair', withId: toId });
    if (roomId === null) throw new HubError('quietRoom.notFound', { detail: 'nobody to ask' });
    if (directory.leads(person, directory.people.get(toId))) throw new HubError('command.notAllowed');
    if (!streams.isConnected(toId)) throw new HubError('quietRoom.notHere');
    const now = clock.now();
    // Told again by a client that had no answer.
    const standing = this.#invitations.get(person.id);
    if (standing?.toId === toId && standing.until > now) return;
    if (!this.#manners.mayAsk(person.id, toId, now)) throw new HubError('quietRoom.tooSoon');
    this.#manners.asked(person.id, toId, now);
    this.#endInvitation(person.id);
    this.#invitations.set(person.id, { toId, until: now + BUDDY_WAITS_MS, isDeclined: false });
    for (const id of [person.id, toId]) this.#tellMine(id);
  }

  takeBack({ id }: Person): void {
    if (this.#endInvitation(id)) this.#tellMine(id);
  }

  /** [QROOM-7] @throws HubError `quietRoom.notFound` for a yes to what is over */
  answer({ personId: byId, isYes }: CommandInput<'quietRoom.answer'>, person: Person): void {
    const { directory, clock } = this.#ports;
    const one = this.#invitations.get(byId);
    const asker = directory.people.get(byId);
    const stands = one?.toId === person.id && !one.isDeclined && one.until > clock.now();
    if (one === undefined || asker === undefined || !stands) {
      if (isYes) throw new HubError('quietRoom.notFound', { detail: 'no invitation' });
      return;
    }
    if (!isYes) {
      this.#invitations.set(byId, { ...one, isDeclined: true });
      this.#tellMine(person.id);
      return;
    }
    this.#invitations.delete(byId);
    this.sit({ place: { kind: 'pair', withId: person.id } }, asker);
    this.sit({ place: { kind: 'pair', withId: byId } }, person);
    // Where one of them sat there already.
    for (const id of [byId, person.id]) this.#tellMine(id);
  }

  /** [QROOM-9] @throws HubError `quietRoom.notFound`, `quietRoom.tooSoon` */
  sign({ sign: kind }: CommandInput<'quietRoom.sign'>, { id }: Person): void {
    const before = this.#seatOf(id);
    const now = this.#ports.clock.now();
    if (kind !== null) {
      const from = this.#manners.signFrom(id, now)[kind];
      if (from > now) throw new HubError('quietRoom.tooSoon', { retryAfterS: Math.ceil((from - now) / 1000) });
      this.#manners.gave(id, kind, now);
    }
    const seat: Seat = { ...before, sign: kind === null ? null : { kind, at: now } };
    this.#seats.set(id, seat);
    this.#tellSign(before, seat);
    this.#tellSelf(id);
  }

  /** [QROOM-10] @throws HubError `quietRoom.notFound` */
  focus({ isOn }: CommandInput<'quietRoom.focus'>, { id: byId }: Person): void {
    const { roomId } = this.#seatOf(byId);
    const running = this.#focusOf(roomId);
    // Two who begin at once begin the same one.
    if (isOn ? running !== null : running === null) return;
    if (!isOn && running?.byId !== byId) throw new HubError('quietRoom.notFound', { detail: 'somebody else’s timer' });
    if (isOn) this.#focus.set(roomId, { byId, endsAt: this.#ports.clock.now() + FOCUS_MS });
    else this.#focus.delete(roomId);
    for (const { personId } of this.#in(roomId)) this.#tellMine(personId);
  }

  /** [QROOM-5] [QROOM-7] A connection of hers came or went. */
  linkChanged(personId: string): void {
    const { streams, clock } = this.#ports;
    this.#leaving.get(personId)?.();
    this.#leaving.delete(personId);
    if (streams.isConnected(personId)) return;
    if (this.#endInvitation(personId)) this.#tellMine(personId);
    if (!this.#seats.has(personId)) return;
    if (streams.of(personId).length === 0) return this.leave({ id: personId });
    const giveUp = (): void => {
      this.#leaving.delete(personId);
      this.leave({ id: personId });
    };
    this.#leaving.set(personId, clock.after(KEPT_MS, giveUp));
  }

  stop(): void {
    for (const cancel of this.#leaving.values()) cancel();
    this.#leaving.clear();
  }

  /** Who has left the centre sits nowhere, and who belongs to another group now not with the one before. */
  #followDirectory(): void {
    const { directory, streams } = this.#ports;
    for (const { personId, place, roomId } of [...this.#seats.values()]) {
      const person = directory.people.get(personId);
      if (person === undefined || roomOf(directory, person, place) !== roomId) this.leave({ id: personId });
    }
    for (const [byId, { toId }] of [...this.#invitations])
      if (!directory.people.has(byId) || !directory.people.has(toId)) this.#endInvitation(byId);
    for (const one of streams.listeners()) for (const change of this.snapshot(one)) streams.toPerson(one.id, change);
  }

  #seat(person: Person, place: QuietPlace, roomId: string): void {
    if (this.#seats.get(person.id)?.roomId === roomId) return;
    this.#stand(person.id);
    const isFirst = this.#in(roomId).length === 0;
    const seat: Seat = { personId: person.id, sign: null, place, roomId };
    this.#tellRoom(roomId, { op: 'put', topic: 'quietSeats', key: person.id, row: rowOf(seat) });
    this.#seats.set(person.id, seat);
    this.#tellSelf(person.id);
    if (isFirst) this.#tellLamp(roomId);
  }

  /** Gives up her seat, and tells the others and not herself. @returns whether she had one */
  #stand(personId: string): boolean {
    const seat = this.#seats.get(personId);
    if (seat === undefined) return false;
    const { roomId } = seat;
    this.#seats.delete(personId);
    this.#leaving.get(personId)?.();
    this.#leaving.delete(personId);
    this.#tellRoom(roomId, { op: 'remove', topic: 'quietSeats', key: personId });
    if (this.#in(roomId).length > 0) return true;
    this.#focus.delete(roomId);
    this.#tellLamp(roomId);
    return true;
  }

  /** Tells who was asked, not who asked. @returns whether there was one */
  #endInvitation(byId: string): boolean {
    const one = this.#invitations.get(byId);
    if (one === undefined) return false;
    this.#invitations.delete(byId);
    this.#tellMine(one.toId);
    return true;
  }

  #seatOf(personId: string): Seat {
    const seat = this.#seats.get(personId);
    if (seat === undefined) throw new HubError('quietRoom.notFound', { detail: 'sits nowhere' });
    return seat;
  }

  #in(roomId: string): Seat[] {
    return [...this.#seats.values()].filter((seat) => seat.roomId === roomId);
  }

  #focusOf(roomId: string): MyQuietRoom['focus'] {
    const one = this.#focus.get(roomId);
    return one === undefined || one.endsAt <= this.#ports.clock.now() ? null : one;
  }

  #mine(personId: string): Change {
    const now = this.#ports.clock.now();
    const seat = this.#seats.get(personId);
    const own = this.#invitations.get(personId);
    const askedBy = [...this.#invitations].flatMap(([byId, { toId, until, isDeclined }]) =>
      toId === personId && !isDeclined && until > now ? [{ personId: byId, until }] : [],
    );
    const value: MyQuietRoom = {
      hubRun: this.#run,
      place: seat?.place ?? null,
      focus: seat === undefined ? null : this.#focusOf(seat.roomId),
      asked: own === undefined || own.until <= now ? null : { personId: own.toId, until: own.until },
      askedBy,
      signFrom: this.#manners.signFrom(personId, now),
    };
    return { op: 'set', topic: 'quietRoom', value };
  }

  #seatsFor(personId: string): Change {
    const viewer = this.#seats.get(personId);
    const now = this.#ports.clock.now();
    const rows = viewer === undefined ? [] : this.#in(viewer.roomId).map((seat) => seatFor(viewer, seat, now));
    return { op: 'reset', topic: 'quietSeats', rows: rows.map((row): [string, QuietSeat] => [row.personId, row]) };
  }

  #lamp(roomId: string): Change {
    return { op: 'set', topic: 'quietLamp', value: { isLit: this.#in(roomId).length > 0 } };
  }

  #tellMine(personId: string): void {
    this.#ports.streams.toPerson(personId, this.#mine(personId));
  }

  /** Where she sits now, and beside whom. */
  #tellSelf(personId: string): void {
    this.#tellMine(personId);
    this.#ports.streams.toPerson(personId, this.#seatsFor(personId));
  }

  /** Those who sit there as the seats are now. [QROOM-2] */
  #tellRoom(roomId: string, change: Change): void {
    this.#ports.streams.toPeople(({ id }) => this.#seats.get(id)?.roomId === roomId, change);
  }

  /** [QROOM-9] Only those for whom it is another than before, and not herself. */
  #tellSign(before: Seat, seat: Seat): void {
    const now = this.#ports.clock.now();
    for (const viewer of this.#in(seat.roomId)) {
      if (viewer.personId === seat.personId) continue;
      const row = seatFor(viewer, seat, now);
      if (JSON.stringify(row) === JSON.stringify(seatFor(viewer, before, now))) continue;
      this.#ports.streams.toPerson(viewer.personId, { op: 'put', topic: 'quietSeats', key: seat.personId, row });
    }
  }

  /** [QROOM-3] */
  #tellLamp(roomId: string): void {
    const { streams, directory } = this.#ports;
    const isMeant = (viewer: Person): boolean => seesLamp(viewer) && groupRoomOf(directory, viewer) === roomId;
    streams.toPeople(isMeant, this.#lamp(roomId));
  }
}

/** Who leads could tell from a lamp who of a few she leads sits there; IT has no use for it. */
const seesLamp = ({ role }: Person): boolean => role === 'operator';

const rowOf = ({ personId, sign }: Seat): QuietSeat => ({ personId, sign });
