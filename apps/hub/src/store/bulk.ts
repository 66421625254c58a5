import { CompiledQuery, sql, SqliteAdapter, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

interface BulkSpec {
  readonly table: keyof Tables;
  readonly columns: readonly string[];
  /** What follows the values: `on conflict …`, `returning …`. */
  readonly tail: string;
}

/**
 * An insert of many rows under one short text, however many they are: written and compiled once (docs/decisions/0027). SQLite is in this
 * process, so there the text is of one row and run for each; PostgreSQL is asked once, with a list for each column.
 */
export function createBulkInsert(spec: BulkSpec) {
  let compiled: CompiledQuery | null = null;

  /**
   * Inserts rows given as values in the order of `columns`; the rows of `returning`, if any. PostgreSQL refuses to touch a row twice in
   * one statement: with `do update`, one row a key.
   */
  return async function insert(
    db: Kysely<Tables>,
    rows: readonly (readonly (string | number | null)[])[],
  ): Promise<Record<string, unknown>[]> {
    if (rows.length === 0) return [];
    const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
    compiled ??= isSqlite ? oneRow(spec) : listsOf(spec, await columnTypes(db, spec.table));
    const parameters = isSqlite ? rows : spec.columns.map((_, column) => rows.map((row) => row[column]));
    const { rows: returned } = await db.executeQuery<Record<string, unknown>>({ ...compiled, parameters });
    return returned;
  };
}

function oneRow({ table, columns, tail }: BulkSpec): CompiledQuery {
  return CompiledQuery.raw(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')}) ${tail}`,
  );
}

function listsOf({ table, columns, tail }: BulkSpec, types: ReadonlyMap<string, string>): CompiledQuery {
  const lists = columns.map((column, index) => `$${index + 1}::${types.get(column)}[]`);
  return CompiledQuery.raw(
    `insert into ${table} (${columns.join(', ')}) select * from unnest(${lists.join(', ')}) ${tail}`,
  );
}

/** What PostgreSQL says its columns are: the migrations have said it once. */
async function columnTypes(db: Kysely<Tables>, table: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = ${table}::regclass`.execute(
    db,
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}
