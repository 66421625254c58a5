import { DatabaseSync, type SQLInputValue, type StatementResultingChanges, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * Two connections on one file: one writes, one reads. A read therefore never sees a transaction that is not finished,
 * and WAL keeps neither waiting for the other. `synchronous=FULL`: a commit is on the disk before it is told
 * (https://www.sqlite.org/pragma.html#pragma_synchronous).
 */
export function openSqlite(options: { file: string; maxPages?: number | undefined }) {
  const writerDb = new DatabaseSync(options.file);
  writerDb.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000');
  if (options.maxPages !== undefined) writerDb.exec(`pragma max_page_count = ${options.maxPages}`);
  const readerDb = new DatabaseSync(options.file);
  readerDb.exec('pragma busy_timeout = 5000; pragma query_only = on');
  // From here on who waits is the store, which lets everything else go on meanwhile; SQLite would hold the whole hub.
  writerDb.exec('pragma busy_timeout = 0');
  return {
    writer: new Kysely<Tables>({ dialect: new SqliteDialect({ database: new NodeSqlite(writerDb) }) }),
    reader: new Kysely<Tables>({ dialect: new SqliteDialect({ database: new NodeSqlite(readerDb) }) }),
  };
}

/** What Kysely's SQLite dialect asks of a driver, over Node's own. Statements are prepared once. */
class NodeSqlite implements SqliteDatabase {
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<string, SqliteStatement>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  prepare(text: string): SqliteStatement {
    const known = this.#prepared.get(text);
    if (known) return known;
    const statement = text === 'rollback' ? new Rollback(this.#db) : new NodeStatement(this.#db.prepare(begun(text)));
    // Schema changes and one-off texts are few; the bound only guards against a caller that builds texts without end.
    if (this.#prepared.size < 500) this.#prepared.set(text, statement);
    return statement;
  }

  close(): void {
    this.#prepared.clear();
    this.#db.close();
  }
}

/** A transaction takes the file at once, or finds it held before it has done anything. */
const begun = (text: string): string => (text === 'begin' ? 'begin immediate' : text);

/** Many rows for one insert (`bulk.ts`): the statement is run for each of them. */
const isRows = (parameters: readonly unknown[]): parameters is readonly SQLInputValue[][] =>
  Array.isArray(parameters[0]);

class NodeStatement implements SqliteStatement {
  readonly reader: boolean;
  readonly #statement: StatementSync;

  constructor(statement: StatementSync) {
    this.#statement = statement;
    this.reader = statement.columns().length > 0;
  }

  all(parameters: readonly unknown[]): unknown[] {
    if (isRows(parameters)) return parameters.flatMap((row) => this.#statement.all(...row));
    return this.#statement.all(...(parameters as SQLInputValue[]));
  }

  run(parameters: readonly unknown[]) {
    if (!isRows(parameters)) return this.#statement.run(...(parameters as SQLInputValue[]));
    let last: StatementResultingChanges = { changes: 0, lastInsertRowid: 0 };
    for (const row of parameters) last = this.#statement.run(...row);
    return last;
  }

  iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    return this.#statement.iterate(...(parameters as SQLInputValue[]));
  }
}

/** A full disk can make SQLite roll back by itself (https://www.sqlite.org/lang_transaction.html): there is nothing left to do then. */
class Rollback implements SqliteStatement {
  readonly reader = false;
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  run() {
    if (this.#db.isTransaction) this.#db.exec('rollback');
    return { changes: 0, lastInsertRowid: 0 };
  }

  all(): unknown[] {
    this.run();
    return [];
  }

  *iterate(): IterableIterator<unknown> {
    yield* this.all();
  }
}
