import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Fact, FactKind } from '@hearthline/protocol';
import type { Stage } from './stage.ts';

type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/** The facts of one kind that the hub has kept, oldest first, read from its database. */
export function factsOf<K extends FactKind>(stage: Stage, kind: K): FactOf<K>[] {
  const database = new DatabaseSync(join(stage.dir, 'hub', 'hub.sqlite'), { readOnly: true });
  try {
    const rows = database.prepare('select body from fact where kind = ? order by position').all(kind);
    return rows.map((row) => JSON.parse(String(row['body'])) as FactOf<K>);
  } finally {
    database.close();
  }
}

/** Ended queue calls. */
export const endedCalls = (stage: Stage): FactOf<'call.ended'>[] => factsOf(stage, 'call.ended');
