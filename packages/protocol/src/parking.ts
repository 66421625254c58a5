import { z } from 'zod';
import { id } from './organisation.ts';
import { epochMs } from './time.ts';

/** A caller whom somebody of my group has parked. */
export const parkedCall = z.object({
  /** The unique id of the caller's channel. */
  id,
  number: z.string().max(64),
  /** As the carrier or the directory calls them; empty where nobody told. */
  name: z.string().max(100),
  queue: z.string().nullable(),
  parkedById: id,
  parkedAt: epochMs,
  /** Then it rings again at the one who parked it. */
  returnsAt: epochMs,
  /** It rings there now. */
  isReturning: z.boolean(),
});
export type ParkedCall = z.infer<typeof parkedCall>;

/** A phone of my group that rings. */
export const ringingPhone = z.object({
  personId: id,
  /** Who calls, as the PBX tells her phone. */
  number: z.string().max(64),
  name: z.string().max(100),
  since: epochMs,
});
export type RingingPhone = z.infer<typeof ringingPhone>;
