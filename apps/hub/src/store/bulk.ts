import { CompiledQuery, sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from './schema.ts';

/** Rows a statement; powers of two keep the number of different texts (each prepared once) small. */
const CHUNK_ROWS = [256, 64, 16, 4, 1] as const;

interface BulkSpec {
  readonly table: keyof Tables;
  readonly columns: readonly string[];
  /** What follows the values: `on conflict …`, `returning …`. */
  readonly tail: string;
}

/**
 * An insert of many rows, written once and compiled once for each chunk size: compiling a statement of a thousand
 * values costs more than running it.
 */
export function createBulkInsert(spec: BulkSpec) {
  const compiled = new Map<number, CompiledQuery>();

  const compile = (db: Kysely<Tables>, rowCount: number): CompiledQuery => {
    const known = compiled.get(rowCount);
    if (known) return known;
    const row: RawBuilder<unknown> = sql`(${sql.join(spec.columns.map(() => sql`${null}`))})`;
    const names = sql.join(spec.columns.map((column) => sql.ref(column)));
    const rows = sql.join(Array.from({ length: rowCount }, () => row));
    const query = sql`insert into ${sql.table(spec.table)} (${names}) values ${rows} ${sql.raw(spec.tail)}`.compile(db);
    compiled.set(rowCount, query);
    return query;
  };

  /** Inserts rows given as values in the order of `columns`; the rows of `returning`, if any. */
  return async function insert(
    db: Kysely<Tables>,
    rows: readonly (readonly (string | number | null)[])[],
  ): Promise<Record<string, unknown>[]> {
    const returned: Record<string, unknown>[] = [];
    let from = 0;
    for (const size of CHUNK_ROWS) {
      while (rows.length - from >= size) {
        const parameters = rows.slice(from, from + size).flat();
        const result = await db.executeQuery<Record<string, unknown>>({ ...compile(db, size), parameters });
        returned.push(...result.rows);
        from += size;
      }
    }
    return returned;
  };
}
