import type { CallerResult, Fact } from '@hearthline/protocol';

/** A result as it is kept. `source`: the machine and its id for it, once. */
export interface KeptResult {
  readonly source: string;
  readonly personId: string;
  readonly at: number;
  readonly result: CallerResult;
  readonly callId: string | null;
}

/** The result a fact tells of; null: none. */
export function resultOf(fact: Fact): KeptResult | null {
  if (fact.kind !== 'result.given') return null;
  const { source, personId, at, result, callId } = fact;
  return { source, personId, at, result, callId };
}
