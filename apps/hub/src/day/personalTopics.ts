import type { Change, MyDay, MyPoints, Person } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Calendar, Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import { readMyDay, readMyPoints } from '../points/pointsBook.ts';
import type { Directory } from '../organisation/directory.ts';
import type { Publisher, Streams } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Committed, Store } from '../store/store.ts';

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly streams: Pick<Streams, 'of'> & Publisher;
  readonly log: Logger;
}

/** Somebody who asked for the present values; `tell` reaches the one stream that is new. */
interface Waiter {
  readonly tell: ((change: Change) => void) | null;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * The topics `points` and `day` of people who take calls: read from running totals after each fact about them. One
 * person's reads follow each other, so what is told last is always the newest.
 */
export class PersonalTopics implements TopicSource {
  readonly #ports: Ports;
  /** People whose values are being read, with those who asked since the read began: one more read serves them all. */
  readonly #waiting = new Map<string, Waiter[]>();
  readonly #lastTold = new Map<string, string>();

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.facts.subscribe((committed) => {
      for (const personId of peopleOf(committed)) {
        const person = ports.directory.people.get(personId);
        if (person && ports.streams.of(personId).length > 0) this.#refreshLater(person);
      }
    });
  }

  snapshot() {
    return [];
  }

  refresh(person: Person, tell: ((change: Change) => void) | null = null): Promise<void> {
    if (person.role !== 'operator') return Promise.resolve();
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { tell, resolve, reject };
      const waiting = this.#waiting.get(person.id);
      if (waiting) waiting.push(waiter);
      else void this.#readUntilQuiet(person.id, [waiter]);
    });
  }

  /** A workday began. */
  refreshAll(): void {
    for (const person of this.#ports.streams.listeners()) this.#refreshLater(person);
  }

  #refreshLater(person: Person): void {
    this.refresh(person).catch((error: unknown) => this.#ports.log.error({ err: error }, 'points could not be read'));
  }

  async #readUntilQuiet(personId: string, first: Waiter[]): Promise<void> {
    let served = first;
    while (served.length > 0) {
      const next: Waiter[] = [];
      this.#waiting.set(personId, next);
      try {
        const [points, day] = await Promise.all([
          readMyPoints(this.#ports, personId),
          readMyDay(this.#ports, personId),
        ]);
        this.#tell(personId, { points, day }, served);
        for (const waiter of served) waiter.resolve();
      } catch (error) {
        for (const waiter of served) waiter.reject(error);
      }
      served = next;
    }
    this.#waiting.delete(personId);
  }

  /** A new value goes to all streams of this person; a known one only to streams that are new. */
  #tell(personId: string, values: { points: MyPoints; day: MyDay }, served: readonly Waiter[]): void {
    const changes: Change[] = [
      { op: 'set', topic: 'points', value: values.points },
      { op: 'set', topic: 'day', value: values.day },
    ];
    const text = JSON.stringify(changes);
    if (this.#lastTold.get(personId) !== text) {
      this.#lastTold.set(personId, text);
      for (const change of changes) this.#ports.streams.toPerson(personId, change);
      return;
    }
    for (const { tell } of served) if (tell) changes.forEach(tell);
  }
}

function peopleOf({ facts, ledger }: Committed): Set<string> {
  const ids = new Set(ledger.map((entry) => entry.personId));
  for (const fact of facts) if ('personId' in fact && fact.personId !== null) ids.add(fact.personId);
  return ids;
}
