import type { Kysely } from 'kysely';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';
import type { Committed, DayTotals, FactEffects, FactFold, QueueTotals, Write } from './store.ts';

const insertFacts = createBulkInsert({
  table: 'fact',
  columns: ['id', 'source', 'kind', 'at', 'body'],
  tail: 'on conflict (source) do nothing returning id',
});
const insertLedger = createBulkInsert({
  table: 'ledger',
  columns: [
    ...['id', 'person_id', 'points', 'rule_id', 'rule_version', 'fact_id', 'fact_kind', 'at', 'workday', 'subject'],
  ],
  tail: '',
});
const addDays = createBulkInsert({
  table: 'day_total',
  columns: [
    ...['person_id', 'workday', 'points', 'call_count', 'talk_ms', 'ready_ms', 'not_ready_ms', 'wrap_up_ms'],
    'signed_in_at',
  ],
  tail: `on conflict (person_id, workday) do update set
    points = day_total.points + excluded.points, call_count = day_total.call_count + excluded.call_count,
    talk_ms = day_total.talk_ms + excluded.talk_ms, ready_ms = day_total.ready_ms + excluded.ready_ms,
    not_ready_ms = day_total.not_ready_ms + excluded.not_ready_ms,
    wrap_up_ms = day_total.wrap_up_ms + excluded.wrap_up_ms,
    signed_in_at = case
      when day_total.signed_in_at is null or excluded.signed_in_at < day_total.signed_in_at then excluded.signed_in_at
      else day_total.signed_in_at end`,
});
const addQueues = createBulkInsert({
  table: 'queue_total',
  columns: ['queue', 'workday', 'answered', 'abandoned'],
  tail: `on conflict (queue, workday) do update set answered = queue_total.answered + excluded.answered,
    abandoned = queue_total.abandoned + excluded.abandoned`,
});
const insertResults = createBulkInsert({
  table: 'command_result',
  columns: ['person_id', 'command_id', 'value', 'at'],
  tail: 'on conflict (person_id, command_id) do nothing',
});
const insertAcknowledgements = createBulkInsert({
  table: 'acknowledgement',
  columns: ['announcement_id', 'person_id', 'at'],
  tail: 'on conflict (announcement_id, person_id) do nothing',
});
const insertAnnouncements = createBulkInsert({
  table: 'announcement',
  columns: ['id', 'author_id', 'title', 'body', 'audience', 'expires_at', 'must_read', 'published_at'],
  tail: '',
});
const putAgents = createBulkInsert({
  table: 'agent',
  columns: ['person_id', 'record'],
  tail: 'on conflict (person_id) do update set record = excluded.record',
});
const putPhones = createBulkInsert({
  table: 'phone',
  columns: ['person_id', 'username', 'ha1', 'expires_at'],
  tail: `on conflict (person_id) do update set username = excluded.username, ha1 = excluded.ha1,
    expires_at = excluded.expires_at`,
});
const insertSessions = createBulkInsert({
  table: 'session',
  columns: ['token_hash', 'person_id', 'expires_at'],
  tail: 'on conflict (token_hash) do nothing',
});

/** Applies a group of writes inside one transaction, table by table, in a handful of statements. */
export function createCommitter(fold: FactFold) {
  return async function commitGroup(tx: Kysely<Tables>, writes: readonly Write[]): Promise<Committed[]> {
    const results = await commitFacts({ tx, writes, fold });
    await commitRows(tx, writes);
    return results;
  };
}

async function commitFacts(options: {
  tx: Kysely<Tables>;
  writes: readonly Write[];
  fold: FactFold;
}): Promise<Committed[]> {
  const { tx, writes, fold } = options;
  const rows = writes.flatMap((write) =>
    (write.facts ?? []).map((fact) => [fact.id, fact.source, fact.kind, fact.at, JSON.stringify(fact)]),
  );
  if (rows.length === 0) return writes.map(() => ({ facts: [], ledger: [] }));
  const fresh = new Set((await insertFacts(tx, rows)).map((row) => row['id']));
  const effects: FactEffects[] = [];
  const results = writes.map((write): Committed => {
    // A source told twice within one group is new once: the first to ask takes it out of the set.
    const facts = (write.facts ?? []).filter((fact) => fresh.delete(fact.id));
    const own = facts.map(fold);
    effects.push(...own);
    return { facts, ledger: own.flatMap((one) => one.ledger) };
  });
  await insertLedger(
    tx,
    results.flatMap(({ ledger }) =>
      ledger.map((one) => [
        ...[one.id, one.personId, one.points, one.ruleId, one.ruleVersion, one.factId, one.factKind],
        ...[one.at, one.workday, one.subject],
      ]),
    ),
  );
  await addDays(tx, sumDays(effects.flatMap((one) => one.days)));
  await addQueues(tx, sumQueues(effects.flatMap((one) => one.queues)));
  return results;
}

/** One row a key: PostgreSQL refuses to touch a row twice in one statement, and fewer rows are faster. */
function sumDays(days: readonly DayTotals[]) {
  const sums = new Map<string, [string, string, number, number, number, number, number, number, number | null]>();
  for (const day of days) {
    const key = `${day.workday} ${day.personId}`;
    const sum = sums.get(key) ?? [day.personId, day.workday, 0, 0, 0, 0, 0, 0, null];
    sum[2] += day.points;
    sum[3] += day.callCount;
    sum[4] += day.talkMs;
    sum[5] += day.readyMs;
    sum[6] += day.notReadyMs;
    sum[7] += day.wrapUpMs;
    if (day.signedInAt !== null) sum[8] = sum[8] === null ? day.signedInAt : Math.min(sum[8], day.signedInAt);
    sums.set(key, sum);
  }
  return [...sums.values()];
}

function sumQueues(queues: readonly QueueTotals[]) {
  const sums = new Map<string, [string, string, number, number]>();
  for (const one of queues) {
    const key = `${one.workday} ${one.queue}`;
    const sum = sums.get(key) ?? [one.queue, one.workday, 0, 0];
    sum[2] += one.answered;
    sum[3] += one.abandoned;
    sums.set(key, sum);
  }
  return [...sums.values()];
}

async function commitRows(tx: Kysely<Tables>, writes: readonly Write[]): Promise<void> {
  const pick = <T>(read: (write: Write) => T | undefined): T[] =>
    writes.map(read).filter((one): one is T & ({} | null) => one !== undefined);
  await insertAnnouncements(
    tx,
    pick((write) => write.announcement).map((one) => [
      ...[one.id, one.authorId, one.title, one.body, JSON.stringify(one.audience), one.expiresAt],
      ...[one.mustRead ? 1 : 0, one.publishedAt],
    ]),
  );
  await insertAcknowledgements(
    tx,
    pick((write) => write.acknowledgement).map((one) => [one.announcementId, one.personId, one.at]),
  );
  const agents = new Map(writes.flatMap((write) => write.agents ?? []).map((one) => [one.personId, one.recordJson]));
  await putAgents(tx, [...agents]);
  await insertSessions(
    tx,
    pick((write) => write.session).map((one) => [one.tokenHash, one.personId, one.expiresAt]),
  );
  const removedSessions = pick((write) => write.removedSession);
  if (removedSessions.length > 0) await tx.deleteFrom('session').where('token_hash', 'in', removedSessions).execute();
  const phones = new Map(pick((write) => write.phone).map((one) => [one.personId, one]));
  await putPhones(
    tx,
    [...phones.values()].map((one) => [one.personId, one.username, one.ha1, one.expiresAt]),
  );
  const removedPhones = pick((write) => write.removedPhone);
  if (removedPhones.length > 0) await tx.deleteFrom('phone').where('person_id', 'in', removedPhones).execute();
  await insertResults(
    tx,
    pick((write) => write.commandResult).map((one) => [one.personId, one.commandId, one.valueJson, one.at]),
  );
}
