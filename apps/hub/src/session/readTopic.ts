import type { Change, Person } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Directory } from '../organisation/directory.ts';
import type { Publisher, Streams } from './streams.ts';

interface Ports {
  readonly directory: Directory;
  readonly streams: Pick<Streams, 'of'> & Publisher;
  readonly log: Logger;
  /** Who has such topics at all. */
  isFor(person: Person): boolean;
  /** One person's topics as they are now, from the store. */
  read(person: Person): Promise<Change[]>;
}

/** Somebody who asked for the present values; `tell` reaches the one stream that is new. */
interface Waiter {
  readonly tell: ((change: Change) => void) | null;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Personal topics that are read from the store after something changed them. One person's reads follow each other, so
 * what is told last is always the newest; those who ask while one runs are all served by the next.
 */
export class ReadTopic {
  readonly #ports: Ports;
  readonly #waiting = new Map<string, Waiter[]>();
  readonly #lastTold = new Map<string, string>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  refresh(person: Person, tell: ((change: Change) => void) | null): Promise<void> {
    if (!this.#ports.isFor(person)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { tell, resolve, reject };
      const waiting = this.#waiting.get(person.id);
      if (waiting) waiting.push(waiter);
      else void this.#readUntilQuiet(person, [waiter]);
    });
  }

  /** Reads again for a person who is here. */
  changed(personId: string): void {
    const { directory, streams, log } = this.#ports;
    const person = directory.people.get(personId);
    if (!person || streams.of(personId).length === 0) return;
    this.refresh(person, null).catch((error: unknown) => log.error({ err: error }, 'a topic could not be read'));
  }

  async #readUntilQuiet(person: Person, first: Waiter[]): Promise<void> {
    let served = first;
    while (served.length > 0) {
      const next: Waiter[] = [];
      this.#waiting.set(person.id, next);
      try {
        this.#tell(person.id, await this.#ports.read(person), served);
        for (const waiter of served) waiter.resolve();
      } catch (error) {
        for (const waiter of served) waiter.reject(error);
      }
      served = next;
    }
    this.#waiting.delete(person.id);
  }

  /** A new value goes to all streams of this person; a known one only to streams that are new. */
  #tell(personId: string, changes: readonly Change[], served: readonly Waiter[]): void {
    const text = JSON.stringify(changes);
    if (this.#lastTold.get(personId) !== text) {
      this.#lastTold.set(personId, text);
      for (const change of changes) this.#ports.streams.toPerson(personId, change);
      return;
    }
    for (const { tell } of served) if (tell) changes.forEach((change) => tell(change));
  }
}
