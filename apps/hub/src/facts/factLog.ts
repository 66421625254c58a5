import type { Committed, Store, Write } from '../store/store.ts';

/** The way every write takes that may hold facts: kept first, told afterwards. */
export class FactLog {
  readonly #store: Store;
  readonly #listeners = new Set<(committed: Committed) => void>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** @throws HubError `store.full`, `store.busy`, `hub.fault`; nothing of the write was kept then. */
  async commit(write: Write): Promise<Committed> {
    const committed = await this.#store.commit(write);
    if (committed.facts.length > 0) for (const listener of this.#listeners) listener(committed);
    return committed;
  }

  /** Told of new facts and what they earned, after they are durable. */
  subscribe(listener: (committed: Committed) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
