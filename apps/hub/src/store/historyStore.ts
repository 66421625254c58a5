import {
  callQuality,
  callRow,
  facts,
  type CallQuality,
  type CallRow,
  type HistoryQuestion,
} from '@hearthline/protocol';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { callRowsOf, digitsOf } from '../history/callRows.ts';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface QualityRow {
  readonly personId: string;
  readonly callId: string;
  readonly at: number;
  readonly quality: CallQuality;
}

export interface HistoryWrite {
  /** The first of a person and call counts. */
  readonly callQuality?: QualityRow;
  /** The latest of a person counts. */
  readonly missedSeen?: { readonly personId: string; readonly at: number };
}

export interface CallsQuestion extends Pick<HistoryQuestion, 'filter' | 'before' | 'limit'> {
  readonly personIds: readonly string[];
  /** Part of a number, digits alone. */
  readonly digits: string;
}

export interface HistoryStore {
  /** Newest first. */
  readCalls(question: CallsQuestion): Promise<CallRow[]>;
  countUnseenMissed(personId: string): Promise<number>;
  /** How long callers of hers were on hold, of the calls her phone told of in this time. */
  readHeldMs(options: { personId: string; from: number; to: number }): Promise<number>;
  purgeHistory(before: number): Promise<void>;
}

export async function migrateHistory(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `create table call_log (id text primary key, person_id text not null, call_id text not null, started_at bigint not null,
       ended_at bigint not null,
       direction text not null, is_missed integer not null, digits text not null, body text not null)`,
    `create index call_log_person on call_log (person_id, started_at, id)`,
    `create table call_quality (person_id text not null, call_id text not null, at bigint not null, body text not null,
       primary key (person_id, call_id))`,
    `create table missed_seen (person_id text primary key, at bigint not null)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
  await fillFromFacts(db);
}

/** A store from before the history has its calls as facts already. */
async function fillFromFacts(db: Kysely<Tables>): Promise<void> {
  const { insertCalls } = historyStatements();
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom('fact')
      .select(['position', 'body'])
      .where('position', '>', after)
      .where('kind', '=', 'call.ended')
      .orderBy('position')
      .limit(1_000)
      .execute();
    if (rows.length === 0) return;
    await insertCalls(
      db,
      rows.flatMap((row) => callRowsOf(facts.parse(JSON.parse(row.body)))).map((row) => callValues(row)),
    );
    after = rows.at(-1)?.position ?? after;
  }
}

export function historyStatements() {
  return {
    insertCalls: createBulkInsert({
      table: 'call_log',
      columns: ['id', 'person_id', 'call_id', 'started_at', 'ended_at', 'direction', 'is_missed', 'digits', 'body'],
      tail: 'on conflict (id) do nothing',
    }),
    insertQualities: createBulkInsert({
      table: 'call_quality',
      columns: ['person_id', 'call_id', 'at', 'body'],
      tail: 'on conflict (person_id, call_id) do nothing',
    }),
    putMissedSeen: createBulkInsert({
      table: 'missed_seen',
      columns: ['person_id', 'at'],
      tail: `on conflict (person_id) do update set
    at = case when excluded.at > missed_seen.at then excluded.at else missed_seen.at end`,
    }),
  };
}
export type HistoryStatements = ReturnType<typeof historyStatements>;

export const callValues = (row: CallRow): (string | number)[] => [
  ...[row.id, row.personId, row.callId, row.startedAt, row.endedAt, row.direction],
  ...[row.direction === 'in' && row.answeredAt === null ? 1 : 0, digitsOf(row.number), JSON.stringify(row)],
];

export async function commitHistory(
  tx: Kysely<Tables>,
  writes: readonly HistoryWrite[],
  statements: HistoryStatements,
): Promise<void> {
  await statements.insertQualities(
    tx,
    writes.flatMap(({ callQuality: one }) =>
      one ? [[one.personId, one.callId, one.at, JSON.stringify(one.quality)]] : [],
    ),
  );
  const seen = new Map<string, number>();
  for (const { missedSeen: one } of writes) {
    if (one) seen.set(one.personId, Math.max(one.at, seen.get(one.personId) ?? 0));
  }
  await statements.putMissedSeen(tx, [...seen]);
}

const keptCall = z.string().transform((text) => callRow.parse(JSON.parse(text)));
const keptQuality = z.string().transform((text) => callQuality.parse(JSON.parse(text)));

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function historyReads(db: Kysely<Tables>, named: Named): Omit<HistoryStore, 'purgeHistory'> {
  return {
    readCalls: (question) => named(() => readCalls(db, question)),
    readHeldMs: ({ personId, from, to }) =>
      named(async () => {
        const rows = await db
          .selectFrom('call_quality')
          .select('body')
          .where('person_id', '=', personId)
          .where('at', '>=', from)
          .where('at', '<', to)
          .execute();
        return rows.reduce((sum, row) => sum + keptQuality.parse(row.body).heldMs, 0);
      }),
    countUnseenMissed: (personId) =>
      named(async () => {
        const seen = await db.selectFrom('missed_seen').select('at').where('person_id', '=', personId).execute();
        const { count } = await db
          .selectFrom('call_log')
          .select((select) => select.fn.countAll().as('count'))
          .where('person_id', '=', personId)
          .where('is_missed', '=', 1)
          .where('ended_at', '>', seen[0]?.at ?? 0)
          .executeTakeFirstOrThrow();
        return Number(count);
      }),
  };
}

async function readCalls(db: Kysely<Tables>, question: CallsQuestion): Promise<CallRow[]> {
  const { personIds, filter, digits, before, limit } = question;
  let query = db
    .selectFrom('call_log')
    .leftJoin('call_quality', (join) =>
      join
        .onRef('call_quality.person_id', '=', 'call_log.person_id')
        .onRef('call_quality.call_id', '=', 'call_log.call_id'),
    )
    .leftJoin('call_disposition', (join) =>
      join
        .onRef('call_disposition.person_id', '=', 'call_log.person_id')
        .onRef('call_disposition.call_id', '=', 'call_log.call_id'),
    )
    .select(['call_log.body as body', 'call_quality.body as quality', 'call_log.is_missed as isMissed'])
    .select(['call_disposition.code_id as codeId', 'call_disposition.note', 'call_disposition.at as saidAt'])
    .where('call_log.person_id', 'in', [...personIds]);
  if (filter === 'missed') query = query.where('is_missed', '=', 1);
  if (filter === 'in' || filter === 'out') query = query.where('direction', '=', filter);
  if (digits !== '') query = query.where('digits', 'like', `%${digits}%`);
  if (before !== null) {
    query = query.where((where) =>
      where.or([
        where('started_at', '<', before.startedAt),
        where.and([where('started_at', '=', before.startedAt), where('id', '<', before.id)]),
      ]),
    );
  }
  const rows = await query.orderBy('started_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    ...keptCall.parse(row.body),
    // The same queue call may have been missed once and taken later: its line is the taken one's.
    quality: row.quality === null || row.isMissed === 1 ? null : keptQuality.parse(row.quality),
    disposition:
      row.codeId === null || row.isMissed === 1
        ? null
        : { codeId: row.codeId, note: row.note ?? '', at: row.saidAt ?? 0 },
  }));
}

export async function purgeHistory(tx: Kysely<Tables>, before: number): Promise<void> {
  await tx.deleteFrom('call_log').where('started_at', '<', before).execute();
  await tx.deleteFrom('call_disposition').where('at', '<', before).execute();
  await tx.deleteFrom('call_quality').where('at', '<', before).execute();
  await tx.deleteFrom('missed_seen').where('at', '<', before).execute();
}
