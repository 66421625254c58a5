import { sql, type Kysely, type Transaction } from 'kysely';
import { migrateActivities } from './activityStore.ts';
import { migrateAppeals } from './appealStore.ts';
import { migrateAnnouncementLife, migrateAnnouncementPlans } from './announcementStore.ts';
import { migrateBadges } from './badgeStore.ts';
import { migrateCentre } from './centreStore.ts';
import { migrateCallbacks } from './callbackStore.ts';
import { migrateCare } from './careStore.ts';
import { migrateChats } from './chatStore.ts';
import { migrateContests } from './contestStore.ts';
import { migrateContacts } from './contactStore.ts';
import { migrateDeeds } from './deedStore.ts';
import { migrateDispositions } from './dispositionStore.ts';
import { migrateEvaluation } from './evaluationStore.ts';
import { migrateFiles } from './fileStore.ts';
import { migrateHelps } from './helpStore.ts';
import { migrateHistory } from './historyStore.ts';
import { migrateKudos } from './kudosStore.ts';
import { migrateMessages } from './messageStore.ts';
import { migrateObjectives } from './objectiveStore.ts';
import { migrateOutages } from './outageStore.ts';
import { migrateResults } from './resultStore.ts';
import { migrateStatuses } from './statusStore.ts';
import { migrateSurveys } from './surveyStore.ts';
import { migrateStretches } from './stretchStore.ts';
import { migrateRanking } from './rankingStore.ts';
import { migrateRewards } from './rewardStore.ts';
import { migrateProposals } from './proposalStore.ts';
import { migrateWalls } from './wallStore.ts';
import type { Tables } from './schema.ts';

interface Migration {
  readonly name: string;
  run(db: Transaction<Tables>, kind: 'sqlite' | 'postgres'): Promise<void>;
}

/** In order; a name once released is never changed, a new need is a new line. */
const migrations: readonly Migration[] = [
  {
    name: '0001-first-light',
    async run(db, kind) {
      const serial = kind === 'sqlite' ? 'integer primary key' : 'bigserial primary key';
      const statements = [
        `create table centre (id integer primary key, body text not null)`,
        `create table account (person_id text primary key, account text not null unique, password_hash text not null)`,
        `create table session (token_hash text primary key, person_id text not null, expires_at bigint not null)`,
        `create table command_result (person_id text not null, command_id text not null, value text not null,
           at bigint not null, primary key (person_id, command_id))`,
        `create table fact (position ${serial}, id text not null, source text not null unique, kind text not null,
           at bigint not null, body text not null)`,
        `create table ledger (position ${serial}, id text not null unique, person_id text not null, points integer not null,
           rule_id text not null, rule_version integer not null, fact_id text not null, fact_kind text not null,
           at bigint not null, workday text not null, subject text not null)`,
        `create unique index ledger_once on ledger (fact_id, rule_id)`,
        `create index ledger_person on ledger (person_id, at, position)`,
        `create table day_total (person_id text not null, workday text not null, points integer not null,
           call_count integer not null, talk_ms bigint not null, ready_ms bigint not null, not_ready_ms bigint not null,
           wrap_up_ms bigint not null, signed_in_at bigint, primary key (person_id, workday))`,
        `create index day_total_workday on day_total (workday)`,
        `create table queue_total (queue text not null, workday text not null, answered integer not null,
           abandoned integer not null, primary key (queue, workday))`,
        `create table announcement (id text primary key, author_id text not null, title text not null, body text not null,
           audience text not null, expires_at bigint not null, must_read integer not null, published_at bigint not null)`,
        `create index announcement_expiry on announcement (expires_at)`,
        `create table acknowledgement (announcement_id text not null, person_id text not null, at bigint not null,
           primary key (announcement_id, person_id))`,
        `create table phone (person_id text primary key, username text not null, ha1 text not null,
           expires_at bigint not null)`,
        `create table agent (person_id text primary key, record text not null)`,
      ];
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  },
  {
    name: '0002-webhooks',
    async run(db) {
      const statements = [
        `create table webhook_position (endpoint_id text primary key, position bigint not null)`,
        `create table webhook_message (endpoint_id text not null, id text not null, body text not null,
           attempt integer not null, due_at bigint not null, first_due_at bigint not null,
           primary key (endpoint_id, id))`,
        `create index webhook_message_due on webhook_message (endpoint_id, due_at)`,
      ];
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  },
  { name: '0003-call-history', run: migrateHistory },
  { name: '0004-dispositions', run: migrateDispositions },
  { name: '0005-contacts', run: migrateContacts },
  { name: '0006-messages', run: migrateMessages },
  { name: '0007-callbacks', run: migrateCallbacks },
  { name: '0008-outages', run: migrateOutages },
  { name: '0009-units', run: migrateCentre },
  { name: '0010-deeds', run: migrateDeeds },
  { name: '0011-announcement-life', run: migrateAnnouncementLife },
  { name: '0012-stretches', run: migrateStretches },
  { name: '0013-help', run: migrateHelps },
  { name: '0014-kudos', run: migrateKudos },
  { name: '0015-appeals', run: migrateAppeals },
  { name: '0016-ranking-choice', run: migrateRanking },
  { name: '0017-announcement-plans', run: migrateAnnouncementPlans },
  { name: '0018-proposals', run: migrateProposals },
  { name: '0019-surveys', run: migrateSurveys },
  { name: '0020-badges', run: migrateBadges },
  { name: '0021-status', run: migrateStatuses },
  { name: '0022-chat', run: migrateChats },
  { name: '0023-activities', run: migrateActivities },
  { name: '0024-wall', run: migrateWalls },
  { name: '0025-results', run: migrateResults },
  { name: '0027-evaluation', run: migrateEvaluation },
  { name: '0028-care', run: migrateCare },
  {
    name: '0029-contests',
    async run(db) {
      await migrateContests(db);
      await migrateObjectives(db);
    },
  },
  { name: '0030-rewards', run: migrateRewards },
  { name: '0031-files', run: migrateFiles },
];

/** Brings an older file up to today; each step is whole or not done. */
export async function migrate(db: Kysely<Tables>, kind: 'sqlite' | 'postgres'): Promise<void> {
  await sql.raw('create table if not exists migration (name text primary key)').execute(db);
  const done = new Set((await db.selectFrom('migration').select('name').execute()).map((row) => row.name));
  for (const migration of migrations) {
    if (done.has(migration.name)) continue;
    await db.transaction().execute(async (tx) => {
      await migration.run(tx, kind);
      await tx.insertInto('migration').values({ name: migration.name }).execute();
    });
  }
}
