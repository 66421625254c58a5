import { MESSAGES_SHOWN, type MyVoicemail } from '@hearthline/protocol';
import { sql, type Kysely } from 'kysely';
import type { MessageRow } from '../voicemail/messageOf.ts';
import { createBulkInsert } from './bulk.ts';
import type { Tables } from './schema.ts';

export interface MessageWrite {
  /** Changes a message of this person; another person's is left as it is. */
  readonly message?: {
    readonly personId: string;
    readonly messageId: string;
    /** The first time counts. */
    readonly heardAt?: number;
    readonly removedAt?: number | null;
  };
  readonly erasedMessages?: readonly string[];
}

type Mailbox = Omit<MyVoicemail, 'keepDays'>;

export interface MessageStore {
  readMailbox(personId: string): Promise<Mailbox>;
  readMessage(messageId: string): Promise<MessageRow | null>;
  /** Older than `from`, or removed before `removedBy`. */
  readMessagesToErase(options: { from: number; removedBy: number }): Promise<MessageRow[]>;
}

export async function migrateMessages(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `create table voice_message (id text primary key, person_id text not null, number text not null, at bigint not null,
       length_ms bigint not null, recording text not null, heard_at bigint, removed_at bigint)`,
    `create index voice_message_person on voice_message (person_id, at)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export function messageStatements() {
  return {
    insertMessages: createBulkInsert({
      table: 'voice_message',
      columns: ['id', 'person_id', 'number', 'at', 'length_ms', 'recording', 'heard_at', 'removed_at'],
      tail: 'on conflict (id) do nothing',
    }),
  };
}

export const messageValues = (row: MessageRow): (string | number | null)[] => [
  ...[row.id, row.personId, row.number, row.at, row.lengthMs, row.recording, row.heardAt, row.removedAt],
];

/** In the order they were asked for: a removal and what undoes it may meet in one group. */
export async function commitMessages(tx: Kysely<Tables>, writes: readonly MessageWrite[]): Promise<void> {
  for (const { message, erasedMessages = [] } of writes) {
    if (message) {
      const { personId, messageId, heardAt, removedAt } = message;
      const mine = tx.updateTable('voice_message').where('id', '=', messageId).where('person_id', '=', personId);
      if (heardAt !== undefined) await mine.set({ heard_at: heardAt }).where('heard_at', 'is', null).execute();
      if (removedAt !== undefined) await mine.set({ removed_at: removedAt }).execute();
    }
    if (erasedMessages.length > 0)
      await tx
        .deleteFrom('voice_message')
        .where('id', 'in', [...erasedMessages])
        .execute();
  }
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function messageReads(db: Kysely<Tables>, named: Named): MessageStore {
  return {
    readMailbox: (personId) => named(() => readMailbox(db, personId)),
    readMessage: (messageId) =>
      named(async () => {
        const row = await db.selectFrom('voice_message').selectAll().where('id', '=', messageId).executeTakeFirst();
        return row ? rowOf(row) : null;
      }),
    readMessagesToErase: ({ from, removedBy }) =>
      named(async () => {
        const rows = await db
          .selectFrom('voice_message')
          .selectAll()
          .where((where) => where.or([where('at', '<', from), where('removed_at', '<', removedBy)]))
          .limit(500)
          .execute();
        return rows.map(rowOf);
      }),
  };
}

async function readMailbox(db: Kysely<Tables>, personId: string): Promise<Mailbox> {
  const mine = db.selectFrom('voice_message').where('person_id', '=', personId).where('removed_at', 'is', null);
  const rows = await mine.selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(MESSAGES_SHOWN).execute();
  const { count } = await mine
    .select((select) => select.fn.countAll().as('count'))
    .where('heard_at', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    unheardCount: Number(count),
    messages: rows.map((row) => ({
      ...{ id: row.id, number: row.number, at: row.at, lengthMs: row.length_ms, isHeard: row.heard_at !== null },
    })),
  };
}

const rowOf = (row: Tables['voice_message']): MessageRow => ({
  ...{ id: row.id, personId: row.person_id, number: row.number, at: row.at, lengthMs: row.length_ms },
  ...{ recording: row.recording, heardAt: row.heard_at, removedAt: row.removed_at },
});
