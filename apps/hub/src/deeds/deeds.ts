import type { Change, Person } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Directory } from '../organisation/directory.ts';
import { ReadTopic } from '../session/readTopic.ts';
import type { Publisher, Streams } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';

interface Ports {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly streams: Pick<Streams, 'of'> & Publisher;
  readonly log: Logger;
}

/** [DEED-3] */
const SHOWN = 100;
/** [DEED-5] */
const KEPT_MS = 180 * 24 * 3_600_000;

/** Each person's log of what was done to her. SPEC: deeds/SPEC.md. */
export class Deeds implements TopicSource {
  readonly #ports: Ports;
  readonly #topic: ReadTopic;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#topic = new ReadTopic({ ...ports, isFor: () => true, read: (person) => this.#read(person) });
  }

  snapshot(): Change[] {
    return [];
  }

  refresh(person: Person, tell: (change: Change) => void): Promise<void> {
    return this.#topic.refresh(person, tell);
  }

  /** Something was kept about these people. */
  kept(aboutIds: Iterable<string>): void {
    for (const personId of new Set(aboutIds)) this.#topic.changed(personId);
  }

  forgetOld(): Promise<void> {
    return this.#ports.store.purgeDeeds(this.#ports.clock.now() - KEPT_MS);
  }

  async #read({ id: personId }: Person): Promise<Change[]> {
    return [{ op: 'set', topic: 'deeds', value: await this.#ports.store.readDeeds({ personId, limit: SHOWN }) }];
  }
}
