import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { Tables } from './schema.ts';

/** The object id of `bigint`, which `pg` hands over as text; every number kept here is below 2^53. */
const INT8 = 20;

/** One connection writes (commits are grouped), a few read. */
export function openPostgres(url: string) {
  const open = (max: number) => new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(url, max) }) });
  return { writer: open(1), reader: open(4) };
}

function openPool(url: string, max: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8 ? Number : types.getTypeParser(oid, format === 'binary' ? 'text' : format),
    },
  });
  // A connection that idles is told when the server restarts. The pool has dropped it by then and the next query opens
  // another; without a listener Node would end the hub for it.
  pool.on('error', () => undefined);
  // So is one that is in the middle of a transaction and waits for nothing just then: the next query on it fails, and is told.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
