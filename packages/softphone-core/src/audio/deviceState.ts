/** What the phone shows of its sound devices: schemas, as in `snapshot.ts`. */
import { z } from 'zod';

export const deviceRole = z.enum(['microphone', 'speaker', 'ringer']);
export type DeviceRole = z.infer<typeof deviceRole>;

export const audioDevice = z.object({ id: z.string(), label: z.string() });
export type AudioDevice = z.infer<typeof audioDevice>;

/**
 * One wish of a person, by what a device is and not by its id, which changes with the port, the system and the profile
 * (RANK-1). `label`: as the system calls it, empty until it was seen; `usbId`: `vendor:product` where it is told.
 */
export const rankedDevice = z.discriminatedUnion('kind', [
  /** Whatever the system's own settings say. */
  z.object({ kind: z.literal('system') }),
  z.object({
    kind: z.literal('device'),
    label: z.string().max(200),
    usbId: z.string().max(9).nullable(),
    /** Under which it was seen last: tells two alike apart, no more. */
    lastId: z.string().max(200),
  }),
]);
export type RankedDevice = z.infer<typeof rankedDevice>;

const ranked = z.array(rankedDevice).max(20).default([]);
/** Best first. */
export const deviceRanking = z.object({ microphone: ranked, speaker: ranked, ringer: ranked });
export type DeviceRanking = z.infer<typeof deviceRanking>;
export const NOTHING_RANKED: DeviceRanking = { microphone: [], speaker: [], ringer: [] };

/** Another device is used than a moment ago, because one went, came back or could not be opened. */
export const takeover = z.object({
  at: z.number(),
  why: z.enum(['gone', 'back', 'refused']),
  /** `from`, `to`: as the system calls them; null: none at all. */
  changes: z.array(z.object({ role: deviceRole, from: z.string().nullable(), to: z.string().nullable() })),
});
export type Takeover = z.infer<typeof takeover>;
