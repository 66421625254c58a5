import { kudos, type Kudos } from '@hearthline/protocol';
import { sql, type Kysely } from 'kysely';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

/** `seenAt`: when its receiver looked at it; null: not yet. */
export interface KeptKudos extends Omit<Kudos, 'isNew'> {
  readonly seenAt: number | null;
}

export interface KudosWrite {
  readonly kudos?: readonly KeptKudos[];
  /** What this person got up to a moment is seen from now on. */
  readonly kudosSeen?: { readonly personId: string; readonly upTo: number; readonly at: number };
}

export interface KudosStore {
  /** Got or given by this person at or after a moment, newest first. */
  readKudosOf(options: { personId: string; since: number }): Promise<KeptKudos[]>;
  purgeKudos(before: number): Promise<void>;
}

export async function migrateKudos(db: Kysely<Tables>): Promise<void> {
  const table = `create table kudos (id text primary key, from_id text not null, to_id text not null, at bigint not null,
    seen_at bigint, body text not null)`;
  const indexes = [
    `create index kudos_from on kudos (from_id, at)`,
    `create index kudos_to on kudos (to_id, at)`,
    `create index kudos_at on kudos (at)`,
  ];
  for (const statement of [table, ...indexes]) await sql.raw(statement).execute(db);
}

export function kudosStatements() {
  return {
    insertKudos: createBulkInsert({
      table: 'kudos',
      columns: ['id', 'from_id', 'to_id', 'at', 'seen_at', 'body'],
      tail: 'on conflict (id) do nothing',
    }),
  };
}

export async function commitKudos(
  tx: Kysely<Tables>,
  writes: readonly KudosWrite[],
  statements: ReturnType<typeof kudosStatements>,
): Promise<void> {
  await statements.insertKudos(
    tx,
    writes
      .flatMap((write) => write.kudos ?? [])
      .map(({ seenAt, ...one }) => [one.id, one.fromId, one.toId, one.at, seenAt, JSON.stringify(one)]),
  );
  for (const { kudosSeen: seen } of writes) {
    if (seen === undefined) continue;
    await tx
      .updateTable('kudos')
      .set({ seen_at: seen.at })
      .where('to_id', '=', seen.personId)
      .where('at', '<=', seen.upTo)
      .where('seen_at', 'is', null)
      .execute();
  }
}

export async function purgeKudos(tx: Kysely<Tables>, before: number): Promise<void> {
  await tx.deleteFrom('kudos').where('at', '<', before).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;
const kept = kudos.omit({ isNew: true });

export function kudosReads(db: Kysely<Tables>, named: Named): Pick<KudosStore, 'readKudosOf'> {
  return {
    readKudosOf: ({ personId, since }) =>
      named(async () => {
        const rows = await db
          .selectFrom('kudos')
          .select(['seen_at', 'body'])
          .where((where) => where.or([where('from_id', '=', personId), where('to_id', '=', personId)]))
          .where('at', '>=', since)
          .orderBy('at', 'desc')
          .orderBy('id')
          .execute();
        return rows.map((row) => ({ ...kept.parse(JSON.parse(row.body)), seenAt: row.seen_at }));
      }),
  };
}
