import type { Fact } from '@hearthline/protocol';

/** Time of a cut that is not held against her. */
export interface ExcusedTime {
  readonly factId: string;
  readonly personId: string;
  readonly outageId: string;
  /** When it was counted. */
  readonly at: number;
  readonly ms: number;
}

/** [EVAL-3] What a fact excuses; null: nothing. */
export function excusedOf(fact: Fact): ExcusedTime | null {
  if (fact.kind !== 'outage.excused') return null;
  const { id: factId, personId, outageId, at, ms } = fact;
  return { factId, personId, outageId, at, ms };
}
