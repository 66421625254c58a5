import { z } from 'zod';
import { id } from './id.ts';
import { epochMs } from './time.ts';

/** Somebody asks who leads her to come, as she and they see it (the hub's help/SPEC.md). */
export const helpCall = z.object({
  id,
  personId: id,
  askedAt: epochMs,
  /** The call she is in; null: none. */
  call: z
    .object({
      /** As the PBX calls it; null: no queue's call. */
      queue: z.string().nullable(),
      since: epochMs,
      /** Masked; empty: withheld. */
      number: z.string().max(64),
      /** When the hub saw that it was over; null: it goes on, or the hub cannot know. */
      endedAt: epochMs.nullable(),
    })
    .nullable(),
  /** Who comes; null: nobody has said so yet. */
  taken: z.object({ at: epochMs, byId: id, byName: z.string().max(60) }).nullable(),
  /** How many of those who lead her were connected when it was last told. */
  leadersOnline: z.number().int().nonnegative(),
});
export type HelpCall = z.infer<typeof helpCall>;

/** What her phone knows of the call she is in. */
export const helpInput = z.object({
  call: z.object({ number: z.string().max(64), since: epochMs }).nullable(),
});
export type HelpInput = z.infer<typeof helpInput>;
