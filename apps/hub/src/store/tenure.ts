import { sql, type Kysely } from 'kysely';
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
 * Keeps the term as it is until this transaction ends, which is therefore whole before anybody else is the writer, or not at all.
 *
 * @throws HubError `hub.fault` where somebody else is the writer by now
 */
export async function checkTenure(tx: Kysely<Tables>, tenure: Tenure): Promise<void> {
  if (tenure.isOver) throw new HubError('hub.fault', { detail: 'this hub is the writer no more' });
  const { rows } = await sql<{ term: number }>`select term from writer_term for share`.execute(tx);
  if (rows[0]?.term === tenure.term) return;
  tenure.end(`the term is ${rows[0]?.term ?? 'gone'}`);
  throw new HubError('hub.fault', { detail: 'another hub is the writer' });
}
