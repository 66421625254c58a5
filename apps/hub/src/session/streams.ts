import type { Change, Person } from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import { endSocket, payloadOf, type Payload, type Stream } from './stream.ts';

/** How the concepts tell people of changes. A change is put into words once, whoever hears it. */
export interface Publisher {
  toAll(change: Change): void;
  toPerson(personId: string, change: Change): void;
  toPeople(isMeant: (person: Person) => boolean, change: Change): void;
  /** People with a client connected or away for a moment. */
  listeners(): Iterable<Person>;
}

/** `closed`: its socket was closed, as the end of a program does; `silent`: nothing came any more. */
export type LinkSeen = 'attached' | 'closed' | 'silent' | 'none';

/** A stream whose client is away is kept this long for resuming. */
const RESUME_WINDOW_MS = 120_000;

/** All streams of this hub process. */
export class Streams implements Publisher {
  readonly #byEpoch = new Map<string, Stream>();
  readonly #byPerson = new Map<string, Set<Stream>>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(stream: Stream): void {
    this.#byEpoch.set(stream.epoch, stream);
    const own = this.#byPerson.get(stream.person.id);
    if (own) own.add(stream);
    else this.#byPerson.set(stream.person.id, new Set([stream]));
  }

  remove(stream: Stream): void {
    this.#byEpoch.delete(stream.epoch);
    const own = this.#byPerson.get(stream.person.id);
    own?.delete(stream);
    if (own?.size === 0) this.#byPerson.delete(stream.person.id);
  }

  /** The directory is another: each stream is of the person as she is now. */
  follow(people: ReadonlyMap<string, Person>): Stream[] {
    return [...this.#byEpoch.values()].filter((stream) => {
      const person = people.get(stream.person.id);
      const isChanged = person !== undefined && JSON.stringify(person) !== JSON.stringify(stream.person);
      if (isChanged) stream.person = person;
      return isChanged;
    });
  }

  /** All streams of a person who may not come back with what she has. */
  end(personId: string): void {
    for (const stream of this.of(personId)) {
      endSocket(stream.detach(this.#clock.now()), 'session.expired');
      this.remove(stream);
    }
  }

  byEpoch(epoch: string): Stream | undefined {
    return this.#byEpoch.get(epoch);
  }

  of(personId: string): readonly Stream[] {
    return [...(this.#byPerson.get(personId) ?? [])];
  }

  all(): Iterable<Stream> {
    return this.#byEpoch.values();
  }

  isConnected(personId: string): boolean {
    for (const stream of this.#byPerson.get(personId) ?? []) if (stream.isAttached) return true;
    return false;
  }

  /** How the app of this person is heard of; a browser beside it takes no calls. */
  linkOf(personId: string): LinkSeen {
    const apps = this.of(personId).filter(({ client }) => client === 'desktop');
    if (apps.some(({ isAttached }) => isAttached)) return 'attached';
    const last = apps.toSorted((a, b) => (a.detachedAt ?? 0) - (b.detachedAt ?? 0)).at(-1);
    return last === undefined ? 'none' : last.wasSilent ? 'silent' : 'closed';
  }

  /** Forgets streams whose clients stayed away too long, and lets go what waited for quiet ones. */
  sweep(): void {
    const oldest = this.#clock.now() - RESUME_WINDOW_MS;
    for (const stream of [...this.#byEpoch.values()]) {
      stream.letGoIfDue(this.#clock.now());
      if (stream.detachedAt !== null && stream.detachedAt < oldest) this.remove(stream);
    }
  }

  toAll(change: Change): void {
    const payload = once(change);
    for (const stream of this.#byEpoch.values()) stream.tell(change, payload);
  }

  toPerson(personId: string, change: Change): void {
    const own = this.#byPerson.get(personId);
    if (!own) return;
    const payload = once(change);
    for (const stream of own) stream.tell(change, payload);
  }

  toPeople(isMeant: (person: Person) => boolean, change: Change): void {
    const payload = once(change);
    for (const stream of this.#byEpoch.values()) if (isMeant(stream.person)) stream.tell(change, payload);
  }

  *listeners(): Iterable<Person> {
    for (const own of this.#byPerson.values()) {
      const [first] = own;
      if (first) yield first.person;
    }
  }
}

/** Put into words when the first stream wants it, and then for all. */
function once(change: Change): () => Payload {
  let payload: Payload | null = null;
  return () => (payload ??= payloadOf(change));
}
