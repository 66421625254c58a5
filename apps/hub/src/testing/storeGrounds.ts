import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreConfig } from '../config.ts';

import { openStore } from '../store/sqlStore.ts';
import type { FactFold, Store } from '../store/store.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

/** What one kind of database needs around its tests: a real one, an empty store for each test, and all of it gone again. */
export abstract class StoreGround {
  abstract readonly name: string;
  readonly #fold: FactFold;
  readonly #opened = new Set<Store>();

  constructor(fold: FactFold) {
    this.#fold = fold;
  }

  abstract prepare(): Promise<void>;
  abstract fresh(): Promise<StoreConfig>;
  abstract clear(): Promise<void>;

  async open(config: StoreConfig): Promise<Store> {
    const store = await openStore(config, this.#fold);
    this.#opened.add(store);
    return store;
  }

  async close(store: Store): Promise<void> {
    this.#opened.delete(store);
    await store.close();
  }

  async closeAll(): Promise<void> {
    for (const store of this.#opened) await this.close(store);
  }
}

export class SqliteGround extends StoreGround {
  readonly name = 'SQLite';
  #folder = '';

  async prepare(): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), 'hearthline-store-'));
  }

  fresh(): Promise<{ kind: 'sqlite'; file: string }> {
    return Promise.resolve({ kind: 'sqlite', file: join(this.#folder, `${crypto.randomUUID()}.db`) });
  }

  clear(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }
}

class PostgresGround extends StoreGround {
  readonly name = 'PostgreSQL';
  #server: TestPostgres | null = null;

  async prepare(): Promise<void> {
    this.#server = await startPostgres();
  }

  async fresh(): Promise<StoreConfig> {
    if (this.#server === null) throw new Error('prepare() comes first');
    return { kind: 'postgres', url: await this.#server.createDatabase() };
  }

  async clear(): Promise<void> {
    await this.#server?.stop();
  }
}

/** The databases a store must be the same on. */
export const storeGrounds = (fold: FactFold): StoreGround[] => [new SqliteGround(fold), new PostgresGround(fold)];
