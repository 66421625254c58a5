import type { Person } from '@hearthline/protocol';
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

/**
 * The topics `points` and `day` of people who take calls: read from running totals after each fact about them. One
 * person's reads follow each other, so what is told last is always the newest.
 */
export class PersonalTopics implements TopicSource {
  readonly #ports: Ports;
  readonly #underWay = new Map<string, Promise<void>>();
  /** Asked for while a read was under way: one more read serves them all. */
  readonly #next = new Map<string, Promise<void>>();

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

  async refresh(person: Person): Promise<void> {
    if (person.role !== 'operator') return;
    const running = this.#underWay.get(person.id);
    if (!running) return this.#read(person);
    let next = this.#next.get(person.id);
    if (!next) {
      next = running
        .catch(() => undefined)
        .then(() => {
          this.#next.delete(person.id);
          return this.#read(person);
        });
      this.#next.set(person.id, next);
    }
    return next;
  }

  /** A workday began. */
  refreshAll(): void {
    for (const person of this.#ports.streams.listeners()) this.#refreshLater(person);
  }

  #refreshLater(person: Person): void {
    this.refresh(person).catch((error: unknown) => this.#ports.log.error({ err: error }, 'points could not be read'));
  }

  #read(person: Person): Promise<void> {
    const reading = Promise.all([readMyPoints(this.#ports, person.id), readMyDay(this.#ports, person.id)])
      .then(([points, day]) => {
        this.#ports.streams.toPerson(person.id, { op: 'set', topic: 'points', value: points });
        this.#ports.streams.toPerson(person.id, { op: 'set', topic: 'day', value: day });
      })
      .finally(() => this.#underWay.delete(person.id));
    this.#underWay.set(person.id, reading);
    return reading;
  }
}

function peopleOf({ facts, ledger }: Committed): Set<string> {
  const ids = new Set(ledger.map((entry) => entry.personId));
  for (const fact of facts) if ('personId' in fact && fact.personId !== null) ids.add(fact.personId);
  return ids;
}
