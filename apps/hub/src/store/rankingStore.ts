import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

export interface RankingWrite {
  /** Whether this person has a row in what others see of the ranking. */
  readonly rankingChoice?: { readonly personId: string; readonly isHidden: boolean };
}

export interface RankingStore {
  /** Each person's points of the workdays between two, both included; who has none is not among them. */
  readPoints(span: { from: string; to: string }): Promise<Map<string, number>>;
  /** One person's points of all workdays before one; null: of all. */
  readPointsBefore(options: { personId: string; workday: string | null }): Promise<number>;
  /** By id. */
  readRankingHidden(): Promise<string[]>;
}

export async function migrateRanking(db: Kysely<Tables>): Promise<void> {
  await sql.raw(`create table ranking_hidden (person_id text primary key)`).execute(db);
}

/** In order: the last of a group counts. */
export async function commitRanking(tx: Kysely<Tables>, writes: readonly RankingWrite[]): Promise<void> {
  for (const { rankingChoice: choice } of writes) {
    if (choice === undefined) continue;
    const row = { person_id: choice.personId };
    if (choice.isHidden)
      await tx
        .insertInto('ranking_hidden')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    else await tx.deleteFrom('ranking_hidden').where('person_id', '=', choice.personId).execute();
  }
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function rankingReads(db: Kysely<Tables>, named: Named): RankingStore {
  return {
    readPoints: ({ from, to }) =>
      named(async () => {
        const rows = await db
          .selectFrom('day_total')
          .select(({ fn }) => ['person_id', fn.sum<number | string>('points').as('points')])
          .where('workday', '>=', from)
          .where('workday', '<=', to)
          .groupBy('person_id')
          .execute();
        // PostgreSQL tells a sum as text.
        return new Map(rows.map((row) => [row.person_id, Number(row.points)]));
      }),
    readPointsBefore: ({ personId, workday }) =>
      named(async () => {
        const all = db.selectFrom('day_total').where('person_id', '=', personId);
        const these = workday === null ? all : all.where('workday', '<', workday);
        const row = await these
          .select(({ fn }) => fn.sum<number | string | null>('points').as('points'))
          .executeTakeFirst();
        return Number(row?.points ?? 0);
      }),
    readRankingHidden: () =>
      named(async () =>
        (await db.selectFrom('ranking_hidden').select('person_id').execute()).map((row) => row.person_id),
      ),
  };
}
