import { facts, type Evaluation } from '@hearthline/protocol';
import { sql, type Kysely } from 'kysely';
import { excusedOf, type ExcusedTime } from '../evaluation/excused.ts';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface EvaluationWrite {
  /** A leader's sentence with the badge of this fact. */
  readonly excellenceWord?: { readonly factId: string; readonly at: number; readonly word: string };
}

export interface EvaluationStore {
  /** One person's ledger between two workdays, both included, by rule; most points first. */
  readRuleSums(options: { personId: string; from: string; to: string }): Promise<Evaluation['rules']>;
  /** One person's, counted at or after `from` and before `to`. */
  readExcused(options: { personId: string; from: number; to: number }): Promise<Evaluation['excusedOutages']>;
  /** Null: it went. */
  readExcellenceWord(factId: string): Promise<string | null>;
  purgeExcellenceWords(before: number): Promise<void>;
}

export async function migrateEvaluation(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `create table excused_time (fact_id text primary key, person_id text not null, outage_id text not null,
       at bigint not null, ms bigint not null)`,
    `create index excused_time_person on excused_time (person_id, at)`,
    `create table excellence_word (fact_id text primary key, at bigint not null, word text not null)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
  // What was excused before there was this table.
  const known = await db.selectFrom('fact').select('body').where('kind', '=', 'outage.excused').execute();
  for (const { body } of known) {
    const one = excusedOf(facts.parse(JSON.parse(body)));
    if (one === null) continue;
    const { factId: fact_id, personId: person_id, outageId: outage_id, at, ms } = one;
    await db.insertInto('excused_time').values({ fact_id, person_id, outage_id, at, ms }).execute();
  }
}

export function evaluationStatements() {
  return {
    insertExcused: createBulkInsert({
      table: 'excused_time',
      columns: ['fact_id', 'person_id', 'outage_id', 'at', 'ms'],
      tail: '',
    }),
    insertExcellenceWords: createBulkInsert({
      table: 'excellence_word',
      columns: ['fact_id', 'at', 'word'],
      tail: 'on conflict (fact_id) do nothing',
    }),
  };
}

export const excusedValues = (one: ExcusedTime) => [one.factId, one.personId, one.outageId, one.at, one.ms];

export async function commitEvaluation(
  tx: Kysely<Tables>,
  writes: readonly EvaluationWrite[],
  statements: ReturnType<typeof evaluationStatements>,
): Promise<void> {
  const words = writes.flatMap(({ excellenceWord }) => (excellenceWord === undefined ? [] : [excellenceWord]));
  await statements.insertExcellenceWords(
    tx,
    words.map(({ factId, at, word }) => [factId, at, word]),
  );
}

export async function purgeExcellenceWords(tx: Kysely<Tables>, before: number): Promise<void> {
  await tx.deleteFrom('excellence_word').where('at', '<', before).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function evaluationReads(db: Kysely<Tables>, named: Named): Omit<EvaluationStore, 'purgeExcellenceWords'> {
  return {
    readRuleSums: ({ personId, from, to }) =>
      named(async () => {
        const rows = await db
          .selectFrom('ledger')
          .select(({ fn }) => [
            'rule_id',
            fn.sum<number | string>('points').as('points'),
            fn.countAll<number | string>().as('count'),
          ])
          .where('person_id', '=', personId)
          .where('workday', '>=', from)
          .where('workday', '<=', to)
          .groupBy('rule_id')
          .execute();
        return rows
          .map((row) => ({ ruleId: row.rule_id, points: Number(row.points), count: Number(row.count) }))
          .toSorted((a, b) => b.points - a.points || (a.ruleId < b.ruleId ? -1 : 1));
      }),
    readExcused: ({ personId, from, to }) =>
      named(async () => {
        const row = await db
          .selectFrom('excused_time')
          .select(({ fn }) => [
            fn.count<number | string>('outage_id').distinct().as('count'),
            fn.sum<number | string | null>('ms').as('ms'),
          ])
          .where('person_id', '=', personId)
          .where('at', '>=', from)
          .where('at', '<', to)
          .executeTakeFirst();
        return { count: Number(row?.count ?? 0), ms: Number(row?.ms ?? 0) };
      }),
    readExcellenceWord: (factId) =>
      named(async () => {
        const row = await db
          .selectFrom('excellence_word')
          .select('word')
          .where('fact_id', '=', factId)
          .executeTakeFirst();
        return row?.word ?? null;
      }),
  };
}
