import { attachments, audience } from '@hearthline/protocol';
import { sql, type Kysely, type Selectable } from 'kysely';
import { announcementLife, type AnnouncementRow } from '../announcements/life.ts';
import { keptPlan, type KeptPlan } from '../announcements/plan.ts';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface AcknowledgementRow {
  readonly announcementId: string;
  readonly personId: string;
  readonly at: number;
  /** Of the text that was read. */
  readonly version: number;
}

export interface AnnouncementWrite {
  /** A new one; an id that is there already fails the write. */
  readonly announcement?: AnnouncementRow;
  /** As it is from now on. */
  readonly changedAnnouncement?: AnnouncementRow;
  /** The first one of a person and version counts; later ones and those of an older version change nothing. */
  readonly acknowledgement?: AcknowledgementRow;
  /** As it is from now on. */
  readonly announcementPlan?: KeptPlan;
  /** A plan's id. */
  readonly removedAnnouncementPlan?: string;
}

export interface AnnouncementStore {
  /** Those that expire after `now`. */
  readAnnouncements(now: number): Promise<AnnouncementRow[]>;
  readAnnouncement(announcementId: string): Promise<AnnouncementRow | null>;
  readAcknowledgements(announcementIds: readonly string[]): Promise<AcknowledgementRow[]>;
  readAnnouncementPlans(): Promise<KeptPlan[]>;
  /** Deletes those that expired or were withdrawn before that moment, with who acknowledged them. */
  purgeAnnouncements(endedBefore: number): Promise<void>;
}

export async function migrateAnnouncementLife(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `alter table announcement add column life text not null default '{}'`,
    `alter table acknowledgement add column version integer not null default 1`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function migrateAnnouncementPlans(db: Kysely<Tables>): Promise<void> {
  await sql.raw(`create table announcement_plan (id text primary key, body text not null)`).execute(db);
}

export function announcementStatements() {
  const columns = [
    ...['id', 'author_id', 'title', 'body', 'audience', 'expires_at', 'must_read', 'published_at', 'life'],
    'attachments',
  ];
  return {
    insertAcknowledgements: createBulkInsert({
      table: 'acknowledgement',
      columns: ['announcement_id', 'person_id', 'at', 'version'],
      tail: `on conflict (announcement_id, person_id) do update set at = excluded.at, version = excluded.version
    where excluded.version > acknowledgement.version`,
    }),
    insertAnnouncements: createBulkInsert({ table: 'announcement', columns, tail: '' }),
    changeAnnouncements: createBulkInsert({
      table: 'announcement',
      columns,
      tail: `on conflict (id) do update set title = excluded.title, body = excluded.body, life = excluded.life,
    attachments = excluded.attachments`,
    }),
    putAnnouncementPlans: createBulkInsert({
      table: 'announcement_plan',
      columns: ['id', 'body'],
      tail: 'on conflict (id) do update set body = excluded.body',
    }),
  };
}

export async function commitAnnouncements(
  tx: Kysely<Tables>,
  writes: readonly AnnouncementWrite[],
  statements: ReturnType<typeof announcementStatements>,
): Promise<void> {
  await statements.insertAnnouncements(
    tx,
    writes.flatMap((write) => (write.announcement ? [valuesOf(write.announcement)] : [])),
  );
  // They come in order, and PostgreSQL refuses to touch a row twice in one statement: the newest of each.
  const changed = new Map(
    writes.flatMap(({ changedAnnouncement: one }) => (one ? [[one.id, valuesOf(one)] as const] : [])),
  );
  await statements.changeAnnouncements(tx, [...changed.values()]);
  const read = new Map<string, AcknowledgementRow>();
  for (const { acknowledgement: one } of writes) {
    if (one === undefined) continue;
    const key = `${one.announcementId} ${one.personId}`;
    if ((read.get(key)?.version ?? 0) < one.version) read.set(key, one);
  }
  await statements.insertAcknowledgements(
    tx,
    [...read.values()].map((one) => [one.announcementId, one.personId, one.at, one.version]),
  );
  await commitPlans(tx, writes, statements);
}

async function commitPlans(
  tx: Kysely<Tables>,
  writes: readonly AnnouncementWrite[],
  statements: ReturnType<typeof announcementStatements>,
): Promise<void> {
  const plans = new Map(writes.flatMap(({ announcementPlan: one }) => (one ? [[one.id, one] as const] : [])));
  await statements.putAnnouncementPlans(
    tx,
    [...plans.values()].map((one) => [one.id, JSON.stringify(one)]),
  );
  const removed = writes.flatMap(({ removedAnnouncementPlan: planId }) => planId ?? []);
  if (removed.length > 0) await tx.deleteFrom('announcement_plan').where('id', 'in', removed).execute();
}

/** So many ids in one statement. */
const AT_ONCE = 500;

export async function purgeAnnouncements(tx: Kysely<Tables>, endedBefore: number): Promise<void> {
  // Whatever has ended by then was published before.
  const published = await tx
    .selectFrom('announcement')
    .select(['id', 'expires_at', 'life'])
    .where('published_at', '<', endedBefore)
    .execute();
  const ended = published.filter((row) => {
    const { withdrawnAt } = announcementLife.parse(JSON.parse(row.life));
    return Math.min(row.expires_at, withdrawnAt ?? row.expires_at) < endedBefore;
  });
  for (let from = 0; from < ended.length; from += AT_ONCE) {
    const ids = ended.slice(from, from + AT_ONCE).map(({ id }) => id);
    await tx.deleteFrom('acknowledgement').where('announcement_id', 'in', ids).execute();
    await tx.deleteFrom('announcement').where('id', 'in', ids).execute();
  }
}

const valuesOf = (one: AnnouncementRow): (string | number)[] => [
  ...[one.id, one.authorId, one.title, one.body, JSON.stringify(one.audience), one.expiresAt],
  ...[one.mustRead ? 1 : 0, one.publishedAt, JSON.stringify(one.life), JSON.stringify(one.attachments ?? [])],
];

/** Absent where there is nothing. */
const carried = (all: AnnouncementRow['attachments'] & {}) => (all.length === 0 ? {} : { attachments: all });

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function announcementReads(db: Kysely<Tables>, named: Named): Omit<AnnouncementStore, 'purgeAnnouncements'> {
  const toRow = (row: Selectable<Tables['announcement']>): AnnouncementRow => ({
    id: row.id,
    authorId: row.author_id,
    title: row.title,
    body: row.body,
    audience: audience.parse(JSON.parse(row.audience)),
    expiresAt: row.expires_at,
    mustRead: row.must_read === 1,
    publishedAt: row.published_at,
    life: announcementLife.parse(JSON.parse(row.life)),
    ...carried(attachments.parse(JSON.parse(row.attachments))),
  });
  return {
    readAnnouncements: (now) =>
      named(async () =>
        (await db.selectFrom('announcement').selectAll().where('expires_at', '>', now).execute()).map(toRow),
      ),
    readAnnouncement: (announcementId) =>
      named(async () => {
        const row = await db.selectFrom('announcement').selectAll().where('id', '=', announcementId).executeTakeFirst();
        return row ? toRow(row) : null;
      }),
    readAcknowledgements: (announcementIds) =>
      named(async () => {
        if (announcementIds.length === 0) return [];
        const rows = await db
          .selectFrom('acknowledgement')
          .selectAll()
          .where('announcement_id', 'in', [...announcementIds])
          .execute();
        return rows.map(({ announcement_id: announcementId, person_id: personId, at, version }) => ({
          ...{ announcementId, personId, at, version },
        }));
      }),
    readAnnouncementPlans: () =>
      named(async () => {
        const rows = await db.selectFrom('announcement_plan').select('body').execute();
        return rows.map((row) => keptPlan.parse(JSON.parse(row.body)));
      }),
  };
}
