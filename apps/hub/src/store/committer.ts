import type { LedgerEntry } from '@hearthline/protocol';
import type { Kysely } from 'kysely';
import { insertTogether } from './bulk.ts';
import { createStatements, type Statements } from './statements.ts';
import { commitActivities } from './activityStore.ts';
import { commitAnnouncements } from './announcementStore.ts';
import { commitAppeals } from './appealStore.ts';
import { badgeValues, commitBadges } from './badgeStore.ts';
import { commitCentre } from './centreStore.ts';
import { commitCallbacks } from './callbackStore.ts';
import { commitCare } from './careStore.ts';
import { commitChats } from './chatStore.ts';
import { commitContests } from './contestStore.ts';
import { commitContacts } from './contactStore.ts';
import { commitDeeds } from './deedStore.ts';
import { commitDispositions } from './dispositionStore.ts';
import { commitEvaluation, excusedValues } from './evaluationStore.ts';
import { commitFiles } from './fileStore.ts';
import { commitHelps } from './helpStore.ts';
import { callValues, commitHistory } from './historyStore.ts';
import { commitKudos } from './kudosStore.ts';
import { commitMessages, messageValues } from './messageStore.ts';
import { resultValues } from './resultStore.ts';
import { commitRanking } from './rankingStore.ts';
import { commitObjectives } from './objectiveStore.ts';
import { commitOutages } from './outageStore.ts';
import { commitRewards } from './rewardStore.ts';
import { commitStatuses } from './statusStore.ts';
import { commitSurveys } from './surveyStore.ts';
import { stretchValues } from './stretchStore.ts';
import { commitProposals } from './proposalStore.ts';
import { commitWalls } from './wallStore.ts';
import type { Tables } from './schema.ts';
import type { Committed, DayTotals, FactEffects, FactFold, QueueTotals, Write } from './store.ts';

/** Applies a group of writes inside one transaction, table by table, in a handful of statements. */
export function createCommitter(fold: FactFold) {
  const statements = createStatements();
  return async function commitGroup(tx: Kysely<Tables>, writes: readonly Write[]): Promise<Committed[]> {
    const results = await commitFacts({ tx, writes, fold, statements });
    await commitRows({ tx, writes, statements });
    return results;
  };
}

async function commitFacts(options: {
  tx: Kysely<Tables>;
  writes: readonly Write[];
  fold: FactFold;
  statements: Statements;
}): Promise<Committed[]> {
  const { tx, writes, fold, statements } = options;
  const rows = writes.flatMap((write) =>
    (write.facts ?? []).map((fact) => [fact.id, fact.source, fact.kind, fact.at, JSON.stringify(fact)]),
  );
  if (rows.length === 0) return writes.map(() => ({ facts: [], ledger: [] }));
  const fresh = new Set((await statements.insertFacts(tx, rows)).map((row) => row['id']));
  const effects: FactEffects[] = [];
  const results = writes.map((write): Committed => {
    // A source told twice within one group is new once: the first to ask takes it out of the set.
    const facts = (write.facts ?? []).filter((fact) => fresh.delete(fact.id));
    const own = facts.map(fold);
    effects.push(...own);
    return { facts, ledger: own.flatMap((one) => one.ledger) };
  });
  const all = <T>(read: (one: FactEffects) => readonly T[]): T[] => effects.flatMap(read);
  await insertTogether(tx, [
    [statements.insertLedger, all((one) => one.ledger).map((entry) => ledgerValues(entry))],
    [statements.insertCalls, all((one) => one.calls).map((row) => callValues(row))],
    [statements.insertMessages, all((one) => one.messages).map((row) => messageValues(row))],
    [statements.insertStretches, all((one) => one.stretches).map((row) => stretchValues(row))],
    [statements.insertBadges, all((one) => one.badges).map((row) => badgeValues(row))],
    [statements.insertCallerResults, all((one) => one.results).map((row) => resultValues(row))],
    [statements.insertExcused, all((one) => one.excused).map((row) => excusedValues(row))],
    [statements.addDays, sumDays(all((one) => one.days))],
    [statements.addQueues, sumQueues(all((one) => one.queues))],
  ]);
  return results;
}

const ledgerValues = (one: LedgerEntry): (string | number)[] => [
  ...[one.id, one.personId, one.points, one.ruleId, one.ruleVersion, one.factId, one.factKind],
  ...[one.at, one.workday, one.subject],
];

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

async function commitRows(options: {
  tx: Kysely<Tables>;
  writes: readonly Write[];
  statements: Statements;
}): Promise<void> {
  const { tx, writes, statements } = options;
  await commitHistory(tx, writes, statements);
  await commitDispositions(tx, writes, statements);
  await commitContacts(tx, writes, statements);
  await commitMessages(tx, writes);
  await commitCallbacks(tx, writes, statements);
  await commitOutages(tx, writes, statements);
  await commitDeeds(tx, writes, statements);
  await commitProposals(tx, writes, statements);
  await commitAnnouncements(tx, writes, statements);
  await commitFiles(tx, writes);
  await commitHelps(tx, writes, statements);
  await commitKudos(tx, writes, statements);
  await commitAppeals(tx, writes, statements);
  await commitRanking(tx, writes);
  await commitBadges(tx, writes);
  await commitEvaluation(tx, writes, statements);
  await commitSurveys(tx, writes, statements);
  await commitActivities(tx, writes, statements);
  await commitRewards(tx, writes);
  await commitContests(tx, writes, statements);
  await commitObjectives(tx, writes, statements);
  await commitStatuses(tx, writes, statements);
  await commitChats(tx, writes, statements);
  await commitCare(tx, writes);
  await commitWalls(tx, writes);
  await commitCentre(tx, writes);
  const pick = <T>(read: (write: Write) => T | undefined): T[] =>
    writes.map(read).filter((one): one is T & ({} | null) => one !== undefined);
  const agents = new Map(writes.flatMap((write) => write.agents ?? []).map((one) => [one.personId, one.recordJson]));
  await statements.putAgents(tx, [...agents]);
  await statements.insertSessions(
    tx,
    pick((write) => write.session).map((one) => [one.tokenHash, one.personId, one.expiresAt]),
  );
  const removedSessions = pick((write) => write.removedSession);
  if (removedSessions.length > 0) await tx.deleteFrom('session').where('token_hash', 'in', removedSessions).execute();
  const phones = new Map(pick((write) => write.phone).map((one) => [one.personId, one]));
  await statements.putPhones(
    tx,
    [...phones.values()].map((one) => [one.personId, one.username, one.ha1, one.expiresAt]),
  );
  const removedPhones = pick((write) => write.removedPhone);
  if (removedPhones.length > 0) await tx.deleteFrom('phone').where('person_id', 'in', removedPhones).execute();
  await statements.insertResults(
    tx,
    pick((write) => write.commandResult).map((one) => [one.personId, one.commandId, one.valueJson, one.at]),
  );
}
