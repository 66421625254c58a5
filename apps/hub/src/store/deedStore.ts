import { deed, type Deed } from '@hearthline/protocol';
import { sql, type Kysely } from 'kysely';
import type { KeptDeed } from '../deeds/keptDeed.ts';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface DeedWrite {
  /** One whose `source` is known already is left out. */
  readonly deeds?: readonly KeptDeed[];
}

export interface DeedStore {
  /** About this person, newest first. */
  readDeeds(options: { personId: string; limit: number }): Promise<Deed[]>;
  purgeDeeds(before: number): Promise<void>;
}

export async function migrateDeeds(db: Kysely<Tables>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const serial = kind === 'sqlite' ? 'integer primary key' : 'bigserial primary key';
  const table = `create table deed (position ${serial}, source text not null unique, about_id text not null,
    at bigint not null, body text not null)`;
  const indexes = [`create index deed_about on deed (about_id, at)`, `create index deed_at on deed (at)`];
  for (const statement of [table, ...indexes]) await sql.raw(statement).execute(db);
}

export function deedStatements() {
  return {
    insertDeeds: createBulkInsert({
      table: 'deed',
      columns: ['source', 'about_id', 'at', 'body'],
      tail: 'on conflict (source) do nothing',
    }),
  };
}

export async function commitDeeds(
  tx: Kysely<Tables>,
  writes: readonly DeedWrite[],
  statements: ReturnType<typeof deedStatements>,
): Promise<void> {
  const deeds = writes.flatMap(({ deeds: some = [] }) => some);
  await statements.insertDeeds(
    tx,
    deeds.map(({ source, ...one }) => [source, one.aboutId, one.at, JSON.stringify(one)]),
  );
}

export async function purgeDeeds(tx: Kysely<Tables>, before: number): Promise<void> {
  await tx.deleteFrom('deed').where('at', '<', before).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function deedReads(db: Kysely<Tables>, named: Named): Pick<DeedStore, 'readDeeds'> {
  return {
    readDeeds: ({ personId, limit }) =>
      named(async () => {
        const rows = await db
          .selectFrom('deed')
          .select('body')
          .where('about_id', '=', personId)
          .orderBy('at', 'desc')
          .orderBy('position', 'desc')
          .limit(limit)
          .execute();
        return rows.map((row) => deed.parse(JSON.parse(row.body)));
      }),
  };
}
