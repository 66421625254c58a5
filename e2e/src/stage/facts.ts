import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Fact, FactKind } from '@hearthline/protocol';
import { expect } from 'vitest';
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

/** Ended queue calls of one caller, as the hub has kept them by now. */
export const endedCallsOf = (stage: Stage, callerNumber: string): FactOf<'call.ended'>[] =>
  factsOf(stage, 'call.ended').filter((fact) => fact.callerNumber === callerNumber);

/**
 * The one fact of a caller's call, waited for: the PBX tells the hub of an end on a way of its own, so a phone that
 * has heard of it says nothing about what the hub has written.
 */
export async function endedCallOf(stage: Stage, callerNumber: string): Promise<FactOf<'call.ended'>> {
  await expect.poll(() => endedCallsOf(stage, callerNumber).length, { timeout: 10_000 }).toBe(1);
  const [fact] = endedCallsOf(stage, callerNumber);
  if (fact === undefined) throw new Error(`no fact of the call from ${callerNumber}`);
  return fact;
}
