import type { Logger } from 'pino';
import { Client } from 'pg';
import { every, pause, type Clock } from '../clock.ts';
import { Tenure, WRITER_NAME } from '../store/tenure.ts';

/** Names the lock in PostgreSQL: two numbers nobody else uses. */
const LOCK = '1214865518, 1';
const MAKING_LOCK = '1214865518, 2';
/** Who waits for the lock looks so often. */
const LOOK_MS = 500;
const BEAT_MS = 1_000;
/** [CLUSTER-4] Looks in a row that see the same beat: 6 s. Counted in looks, so that one who was frozen herself deposes nobody. */
const LOOKS_UNTIL_DEPOSED = 12;
/** A database that does not answer for so long is lost. */
const ANSWER_LIMIT_MS = 4_000;

interface Options {
  /** Of the database. */
  readonly url: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The right to write as it was won, with the connection that holds it. */
export interface Office {
  readonly tenure: Tenure;
  /** Lets somebody else have it. */
  resign(): Promise<void>;
}

/** Waits until this process is the writer, however long; null when `signal` called it off. SPEC: cluster/SPEC.md CLUSTER-2 to CLUSTER-4. */
export async function campaign(options: Options, signal: AbortSignal): Promise<Office | null> {
  while (!signal.aborted) {
    const ballot = new Ballot(options);
    try {
      await ballot.open();
      const term = await ballot.wait(signal);
      if (term !== null) return ballot.takeOffice(term);
      await ballot.close();
    } catch (error) {
      options.log.warn({ err: error }, 'the database of the election does not answer');
      await ballot.close();
      await pause(options.clock, LOOK_MS, signal);
    }
  }
  return null;
}

/** One connection to the database, for the lock alone: the lock goes when it goes. */
class Ballot {
  readonly #options: Options;
  readonly #client: Client;
  #lost: ((why: string) => void) | null = null;

  constructor(options: Options) {
    this.#options = options;
    this.#client = new Client({
      ...{ connectionString: options.url, application_name: 'hearthline election', keepAlive: true },
      ...{ connectionTimeoutMillis: ANSWER_LIMIT_MS, query_timeout: ANSWER_LIMIT_MS },
    });
    this.#client.on('error', (error) => this.#lost?.(`the connection of the lock broke: ${error.message}`));
    this.#client.on('end', () => this.#lost?.('the connection of the lock ended'));
  }

  async open(): Promise<void> {
    await this.#client.connect();
    // Two at once would trip over each other.
    await this.#client.query(`begin; select pg_advisory_xact_lock(${MAKING_LOCK});
      create table if not exists writer_term (only_row boolean primary key default true check (only_row), term bigint not null);
      create table if not exists writer_beat (only_row boolean primary key default true check (only_row), beat bigint not null);
      insert into writer_term (term) values (0) on conflict do nothing;
      insert into writer_beat (beat) values (0) on conflict do nothing; commit`);
  }

  /** Resolves with the new term when the lock is ours. */
  async wait(signal: AbortSignal): Promise<number | null> {
    let seen: string | null = null;
    let looks = 0;
    while (!signal.aborted) {
      if (await this.#tryLock()) return this.#beginTerm();
      const beat = await this.#text('select beat as value from writer_beat');
      looks = beat === seen ? looks + 1 : 0;
      seen = beat;
      if (looks >= LOOKS_UNTIL_DEPOSED) {
        looks = 0;
        await this.#depose();
      } else await pause(this.#options.clock, LOOK_MS, signal);
    }
    return null;
  }

  takeOffice(term: number): Office {
    const { clock, log } = this.#options;
    const tenure = new Tenure(term);
    this.#lost = (why) => tenure.end(why);
    const stopBeating = every(clock, BEAT_MS, () => {
      this.#client
        .query('update writer_beat set beat = beat + 1')
        .catch((error: unknown) => tenure.end(`no beat: ${error instanceof Error ? error.message : 'unknown'}`));
    });
    void tenure.ended.then((why) => {
      stopBeating();
      log.warn({ term, why }, 'this hub is the writer no more');
    });
    return {
      tenure,
      resign: async () => {
        tenure.end('it resigned');
        await this.close();
      },
    };
  }

  async close(): Promise<void> {
    // A connection that is dead already has nothing to say about its end.
    await this.#client.end().catch(() => undefined);
  }

  async #tryLock(): Promise<boolean> {
    return (await this.#text(`select pg_try_advisory_lock(${LOCK})::text as value`)) === 'true';
  }

  /** [CLUSTER-2] What the writer before still has under way is ended or done before the term is another. */
  async #beginTerm(): Promise<number> {
    await this.#endConnections(
      `select pid from pg_stat_activity where datname = current_database() and application_name = '${WRITER_NAME}'`,
    );
    await this.#client.query('update writer_beat set beat = beat + 1');
    return Number(await this.#text('update writer_term set term = term + 1 returning term as value'));
  }

  /** [CLUSTER-4] Ends the connection that has the lock; the next look takes it. */
  async #depose(): Promise<void> {
    this.#options.log.warn('the writer is silent and is deposed');
    const [first, second] = LOCK.split(', ');
    await this.#endConnections(
      `select pid from pg_locks where locktype = 'advisory' and granted and classid = ${first} and objid = ${second} and objsubid = 2
         and database = (select oid from pg_database where datname = current_database())`,
    );
  }

  async #endConnections(which: string): Promise<void> {
    await this.#client.query(`select pg_terminate_backend(pid) from (${which}) as old where pid <> pg_backend_pid()`);
  }

  async #text(query: string): Promise<string | null> {
    const { rows } = await this.#client.query<{ value: unknown }>(query);
    const value = rows[0]?.value;
    return value === undefined || value === null ? null : String(value);
  }
}
