import { chosenReason } from '@hearthline/protocol';
import { sql, type Kysely, type Selectable } from 'kysely';
import { stretch, type Stretch } from '../rests/stretch.ts';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface StretchStore {
  /** Everybody's stretches of a chosen reason that ended after this moment. */
  readRests(after: number): Promise<Stretch[]>;
  /** One person's that reach into this time. */
  readStretches(options: { personId: string; from: number; to: number }): Promise<Stretch[]>;
  purgeStretches(endedBefore: number): Promise<void>;
}

export async function migrateStretches(db: Kysely<Tables>): Promise<void> {
  const table = `create table stretch (fact_id text primary key, person_id text not null, began_at bigint not null,
    ended_at bigint not null, state text not null, reason text)`;
  const indexes = [
    `create index stretch_person on stretch (person_id, ended_at)`,
    `create index stretch_ended on stretch (ended_at)`,
  ];
  for (const statement of [table, ...indexes]) await sql.raw(statement).execute(db);
}

export function stretchStatements() {
  return {
    insertStretches: createBulkInsert({
      table: 'stretch',
      columns: ['fact_id', 'person_id', 'began_at', 'ended_at', 'state', 'reason'],
      tail: '',
    }),
  };
}

export const stretchValues = ({ factId, personId, beganAt, endedAt, state, reason }: Stretch) => [
  ...[factId, personId, beganAt, endedAt, state, reason],
];

export async function purgeStretches(tx: Kysely<Tables>, endedBefore: number): Promise<void> {
  await tx.deleteFrom('stretch').where('ended_at', '<', endedBefore).execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

const toStretch = (row: Selectable<Tables['stretch']>): Stretch =>
  stretch.parse({
    ...{ factId: row.fact_id, personId: row.person_id, beganAt: row.began_at, endedAt: row.ended_at },
    ...{ state: row.state, reason: row.reason },
  });

export function stretchReads(db: Kysely<Tables>, named: Named): Pick<StretchStore, 'readRests' | 'readStretches'> {
  return {
    readRests: (after) =>
      named(async () => {
        const rows = await db
          .selectFrom('stretch')
          .selectAll()
          .where('ended_at', '>', after)
          .where('reason', 'in', [...chosenReason.options])
          .execute();
        return rows.map(toStretch);
      }),
    readStretches: ({ personId, from, to }) =>
      named(async () => {
        const rows = await db
          .selectFrom('stretch')
          .selectAll()
          .where('person_id', '=', personId)
          .where('ended_at', '>', from)
          .where('began_at', '<', to)
          .execute();
        return rows.map(toStretch);
      }),
  };
}
