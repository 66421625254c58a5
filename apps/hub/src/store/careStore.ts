import { sql, type Kysely } from 'kysely';
import { keptBirthday, keptVisit, type KeptBirthday, type KeptVisit } from '../care/keptCare.ts';
import type { Tables } from './schema.ts';

export interface CareWrite {
  readonly birthday?: KeptBirthday;
  /** By person. */
  readonly removedBirthdays?: readonly string[];
  /** As it is from now on. */
  readonly careVisit?: KeptVisit;
  readonly removedCareVisits?: readonly string[];
}

export interface CareStore {
  readCare(): Promise<{ birthdays: KeptBirthday[]; visits: KeptVisit[] }>;
  /** The workday of each person's first shift, by person. */
  readFirstShifts(): Promise<Map<string, string>>;
  /** Deletes visits of days before this one. */
  purgeCareVisits(before: string): Promise<void>;
}

export async function migrateCare(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `create table birthday (person_id text primary key, body text not null)`,
    `create table care_visit (id text primary key, workday text not null, body text not null)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** One write after another: the last counts. */
export async function commitCare(tx: Kysely<Tables>, writes: readonly CareWrite[]): Promise<void> {
  for (const { birthday, removedBirthdays = [], careVisit: visit, removedCareVisits = [] } of writes) {
    if (birthday) {
      const row = { person_id: birthday.personId, body: JSON.stringify(birthday) };
      const into = tx.insertInto('birthday').values(row);
      await into.onConflict((conflict) => conflict.column('person_id').doUpdateSet({ body: row.body })).execute();
    }
    if (visit) {
      const row = { id: visit.id, workday: visit.on, body: JSON.stringify(visit) };
      const into = tx.insertInto('care_visit').values(row);
      await into.onConflict((conflict) => conflict.column('id').doUpdateSet({ body: row.body })).execute();
    }
    if (removedBirthdays.length > 0)
      await tx.deleteFrom('birthday').where('person_id', 'in', removedBirthdays).execute();
    if (removedCareVisits.length > 0) await tx.deleteFrom('care_visit').where('id', 'in', removedCareVisits).execute();
  }
}

export async function purgeCareVisits(tx: Kysely<Tables>, before: string): Promise<void> {
  await tx.deleteFrom('care_visit').where('workday', '<', before).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function careReads(db: Kysely<Tables>, named: Named): Pick<CareStore, 'readCare' | 'readFirstShifts'> {
  return {
    readCare: () =>
      named(async () => {
        const birthdays = await db.selectFrom('birthday').select('body').orderBy('person_id').execute();
        const visits = await db.selectFrom('care_visit').select('body').orderBy('workday').orderBy('id').execute();
        return {
          birthdays: birthdays.map(({ body }) => keptBirthday.parse(JSON.parse(body))),
          visits: visits.map(({ body }) => keptVisit.parse(JSON.parse(body))),
        };
      }),
    readFirstShifts: () =>
      named(async () => {
        const rows = await db
          .selectFrom('day_total')
          .select(({ fn }) => ['person_id', fn.min('workday').as('workday')])
          .where((where) => where.or([where('signed_in_at', 'is not', null), where('call_count', '>', 0)]))
          .groupBy('person_id')
          .execute();
        return new Map(rows.map(({ person_id, workday }) => [person_id, workday]));
      }),
  };
}
