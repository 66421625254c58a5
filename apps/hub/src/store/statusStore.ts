import { sql, type Kysely } from 'kysely';
import { keptStatus, type KeptStatus } from '../status/keptStatus.ts';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface StatusWrite {
  /** One a person: the one kept before goes. */
  readonly status?: KeptStatus;
}

export interface StatusStore {
  readStatuses(): Promise<KeptStatus[]>;
  /** Deletes what ends at this moment or ended before. */
  purgeStatuses(endedBy: number): Promise<void>;
}

export async function migrateStatuses(db: Kysely<Tables>): Promise<void> {
  await sql
    .raw(`create table status (person_id text primary key, ends_at bigint not null, body text not null)`)
    .execute(db);
}

export function statusStatements() {
  return {
    putStatuses: createBulkInsert({
      table: 'status',
      columns: ['person_id', 'ends_at', 'body'],
      tail: 'on conflict (person_id) do update set ends_at = excluded.ends_at, body = excluded.body',
    }),
  };
}

export async function commitStatuses(
  tx: Kysely<Tables>,
  writes: readonly StatusWrite[],
  statements: ReturnType<typeof statusStatements>,
): Promise<void> {
  // The last of a person: PostgreSQL refuses to touch a row twice in one statement.
  const latest = new Map(writes.flatMap(({ status: one }) => (one ? [[one.personId, one] as const] : [])));
  await statements.putStatuses(
    tx,
    [...latest.values()].map((one) => [one.personId, one.endsAt, JSON.stringify(one)]),
  );
}

export async function purgeStatuses(tx: Kysely<Tables>, endedBy: number): Promise<void> {
  await tx.deleteFrom('status').where('ends_at', '<=', endedBy).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function statusReads(db: Kysely<Tables>, named: Named): Pick<StatusStore, 'readStatuses'> {
  return {
    readStatuses: () =>
      named(async () => {
        const rows = await db.selectFrom('status').select('body').orderBy('person_id').execute();
        return rows.map((row) => keptStatus.parse(JSON.parse(row.body)));
      }),
  };
}
