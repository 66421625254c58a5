import { sql, type Kysely, type Transaction } from 'kysely';
import { HubError } from '../hubError.ts';
import type { Tables } from './schema.ts';

/** What PostgreSQL calls a connection that the writer of a cluster writes with; who takes over ends all of them. */
export const WRITER_NAME = 'hearthline writer';

/** The time in which this process may write. It ends once and for good. SPEC: cluster/SPEC.md CLUSTER-2, CLUSTER-3. */
export class Tenure {
  readonly term: number;
  /** Resolves with why it ended. */
  readonly ended: Promise<string>;
  #isOver = false;
  readonly #end: (why: string) => void;

  constructor(term: number) {
    this.term = term;
    const { promise, resolve } = Promise.withResolvers<string>();
    this.ended = promise;
    this.#end = resolve;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Nothing is kept from now on; what it says later is passed over. */
  end(why: string): void {
    this.#isOver = true;
    this.#end(why);
  }
}

/**
 * A transaction that is kept only while the tenure lasts: it holds the term as it is until it ends, and is therefore whole before
 * anybody else is the writer, or not at all.
 *
 * @throws HubError `hub.fault` where somebody else is the writer by now; what `run` and the database throw
 */
export async function inTenure<T>(
  db: Kysely<Tables>,
  tenure: Tenure,
  run: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  if (tenure.isOver) throw new HubError('hub.fault', { detail: 'this hub is the writer no more' });
  try {
    return await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ term: number }>`select term from writer_term for share`.execute(tx);
      const term = rows[0]?.term;
      if (term === tenure.term) return run(tx);
      tenure.end(`the term is ${term ?? 'gone'}`);
      throw new HubError('hub.fault', { detail: 'another hub is the writer' });
    });
  } catch (error) {
    if (isShutDown(error)) tenure.end('the database ended the connection');
    throw error;
  }
}

/** Class 57P of PostgreSQL's error codes: an administrator, or whoever took over. */
function isShutDown(error: unknown): boolean {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'string' && error.code.startsWith('57P');
}
