import { badge, type Badge } from '@hearthline/protocol';
import { sql, type Kysely } from 'kysely';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface BadgeWrite {
  /** Whether others see which badges this person has. */
  readonly badgeChoice?: { readonly personId: string; readonly isShared: boolean };
}

export interface BadgeStore {
  /** One person's, newest first. */
  readBadges(personId: string): Promise<Badge[]>;
  /** Which badges each person has, by their ids. */
  readBadgeIds(): Promise<Map<string, Set<string>>>;
  /** Who shows hers, by id. */
  readBadgeSharers(): Promise<string[]>;
}

export async function migrateBadges(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `create table badge (fact_id text primary key, person_id text not null, badge_id text not null,
       at bigint not null, body text not null)`,
    `create index badge_person on badge (person_id, at)`,
    `create table badge_shared (person_id text primary key)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export function badgeStatements() {
  return {
    insertBadges: createBulkInsert({
      table: 'badge',
      columns: ['fact_id', 'person_id', 'badge_id', 'at', 'body'],
      tail: '',
    }),
  };
}

export const badgeValues = (one: Badge) => [one.id, one.personId, one.badgeId, one.at, JSON.stringify(one)];

/** In order: the last of a group counts. */
export async function commitBadges(tx: Kysely<Tables>, writes: readonly BadgeWrite[]): Promise<void> {
  for (const { badgeChoice: choice } of writes) {
    if (choice === undefined) continue;
    const row = { person_id: choice.personId };
    if (choice.isShared)
      await tx
        .insertInto('badge_shared')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    else await tx.deleteFrom('badge_shared').where('person_id', '=', choice.personId).execute();
  }
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function badgeReads(db: Kysely<Tables>, named: Named): BadgeStore {
  return {
    readBadges: (personId) =>
      named(async () => {
        const rows = await db
          .selectFrom('badge')
          .select('body')
          .where('person_id', '=', personId)
          .orderBy('at', 'desc')
          .orderBy('fact_id')
          .execute();
        return rows.map((row) => badge.parse(JSON.parse(row.body)));
      }),
    readBadgeIds: () =>
      named(async () => {
        const has = new Map<string, Set<string>>();
        const rows = await db.selectFrom('badge').select(['person_id', 'badge_id']).distinct().execute();
        for (const row of rows) has.set(row.person_id, (has.get(row.person_id) ?? new Set()).add(row.badge_id));
        return has;
      }),
    readBadgeSharers: () =>
      named(async () =>
        (await db.selectFrom('badge_shared').select('person_id').execute()).map((row) => row.person_id),
      ),
  };
}
