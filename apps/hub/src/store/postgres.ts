import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types, type PoolConfig } from 'pg';
import type { Tables } from './schema.ts';
import { WRITER_NAME, type Tenure } from './tenure.ts';

/** The object id of `bigint`, which `pg` hands over as text; every number kept here is below 2^53. */
const INT8 = 20;

/**
 * One connection writes (commits are grouped), a few read. The writer of a cluster is told when the one that writes breaks: whether
 * its last transaction was kept is then unknown, and so is whether what this process remembers is true.
 */
export function openPostgres(url: string, tenure: Tenure | null) {
  const open = (pool: Pool) => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const writing = openPool(url, {
    max: 1,
    pipeline: true,
    ...(tenure === null ? {} : { application_name: WRITER_NAME }),
  });
  if (tenure !== null) {
    writing.on('connect', (client) => {
      client.on('error', (error) => tenure.end(`a connection that writes broke: ${error.message}`));
    });
  }
  return { writer: open(writing), reader: open(openPool(url, { max: 4 })) };
}

function openPool(url: string, options: PoolConfig): Pool {
  const pool = new Pool({
    connectionString: url,
    ...options,
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
