import { createHash, randomUUID } from 'node:crypto';
import type { Fact, FactKind } from '@hearthline/protocol';

type Body<K extends FactKind> = Omit<Extract<Fact, { kind: K }>, 'id' | 'kind' | 'source'>;

/**
 * A fact's id follows from its source, so an event told twice has one id whichever way it came. The hub's own events
 * happen once and get a random source.
 */
export function newFact<K extends FactKind>(
  kind: K,
  body: Body<K>,
  source: string = `hub:${randomUUID()}`,
): Extract<Fact, { kind: K }> {
  const id = createHash('sha256').update(source).digest('base64url').slice(0, 22);
  return { id, kind, source, ...body } as unknown as Extract<Fact, { kind: K }>;
}
