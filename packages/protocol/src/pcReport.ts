import { z } from 'zod';

/** What a desktop tells of its PC: only what is so now, and only what the queue must know. */
export const pcReport = z.object({
  /** Nobody is at it, by the centre's rule; how that is known stays there. */
  isAway: z.boolean(),
  isOnBattery: z.boolean(),
  /** How long the battery lasts by the system's own estimate, rounded; null: it has none. */
  batterySecondsLeft: z.number().int().nonnegative().nullable(),
  /** Its phone has a line. A hint: what counts is what the PBX finds when it asks the phone. */
  isLineUp: z.boolean(),
});
export type PcReport = z.infer<typeof pcReport>;
