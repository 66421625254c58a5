import { sql, type Kysely } from 'kysely';
import {
  keptActivity,
  keptMark,
  keptSignUp,
  type KeptActivity,
  type KeptMark,
  type KeptSignUp,
} from '../activities/keptActivity.ts';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface ActivityWrite {
  /** As it is from now on. */
  readonly activity?: KeptActivity;
  /** Each as it is from now on. */
  readonly activitySignUps?: readonly KeptSignUp[];
  readonly removedActivitySignUp?: { readonly activityId: string; readonly personId: string };
  /** Added to those before. */
  readonly activityMarks?: readonly KeptMark[];
}

interface KeptActivities {
  readonly activities: KeptActivity[];
  /** In no order. */
  readonly signUps: KeptSignUp[];
  readonly marks: KeptMark[];
}

export interface ActivityStore {
  readActivities(): Promise<KeptActivities>;
  /** By the end of the activity: the whole of it, and what says something of people. */
  purgeActivities(before: { planBefore: number; peopleBefore: number }): Promise<void>;
}

export async function migrateActivities(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `create table activity (id text primary key, ends_at bigint not null, body text not null)`,
    `create table activity_sign_up (activity_id text not null, person_id text not null, body text not null,
       primary key (activity_id, person_id))`,
    `create table activity_mark (activity_id text not null, person_id text not null, turn integer not null,
       body text not null, primary key (activity_id, person_id, turn))`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export function activityStatements() {
  return {
    putActivities: createBulkInsert({
      table: 'activity',
      columns: ['id', 'ends_at', 'body'],
      tail: 'on conflict (id) do update set ends_at = excluded.ends_at, body = excluded.body',
    }),
    putActivitySignUps: createBulkInsert({
      table: 'activity_sign_up',
      columns: ['activity_id', 'person_id', 'body'],
      tail: 'on conflict (activity_id, person_id) do update set body = excluded.body',
    }),
    insertActivityMarks: createBulkInsert({
      table: 'activity_mark',
      columns: ['activity_id', 'person_id', 'turn', 'body'],
      tail: '',
    }),
  };
}

export async function commitActivities(
  tx: Kysely<Tables>,
  writes: readonly ActivityWrite[],
  statements: ReturnType<typeof activityStatements>,
): Promise<void> {
  // One write after another: each was made of what the one before left.
  for (const { activity, activitySignUps = [], removedActivitySignUp: gone, activityMarks = [] } of writes) {
    if (activity) await statements.putActivities(tx, [[activity.id, activity.endsAt, JSON.stringify(activity)]]);
    await statements.putActivitySignUps(
      tx,
      activitySignUps.map((one) => [one.activityId, one.personId, JSON.stringify(one)]),
    );
    if (gone) {
      const { activityId, personId } = gone;
      const of = tx.deleteFrom('activity_sign_up').where('activity_id', '=', activityId);
      await of.where('person_id', '=', personId).execute();
    }
    await statements.insertActivityMarks(
      tx,
      activityMarks.map((one) => [one.activityId, one.personId, one.turn, JSON.stringify(one)]),
    );
  }
}

export async function purgeActivities(
  tx: Kysely<Tables>,
  { planBefore, peopleBefore }: { planBefore: number; peopleBefore: number },
): Promise<void> {
  const old = tx.selectFrom('activity').select('id').where('ends_at', '<', Math.max(planBefore, peopleBefore));
  await tx.deleteFrom('activity_sign_up').where('activity_id', 'in', old).execute();
  await tx.deleteFrom('activity_mark').where('activity_id', 'in', old).execute();
  await tx.deleteFrom('activity').where('ends_at', '<', planBefore).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function activityReads(db: Kysely<Tables>, named: Named): Pick<ActivityStore, 'readActivities'> {
  return {
    readActivities: () =>
      named(async () => {
        const activities = await db.selectFrom('activity').select('body').orderBy('ends_at').execute();
        const signUps = await db.selectFrom('activity_sign_up').select('body').execute();
        const marks = await db.selectFrom('activity_mark').select('body').execute();
        return {
          activities: activities.map(({ body }) => keptActivity.parse(JSON.parse(body))),
          signUps: signUps.map(({ body }) => keptSignUp.parse(JSON.parse(body))),
          marks: marks.map(({ body }) => keptMark.parse(JSON.parse(body))),
        };
      }),
  };
}
