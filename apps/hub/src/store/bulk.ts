import { CompiledQuery, sql, SqliteAdapter, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

interface BulkSpec {
  readonly table: keyof Tables;
  readonly columns: readonly string[];
  /** What follows the values: `on conflict …`, `returning …`. */
  readonly tail: string;
}

/** Values in the order of the columns. */
type Rows = readonly (readonly (string | number | null)[])[];
type Returned = Record<string, unknown>;

/** An insert into one table. */
interface BulkInsert {
  /** The rows of `returning`, if any. PostgreSQL refuses to touch a row twice in one statement: with `do update`, one row a key. */
  (db: Kysely<Tables>, rows: Rows): Promise<Returned[]>;
  /** The insert of these rows, not yet asked for. */
  query(db: Kysely<Tables>, rows: Rows): Promise<CompiledQuery<Returned>>;
}

/**
 * An insert of many rows under one short text, however many they are: written and compiled once (docs/decisions/0027). SQLite is in this
 * process, so there the text is of one row and run for each; PostgreSQL is asked once, with a list for each column.
 */
export function createBulkInsert(spec: BulkSpec): BulkInsert {
  let compiled: CompiledQuery<Returned> | null = null;

  async function query(db: Kysely<Tables>, rows: Rows): Promise<CompiledQuery<Returned>> {
    const isOneRow = isSqlite(db);
    compiled ??= CompiledQuery.raw(isOneRow ? oneRow(spec) : listsOf(spec, await columnTypes(db, spec.table)));
    return { ...compiled, parameters: isOneRow ? rows : spec.columns.map((_, index) => rows.map((row) => row[index])) };
  }

  async function insert(db: Kysely<Tables>, rows: Rows): Promise<Returned[]> {
    return rows.length === 0 ? [] : (await db.executeQuery(await query(db, rows))).rows;
  }
  return Object.assign(insert, { query });
}

/**
 * Inserts that need nothing of each other. PostgreSQL gets all of them at once and works on the first while the next is being written;
 * after one that fails it refuses the others. SQLite does not: a full disk ends the transaction, and what comes after it would be kept.
 */
export async function insertTogether(
  db: Kysely<Tables>,
  inserts: readonly (readonly [BulkInsert, Rows])[],
): Promise<void> {
  if (isSqlite(db)) {
    for (const [insert, rows] of inserts) await insert(db, rows);
    return;
  }
  const queries: CompiledQuery[] = [];
  for (const [insert, rows] of inserts) if (rows.length > 0) queries.push(await insert.query(db, rows));
  // Kysely itself asks one thing after another within a transaction.
  await db
    .getExecutor()
    .provideConnection((connection) => Promise.all(queries.map((one) => connection.executeQuery(one))));
}

const isSqlite = (db: Kysely<Tables>): boolean => db.getExecutor().adapter instanceof SqliteAdapter;

const into = ({ table, columns }: BulkSpec): string => `insert into ${table} (${columns.join(', ')})`;

const oneRow = (spec: BulkSpec): string =>
  `${into(spec)} values (${spec.columns.map(() => '?').join(', ')}) ${spec.tail}`;

function listsOf(spec: BulkSpec, types: ReadonlyMap<string, string>): string {
  const lists = spec.columns.map((column, index) => `$${index + 1}::${types.get(column)}[]`);
  return `${into(spec)} select * from unnest(${lists.join(', ')}) ${spec.tail}`;
}

/** What PostgreSQL says its columns are: the migrations have said it once. */
async function columnTypes(db: Kysely<Tables>, table: string): Promise<Map<string, string>> {
  const asked = sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = ${table}::regclass`;
  const { rows } = await asked.execute(db);
  return new Map(rows.map(({ name, type }) => [name, type]));
}
