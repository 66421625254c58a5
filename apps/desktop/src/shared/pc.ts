import { z } from 'zod';

/** What main knows of the PC, as facts; what follows from them is decided by the engine. */
export const pcState = z.object({
  /** null: the system does not tell. */
  isOnBattery: z.boolean().nullable(),
  isLocked: z.boolean(),
  /** Between "going to sleep" and "awake again". */
  isAsleep: z.boolean(),
  /** Nobody has touched mouse or keys for the time asked for by `pc.watchIdle`; false while none was asked for. */
  isIdle: z.boolean(),
});
export type PcState = z.infer<typeof pcState>;
