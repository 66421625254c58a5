import type { SurveyAnswer } from '@hearthline/protocol';
import { sql, type Kysely } from 'kysely';
import { keptSurvey, type KeptSurvey, type SurveyCounts } from '../surveys/keptSurvey.ts';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface SurveyWrite {
  readonly survey?: KeptSurvey;
  /** [SURVEY-2] The first of a person counts; who and what are written into two tables that share nothing but the survey. */
  readonly surveyAnswer?: SurveyAnswer & { readonly personId: string };
}

export interface SurveyStore {
  /** With who has answered each. */
  readSurveys(): Promise<{ survey: KeptSurvey; answeredIds: string[] }[]>;
  readSurveyCounts(survey: KeptSurvey): Promise<SurveyCounts>;
  purgeSurveys(closedBefore: number): Promise<void>;
}

export async function migrateSurveys(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `create table survey (id text primary key, closes_at bigint not null, body text not null)`,
    `create table survey_answered (survey_id text not null, person_id text not null, primary key (survey_id, person_id))`,
    `create table survey_count (survey_id text not null, question integer not null, choice integer not null,
       count integer not null, primary key (survey_id, question, choice))`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export function surveyStatements() {
  return {
    insertSurveys: createBulkInsert({ table: 'survey', columns: ['id', 'closes_at', 'body'], tail: '' }),
    insertAnswered: createBulkInsert({
      table: 'survey_answered',
      columns: ['survey_id', 'person_id'],
      tail: 'on conflict (survey_id, person_id) do nothing returning person_id',
    }),
    addSurveyCounts: createBulkInsert({
      table: 'survey_count',
      columns: ['survey_id', 'question', 'choice', 'count'],
      tail: `on conflict (survey_id, question, choice) do update set count = survey_count.count + excluded.count`,
    }),
  };
}

export async function commitSurveys(
  tx: Kysely<Tables>,
  writes: readonly SurveyWrite[],
  statements: ReturnType<typeof surveyStatements>,
): Promise<void> {
  await statements.insertSurveys(
    tx,
    writes.flatMap(({ survey: one }) => (one ? [[one.id, one.closesAt, JSON.stringify(one)]] : [])),
  );
  for (const { surveyAnswer: answer } of writes) {
    if (!answer) continue;
    const { surveyId, personId, choices } = answer;
    const fresh = await statements.insertAnswered(tx, [[surveyId, personId]]);
    if (fresh.length === 0) continue;
    await statements.addSurveyCounts(
      tx,
      choices.map((choice, question) => [surveyId, question, choice, 1]),
    );
  }
}

export async function purgeSurveys(tx: Kysely<Tables>, closedBefore: number): Promise<void> {
  const old = tx.selectFrom('survey').select('id').where('closes_at', '<', closedBefore);
  await tx.deleteFrom('survey_answered').where('survey_id', 'in', old).execute();
  await tx.deleteFrom('survey_count').where('survey_id', 'in', old).execute();
  await tx.deleteFrom('survey').where('closes_at', '<', closedBefore).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function surveyReads(db: Kysely<Tables>, named: Named): Pick<SurveyStore, 'readSurveys' | 'readSurveyCounts'> {
  return {
    readSurveys: () =>
      named(async () => {
        const rows = await db.selectFrom('survey').select('body').orderBy('closes_at').execute();
        const answered = await db.selectFrom('survey_answered').selectAll().execute();
        return rows.map((row) => {
          const survey = keptSurvey.parse(JSON.parse(row.body));
          const mine = answered.filter((one) => one.survey_id === survey.id);
          return { survey, answeredIds: mine.map((one) => one.person_id) };
        });
      }),
    readSurveyCounts: ({ id, questions }) =>
      named(async () => {
        const rows = await db.selectFrom('survey_count').selectAll().where('survey_id', '=', id).execute();
        const counts = questions.map(() => [0, 0, 0, 0, 0]);
        for (const { question, choice, count } of rows) {
          const row = counts[question];
          if (row !== undefined) row[choice - 1] = count;
        }
        return counts;
      }),
  };
}
