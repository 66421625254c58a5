import { contact, type Contact } from '@hearthline/protocol';
import { sql, type Kysely } from 'kysely';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface ContactWrite {
  readonly contacts?: {
    readonly personId: string;
    readonly put?: readonly Contact[];
    readonly removed?: readonly string[];
  };
}

export interface ContactStore {
  readContacts(personId: string): Promise<Contact[]>;
}

export async function migrateContacts(db: Kysely<Tables>): Promise<void> {
  await sql
    .raw(
      `create table contact (person_id text not null, id text not null, body text not null, primary key (person_id, id))`,
    )
    .execute(db);
}

export function contactStatements() {
  return {
    putContacts: createBulkInsert({
      table: 'contact',
      columns: ['person_id', 'id', 'body'],
      tail: 'on conflict (person_id, id) do update set body = excluded.body',
    }),
  };
}

/** In the order they were asked for: a put and a removal of one contact may meet in one group. */
export async function commitContacts(
  tx: Kysely<Tables>,
  writes: readonly ContactWrite[],
  statements: ReturnType<typeof contactStatements>,
): Promise<void> {
  for (const { contacts } of writes) {
    if (!contacts) continue;
    const { personId, put = [], removed = [] } = contacts;
    const rows = new Map(put.map((one) => [one.id, JSON.stringify(one)]));
    await statements.putContacts(
      tx,
      [...rows].map(([id, body]) => [personId, id, body]),
    );
    if (removed.length > 0) {
      await tx
        .deleteFrom('contact')
        .where('person_id', '=', personId)
        .where('id', 'in', [...removed])
        .execute();
    }
  }
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function contactReads(db: Kysely<Tables>, named: Named): ContactStore {
  return {
    readContacts: (personId) =>
      named(async () => {
        const rows = await db.selectFrom('contact').select('body').where('person_id', '=', personId).execute();
        return rows.map((row) => contact.parse(JSON.parse(row.body)));
      }),
  };
}
