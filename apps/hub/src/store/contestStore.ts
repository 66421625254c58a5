import { sql, type Kysely } from 'kysely';
import {
  keptContest,
  keptJoin,
  keptOutcome,
  type KeptContest,
  type KeptJoin,
  type KeptOutcome,
} from '../contests/keptContest.ts';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface ContestWrite {
  /** As it is from now on. */
  readonly contest?: KeptContest;
  readonly contestJoin?: KeptJoin;
  readonly contestLeave?: { readonly contestId: string; readonly personId: string };
  /** Written once; a second is left out. */
  readonly contestOutcome?: KeptOutcome;
}

/** What one person earned by one rule on one workday. */
export interface Earned {
  readonly personId: string;
  readonly workday: string;
  readonly ruleId: string;
  readonly points: number;
  readonly count: number;
}

interface KeptContests {
  readonly contests: KeptContest[];
  /** In the order of joining. */
  readonly joins: KeptJoin[];
  readonly outcomes: KeptOutcome[];
}

interface Between {
  readonly personIds: readonly string[];
  /** At or after this moment, */
  readonly from: number;
  /** and before this one. */
  readonly to: number;
}

export interface ContestStore {
  readContests(): Promise<KeptContests>;
  /** What the ledger holds of these people between two moments, by workday and rule. */
  readEarned(between: Between): Promise<Earned[]>;
  /** When excused time of these people was counted between two moments. */
  readExcusedMoments(between: Between): Promise<{ personId: string; at: number }[]>;
  /** By their end, with all who were in them. */
  purgeContests(endedBefore: number): Promise<void>;
}

export async function migrateContests(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `create table contest (id text primary key, ends_at bigint not null, body text not null)`,
    `create table contest_join (contest_id text not null, person_id text not null, at bigint not null, body text not null,
       primary key (contest_id, person_id))`,
    `create table contest_outcome (contest_id text primary key, body text not null)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export function contestStatements() {
  return {
    putContests: createBulkInsert({
      table: 'contest',
      columns: ['id', 'ends_at', 'body'],
      tail: 'on conflict (id) do update set ends_at = excluded.ends_at, body = excluded.body',
    }),
    putContestJoins: createBulkInsert({
      table: 'contest_join',
      columns: ['contest_id', 'person_id', 'at', 'body'],
      tail: 'on conflict (contest_id, person_id) do nothing',
    }),
    putContestOutcomes: createBulkInsert({
      table: 'contest_outcome',
      columns: ['contest_id', 'body'],
      tail: 'on conflict (contest_id) do nothing',
    }),
  };
}

export async function commitContests(
  tx: Kysely<Tables>,
  writes: readonly ContestWrite[],
  statements: ReturnType<typeof contestStatements>,
): Promise<void> {
  // One write after another: who joins and leaves within one group has left.
  for (const { contest, contestJoin: join, contestLeave: leave, contestOutcome: outcome } of writes) {
    if (contest) await statements.putContests(tx, [[contest.id, contest.endsAt, JSON.stringify(contest)]]);
    if (join) await statements.putContestJoins(tx, [[join.contestId, join.personId, join.at, JSON.stringify(join)]]);
    if (leave) {
      const of = tx.deleteFrom('contest_join').where('contest_id', '=', leave.contestId);
      await of.where('person_id', '=', leave.personId).execute();
    }
    if (outcome) await statements.putContestOutcomes(tx, [[outcome.contestId, JSON.stringify(outcome)]]);
  }
}

export async function purgeContests(tx: Kysely<Tables>, endedBefore: number): Promise<void> {
  const old = tx.selectFrom('contest').select('id').where('ends_at', '<', endedBefore);
  await tx.deleteFrom('contest_join').where('contest_id', 'in', old).execute();
  await tx.deleteFrom('contest_outcome').where('contest_id', 'in', old).execute();
  await tx.deleteFrom('contest').where('ends_at', '<', endedBefore).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

/** SQLite takes so many values in one statement, and more. */
const PEOPLE_AT_ONCE = 500;

async function inPieces<T>(
  personIds: readonly string[],
  read: (some: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (let from = 0; from < personIds.length; from += PEOPLE_AT_ONCE)
    all.push(...(await read(personIds.slice(from, from + PEOPLE_AT_ONCE))));
  return all;
}

export function contestReads(db: Kysely<Tables>, named: Named): Omit<ContestStore, 'purgeContests'> {
  return {
    readContests: () =>
      named(async () => {
        const contests = await db.selectFrom('contest').select('body').orderBy('ends_at').orderBy('id').execute();
        const joins = await db.selectFrom('contest_join').select('body').orderBy('at').orderBy('person_id').execute();
        const outcomes = await db.selectFrom('contest_outcome').select('body').execute();
        return {
          contests: contests.map(({ body }) => keptContest.parse(JSON.parse(body))),
          joins: joins.map(({ body }) => keptJoin.parse(JSON.parse(body))),
          outcomes: outcomes.map(({ body }) => keptOutcome.parse(JSON.parse(body))),
        };
      }),
    readEarned: ({ personIds, from, to }) =>
      named(() =>
        inPieces(personIds, async (some) => {
          const rows = await db
            .selectFrom('ledger')
            .select(({ fn }) => [
              ...(['person_id', 'workday', 'rule_id'] as const),
              fn.sum<number | string>('points').as('points'),
              fn.countAll<number | string>().as('count'),
            ])
            .where('person_id', 'in', some)
            .where('at', '>=', from)
            .where('at', '<', to)
            .groupBy(['person_id', 'workday', 'rule_id'])
            .orderBy('person_id')
            .orderBy('workday')
            .orderBy('rule_id')
            .execute();
          // PostgreSQL tells sums as text.
          return rows.map((row) => ({
            ...{ personId: row.person_id, workday: row.workday, ruleId: row.rule_id },
            ...{ points: Number(row.points), count: Number(row.count) },
          }));
        }),
      ),
    readExcusedMoments: ({ personIds, from, to }) =>
      named(() =>
        inPieces(personIds, async (some) => {
          const rows = await db
            .selectFrom('excused_time')
            .select(['person_id', 'at'])
            .where('person_id', 'in', some)
            .where('at', '>=', from)
            .where('at', '<', to)
            .where('ms', '>', 0)
            .orderBy('at')
            .execute();
          return rows.map((row) => ({ personId: row.person_id, at: row.at }));
        }),
      ),
  };
}
