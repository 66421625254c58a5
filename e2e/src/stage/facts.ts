import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Fact } from '@hearthline/protocol';
import type { Stage } from './stage.ts';

type EndedCall = Extract<Fact, { kind: 'call.ended' }>;

/** The facts of ended queue calls that the hub has kept, oldest first, read from its database. */
export function endedCalls(stage: Stage): EndedCall[] {
  const database = new DatabaseSync(join(stage.dir, 'hub', 'hub.sqlite'), { readOnly: true });
  try {
    const rows = database.prepare("select body from fact where kind = 'call.ended' order by position").all();
    return rows.map((row) => JSON.parse(String(row['body'])) as EndedCall);
  } finally {
    database.close();
  }
}
