import { sql, type Kysely } from 'kysely';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface DispositionRow {
  readonly personId: string;
  readonly callId: string;
  readonly codeId: string;
  readonly note: string;
  readonly at: number;
}

export interface DispositionWrite {
  /** Of one person and call the one with the latest `at` counts. */
  readonly disposition?: DispositionRow;
}

export interface DispositionStore {
  /** When this call ended for this person; null where that is not known. */
  readCallEnd(options: { personId: string; callId: string }): Promise<number | null>;
  /** Between two moments, the first included. */
  countDispositions(options: {
    personIds: readonly string[];
    from: number;
    to: number;
  }): Promise<{ codeId: string; count: number }[]>;
}

export async function migrateDispositions(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `create table call_disposition (person_id text not null, call_id text not null, code_id text not null,
       note text not null, at bigint not null, primary key (person_id, call_id))`,
    `create index call_disposition_at on call_disposition (at)`,
    `create index call_log_call on call_log (person_id, call_id)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export function dispositionStatements() {
  return {
    putDispositions: createBulkInsert({
      table: 'call_disposition',
      columns: ['person_id', 'call_id', 'code_id', 'note', 'at'],
      tail: `on conflict (person_id, call_id) do update set code_id = excluded.code_id, note = excluded.note,
    at = excluded.at where excluded.at >= call_disposition.at`,
    }),
  };
}

export async function commitDispositions(
  tx: Kysely<Tables>,
  writes: readonly DispositionWrite[],
  statements: ReturnType<typeof dispositionStatements>,
): Promise<void> {
  const latest = new Map<string, DispositionRow>();
  for (const { disposition: one } of writes) {
    if (!one) continue;
    const key = `${one.personId} ${one.callId}`;
    if (one.at >= (latest.get(key)?.at ?? 0)) latest.set(key, one);
  }
  await statements.putDispositions(
    tx,
    [...latest.values()].map((one) => [one.personId, one.callId, one.codeId, one.note, one.at]),
  );
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function dispositionReads(db: Kysely<Tables>, named: Named): DispositionStore {
  return {
    readCallEnd: ({ personId, callId }) =>
      named(async () => {
        const row = await db
          .selectFrom('call_log')
          .select((select) => select.fn.max('ended_at').as('endedAt'))
          .where('person_id', '=', personId)
          .where('call_id', '=', callId)
          .executeTakeFirst();
        return row?.endedAt ?? null;
      }),
    countDispositions: ({ personIds, from, to }) =>
      named(async () => {
        if (personIds.length === 0) return [];
        const rows = await db
          .selectFrom('call_disposition')
          .select((select) => ['code_id', select.fn.countAll().as('count')])
          .where('person_id', 'in', [...personIds])
          .where('at', '>=', from)
          .where('at', '<', to)
          .groupBy('code_id')
          .execute();
        return rows.map((row) => ({ codeId: row.code_id, count: Number(row.count) }));
      }),
  };
}
