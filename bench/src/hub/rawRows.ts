/**
 * The peer of facts.ts: the rows that the hub keeps for some facts, made beforehand and put into the hub's own tables by nothing but
 * inserts, in transactions of the same size. Each database takes them in the fastest way of several that were tried (docs/decisions/0027).
 */
import { DatabaseSync } from 'node:sqlite';
import type { Fact } from '@hearthline/protocol';
import { callValues } from '../../../apps/hub/src/store/historyStore.ts';
import { openStore } from '../../../apps/hub/src/store/sqlStore.ts';
import type { FactEffects, FactFold } from '../../../apps/hub/src/store/store.ts';
import { openRawPostgres } from '../../../apps/hub/src/testing/rawPostgres.ts';

type Row = readonly (string | number | null)[];
type Table = keyof typeof columns;
/** The rows of one transaction. */
type RawTransaction = Readonly<Record<Table, readonly Row[]>>;

const columns = {
  fact: ['id', 'source', 'kind', 'at', 'body'],
  ledger: ['id', 'person_id', 'points', 'rule_id', 'rule_version', 'fact_id', 'fact_kind', 'at', 'workday', 'subject'],
  call_log: ['id', 'person_id', 'call_id', 'started_at', 'ended_at', 'direction', 'is_missed', 'digits', 'body'],
  day_total: ['person_id', 'workday', 'points', 'call_count', 'talk_ms', 'ready_ms', 'not_ready_ms', 'wrap_up_ms'],
  queue_total: ['queue', 'workday', 'answered', 'abandoned'],
} as const;
const tables = Object.keys(columns) as Table[];

/** A running total is a row that is added to. */
const tails: Readonly<Record<Table, string>> = {
  ...{ fact: '', ledger: '', call_log: '' },
  day_total: `on conflict (person_id, workday) do update set points = day_total.points + excluded.points,
    call_count = day_total.call_count + excluded.call_count, talk_ms = day_total.talk_ms + excluded.talk_ms`,
  queue_total: `on conflict (queue, workday) do update set answered = queue_total.answered + excluded.answered,
    abandoned = queue_total.abandoned + excluded.abandoned`,
};

const insertInto = (table: Table, values: string): string =>
  `insert into ${table} (${columns[table].join(', ')}) values ${values} ${tails[table]}`;

/** What the hub keeps for these facts of answered calls, so many facts a transaction. */
export function rawTransactions(facts: readonly Fact[], fold: FactFold, perTransaction: number): RawTransaction[] {
  return Array.from({ length: Math.ceil(facts.length / perTransaction) }, (_, index) => {
    const own = facts.slice(index * perTransaction, (index + 1) * perTransaction);
    const effects = own.map((fact) => fold(fact));
    const ledger = effects.flatMap((one) => one.ledger);
    return {
      fact: own.map((fact) => [fact.id, fact.source, fact.kind, fact.at, JSON.stringify(fact)]),
      ledger: ledger.map((one) => [
        ...[one.id, one.personId, one.points, one.ruleId, one.ruleVersion, one.factId, one.factKind],
        ...[one.at, one.workday, one.subject],
      ]),
      call_log: effects.flatMap((one) => one.calls).map((row) => callValues(row)),
      day_total: daySums(effects),
      queue_total: queueSums(effects),
    };
  });
}

/** One row a person and day, as the hub adds them up: it is the fastest for the peer too. */
function daySums(effects: readonly FactEffects[]): readonly Row[] {
  const days = Map.groupBy(
    effects.flatMap((one) => one.days),
    ({ personId, workday }) => `${personId} ${workday}`,
  );
  return [...days.values()].map((own) => [
    ...[own[0]?.personId ?? '', own[0]?.workday ?? ''],
    ...[sum(own, (day) => day.points), sum(own, (day) => day.callCount), sum(own, (day) => day.talkMs), 0, 0, 0],
  ]);
}

function queueSums(effects: readonly FactEffects[]): readonly Row[] {
  const queues = Map.groupBy(
    effects.flatMap((one) => one.queues),
    ({ queue, workday }) => `${queue} ${workday}`,
  );
  return [...queues.values()].map((own) => [
    ...[own[0]?.queue ?? '', own[0]?.workday ?? ''],
    ...[sum(own, (one) => one.answered), sum(own, (one) => one.abandoned)],
  ]);
}

const sum = <T>(of: readonly T[], read: (one: T) => number): number => of.reduce((all, one) => all + read(one), 0);

/** Into an empty SQLite store, durable as the hub's own; how many milliseconds it took. */
export async function putIntoSqlite(options: {
  readonly file: string;
  readonly fold: FactFold;
  readonly transactions: readonly RawTransaction[];
  /** Only these tables. */
  readonly only?: readonly Table[];
}): Promise<number> {
  const { file, fold, transactions, only = tables } = options;
  await (await openStore({ kind: 'sqlite', file }, fold)).close();
  const database = new DatabaseSync(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  const inserts = only.map((table) => ({
    table,
    statement: database.prepare(insertInto(table, `(${columns[table].map(() => '?').join(', ')})`)),
  }));
  const startedAt = performance.now();
  for (const transaction of transactions) {
    database.exec('begin immediate');
    for (const { table, statement } of inserts) for (const row of transaction[table]) statement.run(...row);
    database.exec('commit');
  }
  const tookMs = performance.now() - startedAt;
  database.close();
  return tookMs;
}

/** Into an empty PostgreSQL store: one prepared insert of many rows a table, all of a transaction sent at once; how many milliseconds it took. */
export async function putIntoPostgres(options: {
  readonly url: string;
  readonly fold: FactFold;
  readonly transactions: readonly RawTransaction[];
}): Promise<number> {
  const { url, fold, transactions } = options;
  await (await openStore({ kind: 'postgres', url }, fold)).close();
  const database = await openRawPostgres(url);
  const startedAt = performance.now();
  for (const transaction of transactions) {
    await Promise.all([
      database.run('begin', 'begin', []),
      ...tables.map((table) => {
        const rows = transaction[table];
        return database.run(`${table} ${rows.length}`, manyRows(table, rows.length), rows.flat());
      }),
      database.run('commit', 'commit', []),
    ]);
  }
  const tookMs = performance.now() - startedAt;
  await database.close();
  return tookMs;
}

const texts = new Map<string, string>();

function manyRows(table: Table, count: number): string {
  const key = `${table} ${count}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  let place = 0;
  const row = () => `(${columns[table].map(() => `$${(place += 1)}`).join(', ')})`;
  const text = insertInto(table, Array.from({ length: count }, row).join(', '));
  texts.set(key, text);
  return text;
}
