import { facts, type Fact, type LedgerEntry } from '@hearthline/protocol';
import type { Kysely, Selectable } from 'kysely';
import { activityReads } from './activityStore.ts';
import { announcementReads } from './announcementStore.ts';
import { appealReads } from './appealStore.ts';
import { badgeReads } from './badgeStore.ts';
import { readCentre } from './centreStore.ts';
import { callbackReads } from './callbackStore.ts';
import { careReads } from './careStore.ts';
import { chatReads } from './chatStore.ts';
import { contestReads } from './contestStore.ts';
import { contactReads } from './contactStore.ts';
import { deedReads } from './deedStore.ts';
import { dispositionReads } from './dispositionStore.ts';
import { evaluationReads } from './evaluationStore.ts';
import { fileReads } from './fileStore.ts';
import { helpReads } from './helpStore.ts';
import { historyReads } from './historyStore.ts';
import { kudosReads } from './kudosStore.ts';
import { leagueReads } from './leagueStore.ts';
import { messageReads } from './messageStore.ts';
import { rankingReads } from './rankingStore.ts';
import { objectiveReads } from './objectiveStore.ts';
import { outageReads } from './outageStore.ts';
import { resultReads } from './resultStore.ts';
import { rewardReads } from './rewardStore.ts';
import { statusReads } from './statusStore.ts';
import { surveyReads } from './surveyStore.ts';
import { stretchReads } from './stretchStore.ts';
import { proposalReads } from './proposalStore.ts';
import { wallReads } from './wallStore.ts';
import type { Tables } from './schema.ts';
import type { DayTotals, Store } from './store.ts';

type Reads = Omit<
  Store,
  | 'kind'
  | 'webhooks'
  | 'commit'
  | 'writeCentre'
  | 'purge'
  | 'purgeHistory'
  | 'purgeCallbacks'
  | 'purgeOutages'
  | 'purgeDeeds'
  | 'purgeStretches'
  | 'purgeAnnouncements'
  | 'purgeKudos'
  | 'purgeAppeals'
  | 'purgeProposals'
  | 'purgeSurveys'
  | 'purgeActivities'
  | 'purgeRewards'
  | 'purgeContests'
  | 'purgeObjectivePlans'
  | 'purgeObjectiveDays'
  | 'purgeStatuses'
  | 'purgeChats'
  | 'purgeFiles'
  | 'purgeCallerResults'
  | 'purgeExcellenceWords'
  | 'purgeCareVisits'
  | 'close'
>;

/** Everything the store answers. What comes off the disk is parsed: a file of another program is named, not believed. */
export function createReads(db: Kysely<Tables>, named: <T>(run: () => Promise<T>) => Promise<T>): Reads {
  return {
    readCentre: () => named(() => readCentre(db)),
    readAccount: (account) =>
      named(async () => {
        const row = await db.selectFrom('account').selectAll().where('account', '=', account).executeTakeFirst();
        return row ? { personId: row.person_id, passwordHash: row.password_hash } : null;
      }),
    readSession: (tokenHash) =>
      named(async () => {
        const row = await db.selectFrom('session').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
        return row ? { tokenHash, personId: row.person_id, expiresAt: row.expires_at } : null;
      }),
    readCommandResult: (personId, commandId) =>
      named(async () => {
        const row = await db
          .selectFrom('command_result')
          .selectAll()
          .where('person_id', '=', personId)
          .where('command_id', '=', commandId)
          .executeTakeFirst();
        return row ? { personId, commandId, valueJson: row.value, at: row.at } : null;
      }),
    readAgents: () =>
      named(async () => {
        const rows = await db.selectFrom('agent').selectAll().execute();
        return rows.map((row) => ({ personId: row.person_id, recordJson: row.record }));
      }),
    readPhones: () =>
      named(async () => {
        const rows = await db.selectFrom('phone').selectAll().execute();
        return rows.map((row) => ({
          personId: row.person_id,
          username: row.username,
          ha1: row.ha1,
          expiresAt: row.expires_at,
        }));
      }),
    ...historyReads(db, named),
    ...dispositionReads(db, named),
    ...contactReads(db, named),
    ...messageReads(db, named),
    ...callbackReads(db, named),
    ...outageReads(db, named),
    ...deedReads(db, named),
    ...helpReads(db, named),
    ...stretchReads(db, named),
    ...kudosReads(db, named),
    ...badgeReads(db, named),
    ...rankingReads(db, named),
    ...appealReads(db, named),
    ...proposalReads(db, named),
    ...surveyReads(db, named),
    ...activityReads(db, named),
    ...rewardReads(db, named),
    ...contestReads(db, named),
    ...objectiveReads(db, named),
    ...statusReads(db, named),
    ...chatReads(db, named),
    ...resultReads(db, named),
    ...evaluationReads(db, named),
    ...leagueReads(db, named),
    ...careReads(db, named),
    ...wallReads(db, named),
    ...announcementReads(db, named),
    ...fileReads(db, named),
    ...totalReads(db, named),
    ...logReads(db, named),
  };
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

function totalReads(db: Kysely<Tables>, named: Named): Pick<Reads, 'readDays' | 'readWorkday' | 'readQueueTotals'> {
  const toDay = (row: Selectable<Tables['day_total']>): DayTotals => ({
    personId: row.person_id,
    workday: row.workday,
    points: row.points,
    callCount: row.call_count,
    talkMs: row.talk_ms,
    readyMs: row.ready_ms,
    notReadyMs: row.not_ready_ms,
    wrapUpMs: row.wrap_up_ms,
    signedInAt: row.signed_in_at,
  });
  return {
    readDays: ({ personId, from, to }) =>
      named(async () => {
        const rows = await db
          .selectFrom('day_total')
          .selectAll()
          .where('person_id', '=', personId)
          .where('workday', '>=', from)
          .where('workday', '<=', to)
          .orderBy('workday')
          .execute();
        return rows.map(toDay);
      }),
    readWorkday: (workday) =>
      named(async () =>
        (await db.selectFrom('day_total').selectAll().where('workday', '=', workday).execute()).map(toDay),
      ),
    readQueueTotals: (workday) =>
      named(() => db.selectFrom('queue_total').selectAll().where('workday', '=', workday).execute()),
  };
}

function logReads(db: Kysely<Tables>, named: Named): Pick<Reads, 'readLedger' | 'readLedgerEntry' | 'readFacts'> {
  const toEntry = (row: Selectable<Tables['ledger']>): LedgerEntry => ({
    id: row.id,
    personId: row.person_id,
    points: row.points,
    ruleId: row.rule_id,
    ruleVersion: row.rule_version,
    factId: row.fact_id,
    factKind: row.fact_kind,
    at: row.at,
    workday: row.workday,
    subject: row.subject,
  });
  return {
    readLedger: ({ personId, before, limit }) =>
      named(async () => {
        let query = db.selectFrom('ledger').selectAll().where('person_id', '=', personId);
        if (before !== null) {
          const last = await db
            .selectFrom('ledger')
            .select(['at', 'position'])
            .where('id', '=', before)
            .executeTakeFirst();
          if (!last) return [];
          query = query.where((where) =>
            where.or([
              where('at', '<', last.at),
              where.and([where('at', '=', last.at), where('position', '<', last.position)]),
            ]),
          );
        }
        return (await query.orderBy('at', 'desc').orderBy('position', 'desc').limit(limit).execute()).map(toEntry);
      }),
    readLedgerEntry: (entryId) =>
      named(async () => {
        const row = await db.selectFrom('ledger').selectAll().where('id', '=', entryId).executeTakeFirst();
        return row ? toEntry(row) : null;
      }),
    readFacts: ({ after, limit }) =>
      named(async () => {
        const rows = await db
          .selectFrom('fact')
          .select(['position', 'body'])
          .where('position', '>', after)
          .orderBy('position')
          .limit(limit)
          .execute();
        return rows.map((row): { position: number; fact: Fact } => ({
          position: row.position,
          fact: facts.parse(JSON.parse(row.body)),
        }));
      }),
  };
}
