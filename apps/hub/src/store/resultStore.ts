import { callerResult, type ResultSums } from '@hearthline/protocol';
import { sql, type Kysely } from 'kysely';
import type { KeptResult } from '../results/callerResult.ts';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface ResultStore {
  /** Those of these sources that were taken, by source. */
  readCallerResults(sources: readonly string[]): Promise<Map<string, KeptResult>>;
  /** One person's, given at or after `from` and before `to`. */
  readResultSums(options: { personId: string; from: number; to: number }): Promise<ResultSums>;
  purgeCallerResults(before: number): Promise<void>;
}

export async function migrateResults(db: Kysely<Tables>): Promise<void> {
  const table = `create table caller_result (source text primary key, person_id text not null, at bigint not null,
    kind text not null, value integer not null, call_id text)`;
  const indexes = [
    `create index caller_result_person on caller_result (person_id, at)`,
    `create index caller_result_at on caller_result (at)`,
  ];
  for (const statement of [table, ...indexes]) await sql.raw(statement).execute(db);
}

export function resultStatements() {
  return {
    insertCallerResults: createBulkInsert({
      table: 'caller_result',
      columns: ['source', 'person_id', 'at', 'kind', 'value', 'call_id'],
      // A fact is once by its source, and so is this.
      tail: '',
    }),
  };
}

/** A yes is 1, a no is 0. */
export const resultValues = ({ source, personId, at, result, callId }: KeptResult) => [
  ...[source, personId, at, result.kind, Number(result.value), callId],
];

export async function purgeCallerResults(tx: Kysely<Tables>, before: number): Promise<void> {
  await tx.deleteFrom('caller_result').where('at', '<', before).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function resultReads(db: Kysely<Tables>, named: Named): Omit<ResultStore, 'purgeCallerResults'> {
  return {
    readCallerResults: (sources) =>
      named(async () => {
        if (sources.length === 0) return new Map<string, KeptResult>();
        const rows = await db.selectFrom('caller_result').selectAll().where('source', 'in', sources).execute();
        return new Map(
          rows.map(({ source, person_id, at, kind, value, call_id }): [string, KeptResult] => {
            const result = callerResult.parse({ kind, value: kind === 'firstContact' ? value === 1 : value });
            return [source, { source, personId: person_id, at, result, callId: call_id }];
          }),
        );
      }),
    readResultSums: ({ personId, from, to }) =>
      named(async () => {
        const rows = await db
          .selectFrom('caller_result')
          .select(({ fn }) => [
            'kind',
            fn.countAll<number | string>().as('count'),
            fn.sum<number | string>('value').as('sum'),
          ])
          .where('person_id', '=', personId)
          .where('at', '>=', from)
          .where('at', '<', to)
          .groupBy('kind')
          .execute();
        // PostgreSQL tells counts and sums as text.
        const of = (wanted: string) => {
          const row = rows.find(({ kind }) => kind === wanted);
          return { count: Number(row?.count ?? 0), sum: Number(row?.sum ?? 0) };
        };
        const [stars, settled] = [of('satisfaction'), of('firstContact')];
        return {
          satisfaction: { count: stars.count, average: stars.count === 0 ? null : stars.sum / stars.count },
          firstContact: { count: settled.count, settledCount: settled.sum },
        };
      }),
  };
}
