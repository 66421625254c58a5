import { badge, kudos, type Badge, type Kudos } from '@hearthline/protocol';
import { sql, type Kysely } from 'kysely';
import { keptWall, type KeptWall } from '../wall/keptWall.ts';
import type { Tables } from './schema.ts';

export interface WallWrite {
  /** As it is from now on. */
  readonly wall?: KeptWall;
  readonly removedWall?: string;
  /** Whether walls name this person. */
  readonly wallChoice?: { readonly personId: string; readonly isShown: boolean };
}

type KnownKudos = Omit<Kudos, 'isNew'>;

export interface WallStore {
  readWalls(): Promise<KeptWall[]>;
  /** Who allows walls to name her, by id. */
  readWallShown(): Promise<string[]>;
  /** Earned at or after a moment, newest first. */
  readBadgesSince(since: number): Promise<Badge[]>;
  /** Those of them that are still kept, newest first. */
  readKudosByIds(ids: readonly string[]): Promise<KnownKudos[]>;
  /** How many good words each person got at or after a moment. */
  readKudosCounts(since: number): Promise<Map<string, number>>;
}

export async function migrateWalls(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `create table wall (id text primary key, body text not null)`,
    `create table wall_shown (person_id text primary key)`,
    `create index badge_at on badge (at)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** In order: the last of a group counts. */
export async function commitWalls(tx: Kysely<Tables>, writes: readonly WallWrite[]): Promise<void> {
  for (const { wall, removedWall, wallChoice: choice } of writes) {
    if (wall) {
      const body = JSON.stringify(wall);
      const put = tx.insertInto('wall').values({ id: wall.id, body });
      await put.onConflict((conflict) => conflict.column('id').doUpdateSet({ body })).execute();
    }
    if (removedWall !== undefined) await tx.deleteFrom('wall').where('id', '=', removedWall).execute();
    if (choice === undefined) continue;
    const row = { person_id: choice.personId };
    const add = tx.insertInto('wall_shown').values(row);
    if (choice.isShown) await add.onConflict((conflict) => conflict.doNothing()).execute();
    else await tx.deleteFrom('wall_shown').where('person_id', '=', choice.personId).execute();
  }
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;
const known = kudos.omit({ isNew: true });

export function wallReads(db: Kysely<Tables>, named: Named): WallStore {
  return {
    readWalls: () =>
      named(async () => {
        const rows = await db.selectFrom('wall').select('body').orderBy('id').execute();
        return rows.map((row) => keptWall.parse(JSON.parse(row.body)));
      }),
    readWallShown: () =>
      named(async () => (await db.selectFrom('wall_shown').select('person_id').execute()).map((row) => row.person_id)),
    readBadgesSince: (since) =>
      named(async () => {
        const recent = db.selectFrom('badge').select('body').where('at', '>=', since);
        const rows = await recent.orderBy('at', 'desc').orderBy('fact_id').execute();
        return rows.map((row) => badge.parse(JSON.parse(row.body)));
      }),
    readKudosByIds: (ids) =>
      named(async () => {
        if (ids.length === 0) return [];
        const those = db.selectFrom('kudos').select('body').where('id', 'in', ids);
        const rows = await those.orderBy('at', 'desc').orderBy('id').execute();
        return rows.map((row) => known.parse(JSON.parse(row.body)));
      }),
    readKudosCounts: (since) =>
      named(async () => {
        const rows = await db
          .selectFrom('kudos')
          .select(({ fn }) => ['to_id', fn.countAll<number | string>().as('count')])
          .where('at', '>=', since)
          .groupBy('to_id')
          .execute();
        // PostgreSQL tells a count as text.
        return new Map(rows.map((row) => [row.to_id, Number(row.count)]));
      }),
  };
}
