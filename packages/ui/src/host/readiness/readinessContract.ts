/** The look at place and line before a shift: its share of the host's two tables. */
import { checkId } from '@hearthline/protocol';
import { readinessSnapshot } from '@hearthline/softphone-core/snapshot';
import { z } from 'zod';

const nothing = z.void();

export const readinessValues = { readiness: readinessSnapshot } as const;

export const readinessCommands = {
  /** All checks, or one again. `readiness.whileReady`: measuring the line keeps callers away. */
  startReadiness: { input: z.object({ check: checkId.nullable() }), output: nothing },
  /** Leaves a line that was good so far at that, where the centre lets it. */
  cutLineCheckShort: { input: z.object({}), output: nothing },
  stopReadiness: { input: z.object({}), output: nothing },
} as const;

/** When a look was last finished on this PC, and the worst that it found. */
export const lastReadiness = z.object({ at: z.number(), worst: z.enum(['green', 'amber', 'red']) });
export type LastReadiness = z.infer<typeof lastReadiness>;
