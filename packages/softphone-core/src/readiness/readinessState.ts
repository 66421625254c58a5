import { checkId, checkReason, checkVerdict, type ReadinessPolicy } from '@hearthline/protocol';
import { z } from 'zod';

/** How the line was in the seconds measured so far: means. */
export const lineFigures = z.object({
  /** 1.0 to 4.5, by ITU-T G.107. */
  mos: z.number(),
  lossRatio: z.number(),
  jitterMs: z.number(),
  roundTripMs: z.number().nullable(),
});
export type LineFigures = z.infer<typeof lineFigures>;

export const checkState = z.discriminatedUnion('kind', [
  /** Not looked at yet, or its turn comes. */
  z.object({ kind: z.literal('waiting') }),
  z.object({
    kind: z.literal('running'),
    /** 0…1. */
    progress: z.number(),
    /** What the microphone hears now, 0…1 over 60 dB; null: it is not asked. */
    level: z.number().nullable(),
    figures: lineFigures.nullable(),
    mayBeCutShort: z.boolean(),
  }),
  z.object({
    kind: z.literal('done'),
    verdict: checkVerdict,
    reason: checkReason,
    figures: lineFigures.nullable(),
  }),
]);
export type CheckState = z.infer<typeof checkState>;

export const readinessSnapshot = z.object({
  /** In the order in which people read them. */
  checks: z.array(z.object({ id: checkId, state: checkState })),
  isRunning: z.boolean(),
  /** Why the last run did not come to its end; null: it did, or none was. */
  stoppedBy: z.enum(['call', 'person']).nullable(),
  /** When every check was done last; null: not all are. */
  doneAt: z.number().nullable(),
});
export type ReadinessSnapshot = z.infer<typeof readinessSnapshot>;

/** What of the centre's policy the phone needs. */
export type CheckPolicy = Pick<ReadinessPolicy, 'mayCutShort' | 'echoNumber'>;
