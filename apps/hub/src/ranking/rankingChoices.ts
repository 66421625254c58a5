import type { Change, CommandInput, Person } from '@hearthline/protocol';
import type { CommandEffect } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';

interface Ports {
  readonly store: Store;
  readonly publisher: Publisher;
}

/** Who has no row in what others see, by her own choice. [RANK-11] */
export class RankingChoices implements TopicSource {
  readonly #ports: Ports;
  readonly #hidden = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  get hidden(): ReadonlySet<string> {
    return this.#hidden;
  }

  async load(): Promise<void> {
    for (const personId of await this.#ports.store.readRankingHidden()) this.#hidden.add(personId);
  }

  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  snapshot(person: Person): Change[] {
    return person.role === 'operator' ? [this.#topic(person.id)] : [];
  }

  choose({ isHidden }: CommandInput<'ranking.choose'>, { id: personId }: Person): CommandEffect<'ranking.choose'> {
    return {
      value: {},
      write: { rankingChoice: { personId, isHidden } },
      afterCommit: () => {
        if (isHidden) this.#hidden.add(personId);
        else this.#hidden.delete(personId);
        this.#ports.publisher.toPerson(personId, this.#topic(personId));
        for (const listener of this.#listeners) listener();
      },
    };
  }

  #topic(personId: string): Change {
    return { op: 'set', topic: 'rankingChoice', value: { isHidden: this.#hidden.has(personId) } };
  }
}
