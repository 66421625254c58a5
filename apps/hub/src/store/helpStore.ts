import { sql, type Kysely } from 'kysely';
import { keptHelp, type KeptHelp } from '../help/helpCall.ts';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface HelpWrite {
  /** As they are from now on; of one the last of a write counts. */
  readonly helps?: readonly KeptHelp[];
  /** Ids of those that are over. */
  readonly endedHelps?: readonly string[];
}

export interface HelpStore {
  /** Those that are open. */
  readHelps(): Promise<KeptHelp[]>;
}

export async function migrateHelps(db: Kysely<Tables>): Promise<void> {
  await sql.raw(`create table help_call (id text primary key, body text not null)`).execute(db);
}

export function helpStatements() {
  return {
    putHelps: createBulkInsert({
      table: 'help_call',
      columns: ['id', 'body'],
      tail: 'on conflict (id) do update set body = excluded.body',
    }),
  };
}

/** What ended within the group is gone, whatever else was said of it: an end is the last word. */
export async function commitHelps(
  tx: Kysely<Tables>,
  writes: readonly HelpWrite[],
  statements: ReturnType<typeof helpStatements>,
): Promise<void> {
  const latest = new Map(writes.flatMap(({ helps = [] }) => helps.map((one) => [one.id, one] as const)));
  await statements.putHelps(
    tx,
    [...latest.values()].map((one) => [one.id, JSON.stringify(one)]),
  );
  const ended = writes.flatMap(({ endedHelps = [] }) => endedHelps);
  if (ended.length > 0) await tx.deleteFrom('help_call').where('id', 'in', ended).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function helpReads(db: Kysely<Tables>, named: Named): Pick<HelpStore, 'readHelps'> {
  return {
    readHelps: () =>
      named(async () => {
        const rows = await db.selectFrom('help_call').select('body').execute();
        return rows.map((row) => keptHelp.parse(JSON.parse(row.body)));
      }),
  };
}
