import { sql, type Kysely } from 'kysely';
import { keptOutage, type KeptOutage } from '../outages/outage.ts';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface OutageWrite {
  /** As they are from now on; of one outage the last of a write counts. */
  readonly outages?: readonly KeptOutage[];
}

export interface OutageStore {
  /** Those that began at or after this moment. */
  readOutages(since: number): Promise<KeptOutage[]>;
  purgeOutages(beganBefore: number): Promise<void>;
}

export async function migrateOutages(db: Kysely<Tables>): Promise<void> {
  const table = `create table outage (id text primary key, began_at bigint not null, body text not null)`;
  for (const statement of [table, `create index outage_began on outage (began_at)`]) {
    await sql.raw(statement).execute(db);
  }
}

export function outageStatements() {
  return {
    putOutages: createBulkInsert({
      table: 'outage',
      columns: ['id', 'began_at', 'body'],
      tail: 'on conflict (id) do update set began_at = excluded.began_at, body = excluded.body',
    }),
  };
}

/** The last one of a group of writes is the newest: they come in order. */
export async function commitOutages(
  tx: Kysely<Tables>,
  writes: readonly OutageWrite[],
  statements: ReturnType<typeof outageStatements>,
): Promise<void> {
  const latest = new Map(writes.flatMap(({ outages = [] }) => outages.map((one) => [one.id, one] as const)));
  await statements.putOutages(
    tx,
    [...latest.values()].map((one) => [one.id, one.beganAt, JSON.stringify(one)]),
  );
}

export async function purgeOutages(tx: Kysely<Tables>, before: number): Promise<void> {
  await tx.deleteFrom('outage').where('began_at', '<', before).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function outageReads(db: Kysely<Tables>, named: Named): Pick<OutageStore, 'readOutages'> {
  return {
    readOutages: (since) =>
      named(async () => {
        const rows = await db.selectFrom('outage').select('body').where('began_at', '>=', since).execute();
        return rows.map((row) => keptOutage.parse(JSON.parse(row.body)));
      }),
  };
}
