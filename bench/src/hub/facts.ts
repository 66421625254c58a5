/**
 * Facts accepted a second: the hub's own way (fact, ledger, totals in one durable transaction) against rows of the same
 * facts put raw into the same database in transactions of the same size, with the same durability: SQLite with WAL and
 * synchronous=FULL, PostgreSQL as it comes, with fsync.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createCalendar } from '../../../apps/hub/src/clock.ts';
import type { StoreConfig } from '../../../apps/hub/src/config.ts';
import { createFold } from '../../../apps/hub/src/facts/fold.ts';
import { newFact } from '../../../apps/hub/src/facts/newFact.ts';
import { pointsRules } from '../../../apps/hub/src/points/rules/index.ts';
import type { FactEffects } from '../../../apps/hub/src/store/store.ts';
import { openStore } from '../../../apps/hub/src/store/sqlStore.ts';
import { startPostgres } from '../../../apps/hub/src/testing/postgres.ts';
import { openRawPostgres, type RawPostgres } from '../../../apps/hub/src/testing/rawPostgres.ts';
import { compare, median, type Comparison } from '../measure.ts';

const FACTS = 20_000;
/** How many are on their way at once: a busy second of a large centre. */
const AT_ONCE = 250;
const ROUNDS = 5;

const facts = Array.from({ length: FACTS }, (_, index) => {
  const at = Date.UTC(2026, 0, 5, 1) + index * 500;
  return newFact(
    'call.ended',
    {
      at,
      callId: `call-${index}`,
      queue: 'city-hotline',
      callerNumber: `138${String(index).padStart(8, '0')}`,
      personId: `person-${index % 500}`,
      joinedAt: at - 90_000,
      answeredAt: at - 80_000,
      endedAt: at,
      outcome: 'answered',
      endedBy: 'caller',
    },
    `bench:${index}`,
  );
});

const fold = createFold(createCalendar('Asia/Shanghai'), pointsRules);

async function ours(config: StoreConfig): Promise<number> {
  const store = await openStore(config, createFold(createCalendar('Asia/Shanghai'), pointsRules));
  const startedAt = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let fact = facts[next++]; fact !== undefined; fact = facts[next++]) await store.commit({ facts: [fact] });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const perSecond = FACTS / ((performance.now() - startedAt) / 1000);
  await store.close();
  return perSecond;
}

/** An empty database with the hub's own tables, opened raw with the same durability. */
async function openRaw(file: string): Promise<DatabaseSync> {
  await (await openStore({ kind: 'sqlite', file }, fold)).close();
  const database = new DatabaseSync(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  return database;
}

/** The rows that the hub writes for these facts, put in by prepared statements and nothing else. */
async function rawRows(file: string, batch: number): Promise<number> {
  const database = await openRaw(file);
  const insertFact = database.prepare('insert into fact (id, source, kind, at, body) values (?, ?, ?, ?, ?)');
  const insertLedger = database.prepare(
    'insert into ledger (id, person_id, points, rule_id, rule_version, fact_id, fact_kind, at, workday, subject) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const addDay = database.prepare(
    `insert into day_total (person_id, workday, points, call_count, talk_ms, ready_ms, not_ready_ms, wrap_up_ms, signed_in_at) values (?, ?, ?, ?, ?, 0, 0, 0, null)
     on conflict (person_id, workday) do update set points = points + excluded.points, call_count = call_count + excluded.call_count, talk_ms = talk_ms + excluded.talk_ms`,
  );
  const effects = facts.map((fact) => fold(fact));
  const startedAt = performance.now();
  for (let index = 0; index < FACTS; index += batch) {
    database.exec('begin');
    for (const [offset, fact] of facts.slice(index, index + batch).entries()) {
      insertFact.run(fact.id, fact.source, fact.kind, fact.at, JSON.stringify(fact));
      for (const one of effects[index + offset]?.ledger ?? []) {
        insertLedger.run(
          one.id,
          one.personId,
          one.points,
          one.ruleId,
          one.ruleVersion,
          one.factId,
          one.factKind,
          one.at,
          one.workday,
          one.subject,
        );
      }
      for (const day of effects[index + offset]?.days ?? [])
        addDay.run(day.personId, day.workday, day.points, day.callCount, day.talkMs);
    }
    database.exec('commit');
  }
  const perSecond = FACTS / ((performance.now() - startedAt) / 1000);
  database.close();
  return perSecond;
}

/** The same rows on PostgreSQL: an insert of many rows for each table, as fast as it takes them by hand. */
async function rawRowsOnPostgres(url: string, batch: number): Promise<number> {
  await (await openStore({ kind: 'postgres', url }, fold)).close();
  const database = await openRawPostgres(url);
  const effects = facts.map((fact) => fold(fact));
  const startedAt = performance.now();
  for (let index = 0; index < FACTS; index += batch) {
    const chunk = facts.slice(index, index + batch);
    const own = effects.slice(index, index + batch);
    await database.run('begin', 'begin', []);
    const rows = chunk.map((fact) => [fact.id, fact.source, fact.kind, fact.at, JSON.stringify(fact)]);
    await insert(database, 'insert into fact (id, source, kind, at, body)', rows);
    const ledger = own.flatMap((one) => one.ledger);
    await insert(
      database,
      'insert into ledger (id, person_id, points, rule_id, rule_version, fact_id, fact_kind, at, workday, subject)',
      ledger.map((one) => [
        ...[one.id, one.personId, one.points, one.ruleId, one.ruleVersion, one.factId, one.factKind],
        ...[one.at, one.workday, one.subject],
      ]),
    );
    await insert(
      database,
      `insert into day_total (person_id, workday, points, call_count, talk_ms, ready_ms, not_ready_ms, wrap_up_ms)`,
      daySums(own),
      `on conflict (person_id, workday) do update set points = day_total.points + excluded.points,
         call_count = day_total.call_count + excluded.call_count, talk_ms = day_total.talk_ms + excluded.talk_ms`,
    );
    await database.run('commit', 'commit', []);
  }
  const perSecond = FACTS / ((performance.now() - startedAt) / 1000);
  await database.close();
  return perSecond;
}

/** One row a person and day: PostgreSQL refuses to touch a row twice in one statement. */
function daySums(effects: readonly FactEffects[]): readonly (readonly unknown[])[] {
  const sums = new Map<
    string,
    { personId: string; workday: string; points: number; callCount: number; talkMs: number }
  >();
  for (const { personId, workday, points, callCount, talkMs } of effects.flatMap((one) => one.days)) {
    const key = `${workday} ${personId}`;
    const sum = sums.get(key) ?? { personId, workday, points: 0, callCount: 0, talkMs: 0 };
    sum.points += points;
    sum.callCount += callCount;
    sum.talkMs += talkMs;
    sums.set(key, sum);
  }
  return [...sums.values()].map((day) => [day.personId, day.workday, day.points, day.callCount, day.talkMs, 0, 0, 0]);
}

async function insert(
  database: RawPostgres,
  into: string,
  rows: readonly (readonly unknown[])[],
  tail = '',
): Promise<void> {
  let place = 0;
  const values = rows.map((row) => `(${row.map(() => `$${(place += 1)}`).join(',')})`).join(',');
  if (rows.length > 0)
    await database.run(`${into.slice(0, 30)} ${rows.length}`, `${into} values ${values} ${tail}`, rows.flat());
}

/** Fact rows alone: what it would cost to keep nothing but the news. */
async function rawFacts(file: string, batch: number): Promise<number> {
  const database = await openRaw(file);
  const insert = database.prepare('insert into fact (id, source, kind, at, body) values (?, ?, ?, ?, ?)');
  const startedAt = performance.now();
  for (let index = 0; index < FACTS; index += batch) {
    database.exec('begin');
    for (const fact of facts.slice(index, index + batch))
      insert.run(fact.id, fact.source, fact.kind, fact.at, JSON.stringify(fact));
    database.exec('commit');
  }
  const perSecond = FACTS / ((performance.now() - startedAt) / 1000);
  database.close();
  return perSecond;
}

async function onSqlite(): Promise<Comparison> {
  const rounds: { accepted: number; rows: number; alone: number; single: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const dir = await mkdtemp(join(tmpdir(), 'hearthline-bench-'));
    rounds.push({
      accepted: await ours({ kind: 'sqlite', file: join(dir, 'ours.sqlite') }),
      rows: await rawRows(join(dir, 'rows.sqlite'), AT_ONCE),
      alone: await rawFacts(join(dir, 'alone.sqlite'), AT_ONCE),
      single: await rawFacts(join(dir, 'single.sqlite'), 1),
    });
    await rm(dir, { recursive: true });
  }
  const of = (name: keyof (typeof rounds)[number]): number => median(rounds.map((round) => round[name]));
  return compare({
    ...{ name: 'facts accepted', unit: '1/s', ours: of('accepted'), peer: of('rows') },
    peerName: `raw SQLite, the same rows, ${AT_ONCE} facts a transaction`,
    limit: { kind: 'atLeast', ratio: 0.5 },
    notes: [
      `ours: each fact with its ledger line, day and queue totals, ${AT_ONCE} on their way at once, each durable before it is accepted`,
      `raw SQLite, fact rows alone, ${AT_ONCE} a transaction: ${Math.round(of('alone'))} 1/s`,
      `raw SQLite, fact rows alone, one a transaction (each durable by itself): ${Math.round(of('single'))} 1/s`,
      `median of ${ROUNDS} rounds of ${FACTS}`,
    ],
  });
}

async function onPostgres(): Promise<Comparison> {
  const server = await startPostgres({ isDurable: true });
  const rounds: { accepted: number; rows: number }[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({
        accepted: await ours({ kind: 'postgres', url: await server.createDatabase() }),
        rows: await rawRowsOnPostgres(await server.createDatabase(), AT_ONCE),
      });
  } finally {
    await server.stop();
  }
  return compare({
    ...{ name: 'facts accepted on PostgreSQL', unit: '1/s' },
    ...{ ours: median(rounds.map((one) => one.accepted)), peer: median(rounds.map((one) => one.rows)) },
    peerName: `PostgreSQL, the same rows by hand, ${AT_ONCE} facts a transaction`,
    limit: { kind: 'atLeast', ratio: 0.5 },
    notes: [
      `both on one server of its own with fsync; ours: ${AT_ONCE} on their way at once, each durable before it is accepted`,
      `median of ${ROUNDS} rounds of ${FACTS}`,
    ],
  });
}

export const measureFacts = async (): Promise<Comparison[]> => [await onSqlite(), await onPostgres()];
