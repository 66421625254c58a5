/** What the PC tells of itself. */
import { z } from 'zod';

/** Where the PC takes its power from. `unknown`: it does not tell (a browser). */
export const powerState = z.object({
  source: z.enum(['mains', 'battery', 'unknown']),
  /** Of the battery, 0 to 1; null: none, or it does not tell. */
  levelRatio: z.number().min(0).max(1).nullable(),
  /** How long the battery will last, by the system's own estimate; null: it has none, or it is not on battery. */
  secondsLeft: z.number().nonnegative().nullable(),
});
export type PowerState = z.infer<typeof powerState>;

export const unknownPower: PowerState = { source: 'unknown', levelRatio: null, secondsLeft: null };
