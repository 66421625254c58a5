import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

export interface NewMessage {
  readonly id: string;
  readonly body: string;
  /** When it is first due, epoch ms. */
  readonly at: number;
}

export interface WaitingMessage {
  readonly id: string;
  readonly body: string;
  readonly attempt: number;
  readonly firstDueAt: number;
}

/** What waits to be told to other programs, and how far each of them has been told. Errors as of the store. */
export interface WebhookQueue {
  /** The position in the log of facts up to which an endpoint has its messages; null: never heard of. */
  readPosition(endpointId: string): Promise<number | null>;
  readLastPosition(): Promise<number>;
  /** The messages and the position, together or not at all. */
  add(more: { endpointId: string; position: number; messages: readonly NewMessage[] }): Promise<void>;
  readDue(options: { endpointId: string; now: number; limit: number }): Promise<WaitingMessage[]>;
  readNextDueAt(endpointId: string): Promise<number | null>;
  postpone(message: { endpointId: string; id: string; attempt: number; dueAt: number }): Promise<void>;
  remove(message: { endpointId: string; id: string }): Promise<void>;
  /** Forgets endpoints that are configured no more. */
  keepOnly(endpointIds: readonly string[]): Promise<void>;
}

interface Ways {
  readonly reader: Kysely<Tables>;
  /** Runs in the writer's next transaction. */
  readonly write: (run: (tx: Kysely<Tables>) => Promise<void>) => Promise<void>;
  readonly named: <T>(run: () => Promise<T>) => Promise<T>;
}

export function createWebhookQueue({ reader, write, named }: Ways): WebhookQueue {
  return {
    readPosition: (endpointId) =>
      named(async () => {
        const row = await reader
          .selectFrom('webhook_position')
          .select('position')
          .where('endpoint_id', '=', endpointId)
          .executeTakeFirst();
        return row?.position ?? null;
      }),
    readLastPosition: () =>
      named(async () => {
        const row = await reader
          .selectFrom('fact')
          .select((select) => select.fn.max('position').as('last'))
          .executeTakeFirst();
        return row?.last ?? 0;
      }),
    ...createWrites(write),
    ...createDueReads(reader, named),
  };
}

function createDueReads(reader: Kysely<Tables>, named: Ways['named']): Pick<WebhookQueue, 'readDue' | 'readNextDueAt'> {
  return {
    readDue: ({ endpointId, now, limit }) =>
      named(async () => {
        const rows = await reader
          .selectFrom('webhook_message')
          .selectAll()
          .where('endpoint_id', '=', endpointId)
          .where('due_at', '<=', now)
          .orderBy('due_at')
          .orderBy('first_due_at')
          .limit(limit)
          .execute();
        return rows.map(({ id, body, attempt, first_due_at }) => ({ id, body, attempt, firstDueAt: first_due_at }));
      }),
    readNextDueAt: (endpointId) =>
      named(async () => {
        const row = await reader
          .selectFrom('webhook_message')
          .select('due_at')
          .where('endpoint_id', '=', endpointId)
          .orderBy('due_at')
          .limit(1)
          .executeTakeFirst();
        return row?.due_at ?? null;
      }),
  };
}

function createWrites(write: Ways['write']): Pick<WebhookQueue, 'add' | 'postpone' | 'remove' | 'keepOnly'> {
  return {
    add: ({ endpointId, position, messages }) =>
      write(async (tx) => {
        await tx
          .insertInto('webhook_position')
          .values({ endpoint_id: endpointId, position })
          .onConflict((conflict) => conflict.column('endpoint_id').doUpdateSet({ position }))
          .execute();
        for (const { id, body, at } of messages)
          await tx
            .insertInto('webhook_message')
            .values({ endpoint_id: endpointId, id, body, attempt: 0, due_at: at, first_due_at: at })
            .onConflict((conflict) => conflict.columns(['endpoint_id', 'id']).doNothing())
            .execute();
      }),
    postpone: ({ endpointId, id, attempt, dueAt }) =>
      write(async (tx) => {
        await tx
          .updateTable('webhook_message')
          .set({ attempt, due_at: dueAt })
          .where('endpoint_id', '=', endpointId)
          .where('id', '=', id)
          .execute();
      }),
    remove: ({ endpointId, id }) =>
      write(async (tx) => {
        await tx.deleteFrom('webhook_message').where('endpoint_id', '=', endpointId).where('id', '=', id).execute();
      }),
    keepOnly: (endpointIds) =>
      write(async (tx) => {
        for (const table of ['webhook_message', 'webhook_position'] as const) {
          const old = tx.deleteFrom(table);
          await (endpointIds.length === 0 ? old : old.where('endpoint_id', 'not in', [...endpointIds])).execute();
        }
      }),
  };
}
