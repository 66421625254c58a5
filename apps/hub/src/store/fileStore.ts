import { fileType, type FileType } from '@hearthline/protocol';
import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

export interface FileRow {
  /** SHA-256 of the bytes. */
  readonly hash: string;
  readonly type: FileType;
  readonly bytes: Uint8Array;
}

/** What keeps a file: its sender for a while, an announcement, a plan. */
interface FileUser {
  readonly by: 'sender' | 'announcement' | 'plan';
  readonly id: string;
}

export interface FileUse extends FileUser {
  readonly hash: string;
  /** No longer from then on. */
  readonly until: number;
}

export interface FileWrite {
  /** One of that hash that is kept already stays as it is. */
  readonly file?: FileRow;
  /** Of files that are kept; another fails the write. The last of a user and file counts. */
  readonly fileUses?: readonly FileUse[];
  /** With a hash that file alone, without one all of this user. */
  readonly endedFileUses?: readonly (FileUser & { readonly hash?: string })[];
}

/** A file that somebody uses. */
export interface UsedFile {
  readonly hash: string;
  readonly type: FileType;
  readonly byteCount: number;
  readonly until: number;
}

export interface FileStore {
  readFile(hash: string): Promise<FileRow | null>;
  readFilesOf(user: FileUser): Promise<UsedFile[]>;
  /** Ends uses whose time is over, then deletes every file nobody uses. */
  purgeFiles(now: number): Promise<void>;
}

export async function migrateFiles(db: Kysely<Tables>, kind: 'sqlite' | 'postgres'): Promise<void> {
  const statements = [
    `create table file (hash text primary key, type text not null, byte_count integer not null,
       body ${kind === 'sqlite' ? 'blob' : 'bytea'} not null)`,
    `create table file_use (used_by text not null, user_id text not null, hash text not null references file (hash),
       used_until bigint not null, primary key (used_by, user_id, hash))`,
    `create index file_use_hash on file_use (hash)`,
    `alter table announcement add column attachments text not null default '[]'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** In order. A file is rare and large: one by one. */
export async function commitFiles(tx: Kysely<Tables>, writes: readonly FileWrite[]): Promise<void> {
  for (const { file, fileUses = [], endedFileUses = [] } of writes) {
    if (file) {
      const row = { hash: file.hash, type: file.type, byte_count: file.bytes.length, body: file.bytes };
      await tx
        .insertInto('file')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    for (const { by, id, hash, until } of fileUses) {
      await tx
        .insertInto('file_use')
        .values({ used_by: by, user_id: id, hash, used_until: until })
        .onConflict((conflict) => conflict.columns(['used_by', 'user_id', 'hash']).doUpdateSet({ used_until: until }))
        .execute();
    }
    for (const { by, id, hash } of endedFileUses) {
      const ended = tx.deleteFrom('file_use').where('used_by', '=', by).where('user_id', '=', id);
      await (hash === undefined ? ended : ended.where('hash', '=', hash)).execute();
    }
  }
}

export async function purgeFiles(tx: Kysely<Tables>, now: number): Promise<void> {
  await tx.deleteFrom('file_use').where('used_until', '<=', now).execute();
  await tx
    .deleteFrom('file')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('file_use').select('file_use.hash').whereRef('file_use.hash', '=', 'file.hash'))),
    )
    .execute();
}

type Named = <T>(run: () => Promise<T>) => Promise<T>;

export function fileReads(db: Kysely<Tables>, named: Named): Omit<FileStore, 'purgeFiles'> {
  return {
    readFile: (hash) =>
      named(async () => {
        const row = await db.selectFrom('file').selectAll().where('hash', '=', hash).executeTakeFirst();
        return row ? { hash, type: fileType.parse(row.type), bytes: row.body } : null;
      }),
    readFilesOf: ({ by, id }) =>
      named(async () => {
        const rows = await db
          .selectFrom('file_use')
          .innerJoin('file', 'file.hash', 'file_use.hash')
          .select(['file.hash', 'file.type', 'file.byte_count', 'file_use.used_until'])
          .where('file_use.used_by', '=', by)
          .where('file_use.user_id', '=', id)
          .orderBy('file.hash')
          .execute();
        return rows.map((row) => ({
          ...{ hash: row.hash, type: fileType.parse(row.type), byteCount: row.byte_count, until: row.used_until },
        }));
      }),
  };
}
