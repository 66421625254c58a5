import { appeal, type Appeal, type LedgerEntry } from '@hearthline/protocol';
import { sql, type Kysely } from 'kysely';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface AppealWrite {
  /** As they are from now on. */
  readonly appeals?: readonly Appeal[];
}

export interface AppealStore {
  readAppeals(): Promise<Appeal[]>;
  /** A line of anybody's ledger; null: there is none. */
  readLedgerEntry(entryId: string): Promise<LedgerEntry | null>;
  purgeAppeals(before: number): Promise<void>;
}

export async function migrateAppeals(db: Kysely<Tables>): Promise<void> {
  const table = `create table appeal (id text primary key, at bigint not null, body text not null)`;
  for (const statement of [table, `create index appeal_at on appeal (at)`]) await sql.raw(statement).execute(db);
}

export function appealStatements() {
  return {
    putAppeals: createBulkInsert({
      table: 'appeal',
      columns: ['id', 'at', 'body'],
      tail: 'on conflict (id) do update set body = excluded.body',
    }),
  };
}

export async function commitAppeals(
  tx: Kysely<Tables>,
  writes: readonly AppealWrite[],
  statements: ReturnType<typeof appealStatements>,
): Promise<void> {
  const latest = new Map(writes.flatMap(({ appeals = [] }) => appeals.map((one) => [one.id, one] as const)));
  await statements.putAppeals(
    tx,
    [...latest.values()].map((one) => [one.id, one.at, JSON.stringify(one)]),
  );
}

export async function purgeAppeals(tx: Kysely<Tables>, before: number): Promise<void> {
  await tx.deleteFrom('appeal').where('at', '<', before).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function appealReads(db: Kysely<Tables>, named: Named): Pick<AppealStore, 'readAppeals'> {
  return {
    readAppeals: () =>
      named(async () => {
        const rows = await db.selectFrom('appeal').select('body').execute();
        return rows.map((row) => appeal.parse(JSON.parse(row.body)));
      }),
  };
}
