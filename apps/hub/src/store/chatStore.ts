import type { ChatMessage } from '@hearthline/protocol';
import { sql, type Kysely, type Selectable } from 'kysely';
import { createBulkInsert } from './bulk.ts';
import type { ChatTables } from './recordTables.ts';
import type { Tables } from './schema.ts';

interface ChatSeen {
  readonly chatId: string;
  readonly personId: string;
  readonly upTo: number;
}

export interface ChatWrite {
  /** An id that is known already stays as it was. */
  readonly chatMessage?: ChatMessage;
  /** An id: its text goes, that it was there stays. */
  readonly deletedChatMessage?: string;
  /** Never back. */
  readonly chatSeen?: ChatSeen;
}

export interface ChatStore {
  readChatMessage(id: string): Promise<ChatMessage | null>;
  /** Of one chat, newest first. */
  readChat(options: { chatId: string; before: number | null; limit: number }): Promise<ChatMessage[]>;
  /** What one person wrote and did not delete, oldest first. */
  readChatsOf(options: {
    personId: string;
    after: { at: number; id: string } | null;
    limit: number;
  }): Promise<ChatMessage[]>;
  /** The newest of every chat, oldest first. */
  readChatTails(perChat: number): Promise<ChatMessage[]>;
  readChatSeen(): Promise<ChatSeen[]>;
  purgeChats(before: number): Promise<void>;
}

export async function migrateChats(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `create table chat_message (id text primary key, chat_id text not null, from_id text not null, from_name text not null,
       text text not null, written_at bigint not null, at bigint not null, is_deleted integer not null)`,
    `create unique index chat_message_order on chat_message (chat_id, at)`,
    `create index chat_message_from on chat_message (from_id, at, id)`,
    `create index chat_message_at on chat_message (at)`,
    `create table chat_seen (chat_id text not null, person_id text not null, up_to bigint not null,
       primary key (chat_id, person_id))`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export function chatStatements() {
  return {
    insertChatMessages: createBulkInsert({
      table: 'chat_message',
      columns: ['id', 'chat_id', 'from_id', 'from_name', 'text', 'written_at', 'at', 'is_deleted'],
      tail: 'on conflict (id) do nothing',
    }),
    putChatSeen: createBulkInsert({
      table: 'chat_seen',
      columns: ['chat_id', 'person_id', 'up_to'],
      tail: `on conflict (chat_id, person_id) do update set
    up_to = case when excluded.up_to > chat_seen.up_to then excluded.up_to else chat_seen.up_to end`,
    }),
  };
}

export async function commitChats(
  tx: Kysely<Tables>,
  writes: readonly ChatWrite[],
  statements: ReturnType<typeof chatStatements>,
): Promise<void> {
  await statements.insertChatMessages(
    tx,
    writes.flatMap(({ chatMessage: one }) =>
      one
        ? [[one.id, one.chatId, one.fromId, one.fromName, one.text, one.writtenAt, one.at, Number(one.isDeleted)]]
        : [],
    ),
  );
  const deleted = writes.flatMap(({ deletedChatMessage: id }) => id ?? []);
  if (deleted.length > 0)
    await tx.updateTable('chat_message').set({ text: '', is_deleted: 1 }).where('id', 'in', deleted).execute();
  // One row a key: PostgreSQL refuses to touch a row twice in one statement.
  const seen = new Map<string, ChatSeen>();
  for (const { chatSeen: one } of writes) {
    if (one === undefined) continue;
    const key = `${one.personId} ${one.chatId}`;
    if ((seen.get(key)?.upTo ?? -1) < one.upTo) seen.set(key, one);
  }
  await statements.putChatSeen(
    tx,
    [...seen.values()].map((one) => [one.chatId, one.personId, one.upTo]),
  );
}

export async function purgeChats(tx: Kysely<Tables>, before: number): Promise<void> {
  await tx.deleteFrom('chat_message').where('at', '<', before).execute();
  // How far somebody read before anything that is left says nothing any more.
  await tx.deleteFrom('chat_seen').where('up_to', '<', before).execute();
}

const messageOf = (row: Selectable<ChatTables['chat_message']>): ChatMessage => ({
  ...{ id: row.id, chatId: row.chat_id, fromId: row.from_id, fromName: row.from_name, text: row.text },
  ...{ writtenAt: row.written_at, at: row.at, isDeleted: row.is_deleted === 1 },
});

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function chatReads(db: Kysely<Tables>, named: Named): Omit<ChatStore, 'purgeChats'> {
  return {
    readChatMessage: (id) =>
      named(async () => {
        const row = await db.selectFrom('chat_message').selectAll().where('id', '=', id).executeTakeFirst();
        return row ? messageOf(row) : null;
      }),
    readChat: ({ chatId, before, limit }) =>
      named(async () => {
        let query = db.selectFrom('chat_message').selectAll().where('chat_id', '=', chatId);
        if (before !== null) query = query.where('at', '<', before);
        return (await query.orderBy('at', 'desc').limit(limit).execute()).map(messageOf);
      }),
    readChatsOf: ({ personId, after, limit }) =>
      named(async () => {
        let query = db
          .selectFrom('chat_message')
          .selectAll()
          .where('from_id', '=', personId)
          .where('is_deleted', '=', 0);
        if (after !== null)
          query = query.where((where) =>
            where.or([where('at', '>', after.at), where.and([where('at', '=', after.at), where('id', '>', after.id)])]),
          );
        return (await query.orderBy('at').orderBy('id').limit(limit).execute()).map(messageOf);
      }),
    readChatTails: (perChat) =>
      named(async () => {
        const { rows } = await sql<Selectable<ChatTables['chat_message']>>`
          select id, chat_id, from_id, from_name, text, written_at, at, is_deleted from
            (select *, row_number() over (partition by chat_id order by at desc) as place from chat_message) as placed
          where place <= ${perChat} order by at, id`.execute(db);
        return rows.map(messageOf);
      }),
    readChatSeen: () =>
      named(async () => {
        const rows = await db.selectFrom('chat_seen').selectAll().execute();
        return rows.map((row) => ({ chatId: row.chat_id, personId: row.person_id, upTo: row.up_to }));
      }),
  };
}
