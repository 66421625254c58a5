import type { Change, Person } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Calendar, Clock } from '../clock.ts';
import { peopleOf } from '../facts/about.ts';
import type { FactLog } from '../facts/factLog.ts';
import { readMyDay, readMyLevel, readMyPoints } from '../points/pointsBook.ts';
import type { Directory } from '../organisation/directory.ts';
import { ReadTopic } from '../session/readTopic.ts';
import type { Publisher, Streams } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly streams: Pick<Streams, 'of'> & Publisher;
  readonly log: Logger;
}

/** The topics `points`, `level` and `day` of people who take calls: read from running totals after each fact about them. */
export class PersonalTopics implements TopicSource {
  readonly #ports: Ports;
  readonly #topic: ReadTopic;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#topic = new ReadTopic({
      ...ports,
      isFor: (person) => person.role === 'operator',
      read: async ({ id }) => {
        const [points, level, day] = await Promise.all([
          readMyPoints(ports, id),
          readMyLevel(ports.store, id),
          readMyDay(ports, id),
        ]);
        return [
          { op: 'set', topic: 'points', value: points },
          { op: 'set', topic: 'level', value: level },
          { op: 'set', topic: 'day', value: day },
        ];
      },
    });
    ports.facts.subscribe((committed) => {
      for (const personId of peopleOf(committed)) this.#topic.changed(personId);
    });
  }

  snapshot(): Change[] {
    return [];
  }

  refresh(person: Person, tell: (change: Change) => void): Promise<void> {
    return this.#topic.refresh(person, tell);
  }

  /** A workday began. */
  refreshAll(): void {
    for (const person of this.#ports.streams.listeners()) this.#topic.changed(person.id);
  }
}
