import { objectivePlan, type ObjectivePlan } from '@hearthline/protocol';
import { sql, type Kysely } from 'kysely';
import { keptDay, type KeptDay } from '../objectives/keptObjective.ts';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface ObjectiveWrite {
  /** Another version; the older ones stay. */
  readonly objectivePlan?: ObjectivePlan;
  /** Each as it is from now on. */
  readonly objectiveDays?: readonly KeptDay[];
}

export interface ObjectiveStore {
  /** Every version of every unit, oldest first. */
  readObjectivePlans(): Promise<ObjectivePlan[]>;
  /** One person's closed workdays between two, both included, in order. */
  readObjectiveDays(options: { personId: string; from: string; to: string }): Promise<KeptDay[]>;
  /** Deletes versions in whose place a later one counted on this workday or before. */
  purgeObjectivePlans(workday: string): Promise<void>;
  /** Deletes days before this one. */
  purgeObjectiveDays(before: string): Promise<void>;
}

export async function migrateObjectives(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `create table objective_plan (unit_id text not null, period text not null, version integer not null, since text not null,
       body text not null, primary key (unit_id, period, version))`,
    `create table objective_day (person_id text not null, workday text not null, body text not null,
       primary key (person_id, workday))`,
    `create index objective_day_workday on objective_day (workday)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export function objectiveStatements() {
  return {
    insertObjectivePlans: createBulkInsert({
      table: 'objective_plan',
      columns: ['unit_id', 'period', 'version', 'since', 'body'],
      tail: '',
    }),
    putObjectiveDays: createBulkInsert({
      table: 'objective_day',
      columns: ['person_id', 'workday', 'body'],
      tail: 'on conflict (person_id, workday) do update set body = excluded.body',
    }),
  };
}

export async function commitObjectives(
  tx: Kysely<Tables>,
  writes: readonly ObjectiveWrite[],
  statements: ReturnType<typeof objectiveStatements>,
): Promise<void> {
  const plans = writes.flatMap((write) => write.objectivePlan ?? []);
  await statements.insertObjectivePlans(
    tx,
    plans.map((one) => [one.unitId, one.period, one.version, one.since, JSON.stringify(one)]),
  );
  // One row a key: the last of a group counts.
  const days = new Map(
    writes.flatMap((write) => write.objectiveDays ?? []).map((one) => [`${one.personId} ${one.workday}`, one]),
  );
  await statements.putObjectiveDays(
    tx,
    [...days.values()].map((one) => [one.personId, one.workday, JSON.stringify(one)]),
  );
}

export async function purgeObjectivePlans(tx: Kysely<Tables>, workday: string): Promise<void> {
  await sql`delete from objective_plan where exists (select 1 from objective_plan as later
    where later.unit_id = objective_plan.unit_id and later.period = objective_plan.period
    and later.version > objective_plan.version and later.since <= ${workday})`.execute(tx);
}

export async function purgeObjectiveDays(tx: Kysely<Tables>, before: string): Promise<void> {
  await tx.deleteFrom('objective_day').where('workday', '<', before).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function objectiveReads(
  db: Kysely<Tables>,
  named: Named,
): Pick<ObjectiveStore, 'readObjectivePlans' | 'readObjectiveDays'> {
  return {
    readObjectivePlans: () =>
      named(async () => {
        const rows = await db
          .selectFrom('objective_plan')
          .select('body')
          .orderBy('unit_id')
          .orderBy('period')
          .orderBy('version')
          .execute();
        return rows.map(({ body }) => objectivePlan.parse(JSON.parse(body)));
      }),
    readObjectiveDays: ({ personId, from, to }) =>
      named(async () => {
        const rows = await db
          .selectFrom('objective_day')
          .select('body')
          .where('person_id', '=', personId)
          .where('workday', '>=', from)
          .where('workday', '<=', to)
          .orderBy('workday')
          .execute();
        return rows.map(({ body }) => keptDay.parse(JSON.parse(body)));
      }),
  };
}
