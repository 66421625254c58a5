/**
 * Facts accepted a second: the hub's own way (fact, ledger, history, totals in one durable transaction) against inserts of the same rows,
 * in the same database with the same durability, and transactions of the same size: SQLite with WAL and synchronous=FULL,
 * PostgreSQL as it comes, with fsync. That the rows are the same is looked at after each round.
 */
import { deepEqual } from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createCalendar } from '../../../apps/hub/src/clock.ts';
import type { StoreConfig } from '../../../apps/hub/src/config.ts';
import { createFold } from '../../../apps/hub/src/facts/fold.ts';
import { newFact } from '../../../apps/hub/src/facts/newFact.ts';
import { pointsRules } from '../../../apps/hub/src/points/rules/index.ts';
import { openStore } from '../../../apps/hub/src/store/sqlStore.ts';
import { startPostgres } from '../../../apps/hub/src/testing/postgres.ts';
import { openRawPostgres } from '../../../apps/hub/src/testing/rawPostgres.ts';
import { compare, median, type Comparison } from '../measure.ts';
import { putIntoPostgres, putIntoSqlite, rawTransactions } from './rawRows.ts';

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
const transactions = rawTransactions(facts, fold, AT_ONCE);

const perSecond = (tookMs: number): number => FACTS / (tookMs / 1000);

async function ours(config: StoreConfig): Promise<number> {
  const store = await openStore(config, createFold(createCalendar('Asia/Shanghai'), pointsRules));
  const startedAt = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let fact = facts[next++]; fact !== undefined; fact = facts[next++]) await store.commit({ facts: [fact] });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const tookMs = performance.now() - startedAt;
  await store.close();
  return tookMs;
}

/** The rows of every table, each as text, in no order of their own. */
type Kept = Readonly<Record<string, readonly string[]>>;
const asKept = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();

function keptInSqlite(file: string): Kept {
  const database = new DatabaseSync(file, { readOnly: true });
  const names = database.prepare(`select name from sqlite_schema where type = 'table'`).all();
  const kept = names.map(({ name }) => [name, asKept(database.prepare(`select * from ${String(name)}`).all())]);
  database.close();
  return Object.fromEntries(kept) as Kept;
}

async function keptInPostgres(url: string): Promise<Kept> {
  const database = await openRawPostgres(url);
  const names = await database.read(`select tablename as name from pg_tables where schemaname = 'public'`);
  const kept = await Promise.all(
    names.map(async ({ name }) => [name, asKept(await database.read(`select * from ${String(name)}`))]),
  );
  await database.close();
  return Object.fromEntries(kept) as Kept;
}

async function onSqlite(): Promise<Comparison> {
  const rounds: { accepted: number; rows: number; alone: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const dir = await mkdtemp(join(tmpdir(), 'hearthline-bench-'));
    const [own, raw, alone] = ['own', 'raw', 'alone'].map((name) => join(dir, `${name}.sqlite`)) as [
      string,
      string,
      string,
    ];
    rounds.push({
      accepted: await ours({ kind: 'sqlite', file: own }),
      rows: await putIntoSqlite({ file: raw, fold, transactions }),
      alone: await putIntoSqlite({ file: alone, fold, transactions, only: ['fact'] }),
    });
    deepEqual(keptInSqlite(own), keptInSqlite(raw));
    await rm(dir, { recursive: true });
  }
  const of = (name: keyof (typeof rounds)[number]): number => median(rounds.map((round) => perSecond(round[name])));
  return compare({
    ...{ name: 'facts accepted', unit: '1/s', ours: of('accepted'), peer: of('rows') },
    peerName: `raw SQLite, the same rows, ${AT_ONCE} facts a transaction`,
    limit: { kind: 'atLeast', ratio: 0.5 },
    notes: [
      `ours: each fact with its ledger line, line of history, day and queue totals, ${AT_ONCE} on their way at once, each durable before it is accepted`,
      `raw SQLite, fact rows alone, ${AT_ONCE} a transaction: ${Math.round(of('alone'))} 1/s`,
      `median of ${ROUNDS} rounds of ${FACTS}, the ratio of a round ${spread(rounds)}; both left the same rows in every table`,
    ],
  });
}

async function onPostgres(): Promise<Comparison> {
  const server = await startPostgres({ isDurable: true });
  const rounds: { accepted: number; rows: number }[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [own, raw] = [await server.createDatabase(), await server.createDatabase()];
      rounds.push({
        accepted: await ours({ kind: 'postgres', url: own }),
        rows: await putIntoPostgres({ url: raw, fold, transactions }),
      });
      deepEqual(await keptInPostgres(own), await keptInPostgres(raw));
    }
  } finally {
    await server.stop();
  }
  return compare({
    ...{ name: 'facts accepted on PostgreSQL', unit: '1/s' },
    ...{ ours: median(rounds.map((one) => perSecond(one.accepted))) },
    ...{ peer: median(rounds.map((one) => perSecond(one.rows))) },
    peerName: `PostgreSQL, the same rows by hand, ${AT_ONCE} facts a transaction`,
    limit: { kind: 'atLeast', ratio: 0.5 },
    notes: [
      `both on one server of its own with fsync; ours: ${AT_ONCE} on their way at once, each durable before it is accepted`,
      `the peer's statements of a transaction are sent at once and prepared once`,
      `median of ${ROUNDS} rounds of ${FACTS}, the ratio of a round ${spread(rounds)}; both left the same rows in every table`,
    ],
  });
}

/** The least and the greatest ratio of a round. */
function spread(rounds: readonly { readonly accepted: number; readonly rows: number }[]): string {
  const ratios = rounds.map(({ accepted, rows }) => rows / accepted).toSorted((a, b) => a - b);
  return `${ratios[0]?.toFixed(2)} to ${ratios.at(-1)?.toFixed(2)}`;
}

export const measureFacts = async (): Promise<Comparison[]> => [await onSqlite(), await onPostgres()];
