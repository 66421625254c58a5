import type { Kysely } from 'kysely';
import type { Work } from '../leagues/work.ts';
import type { Tables } from './schema.ts';

export interface LeagueStore {
  /** Each person's points and hours worked (ready, talking, wrap-up) of the workdays between two, both included, by person. */
  readWork(span: { from: string; to: string }): Promise<Map<string, Work>>;
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function leagueReads(db: Kysely<Tables>, named: Named): LeagueStore {
  return {
    readWork: ({ from, to }) =>
      named(async () => {
        const rows = await db
          .selectFrom('day_total')
          .select(({ fn }) => [
            'person_id',
            fn.sum<number | string>('points').as('points'),
            fn.sum<number | string>('ready_ms').as('ready'),
            fn.sum<number | string>('talk_ms').as('talk'),
            fn.sum<number | string>('wrap_up_ms').as('wrapUp'),
          ])
          .where('workday', '>=', from)
          .where('workday', '<=', to)
          .groupBy('person_id')
          .execute();
        // PostgreSQL tells a sum as text.
        const worked = (row: (typeof rows)[number]) => Number(row.ready) + Number(row.talk) + Number(row.wrapUp);
        return new Map(rows.map((row) => [row.person_id, { points: Number(row.points), workedMs: worked(row) }]));
      }),
  };
}
