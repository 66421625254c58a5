import { notReadyReason, type Fact } from '@hearthline/protocol';
import { z } from 'zod';

/** A stretch of one state that is over. SPEC: rests/SPEC.md. */
export const stretch = z.object({
  /** Of the fact that ended it. */
  factId: z.string(),
  personId: z.string(),
  beganAt: z.number(),
  endedAt: z.number(),
  state: z.enum(['ready', 'notReady', 'offered', 'talking', 'wrapUp']),
  reason: notReadyReason.nullable(),
});
export type Stretch = z.infer<typeof stretch>;

/** [REST-7] What a change of state closes; null: nothing of a shift. */
export function stretchOf(fact: Fact): Stretch | null {
  if (fact.kind !== 'agent.stateChanged') return null;
  const { from } = fact;
  if (from.kind === 'signedOut') return null;
  return {
    ...{ factId: fact.id, personId: fact.personId, beganAt: from.since, endedAt: Math.max(from.since, fact.to.since) },
    ...{ state: from.kind, reason: from.kind === 'notReady' ? from.reason : null },
  };
}
