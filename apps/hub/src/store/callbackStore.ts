import { callback, isFinished, type Callback } from '@hearthline/protocol';
import { sql, type Kysely } from 'kysely';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface CallbackWrite {
  /** As they are from now on; of one callback the last of a write counts. */
  readonly callbacks?: readonly Callback[];
}

export interface CallbackStore {
  /** All that are kept, finished ones too. */
  readCallbacks(): Promise<Callback[]>;
  /** Deletes those that were finished before this moment. */
  purgeCallbacks(finishedBefore: number): Promise<void>;
}

export async function migrateCallbacks(db: Kysely<Tables>): Promise<void> {
  const table = `create table callback (id text primary key, finished_at bigint, body text not null)`;
  for (const statement of [table, `create index callback_finished on callback (finished_at)`]) {
    await sql.raw(statement).execute(db);
  }
}

export function callbackStatements() {
  return {
    putCallbacks: createBulkInsert({
      table: 'callback',
      columns: ['id', 'finished_at', 'body'],
      tail: 'on conflict (id) do update set finished_at = excluded.finished_at, body = excluded.body',
    }),
  };
}

/** The last one of a group of writes is the newest: they come in order. */
export async function commitCallbacks(
  tx: Kysely<Tables>,
  writes: readonly CallbackWrite[],
  statements: ReturnType<typeof callbackStatements>,
): Promise<void> {
  const latest = new Map(writes.flatMap(({ callbacks = [] }) => callbacks.map((one) => [one.id, one] as const)));
  await statements.putCallbacks(
    tx,
    [...latest.values()].map((one) => [one.id, finishedAt(one), JSON.stringify(one)]),
  );
}

const finishedAt = (one: Callback): number | null => (isFinished(one) && 'at' in one.state ? one.state.at : null);

export async function purgeCallbacks(tx: Kysely<Tables>, before: number): Promise<void> {
  await tx.deleteFrom('callback').where('finished_at', '<', before).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function callbackReads(db: Kysely<Tables>, named: Named): Pick<CallbackStore, 'readCallbacks'> {
  return {
    readCallbacks: () =>
      named(async () => {
        const rows = await db.selectFrom('callback').select('body').execute();
        return rows.map((row) => callback.parse(JSON.parse(row.body)));
      }),
  };
}
