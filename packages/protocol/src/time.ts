import { z } from 'zod';

/** A moment: whole milliseconds since the Unix epoch, by the hub's clock unless a doc comment says otherwise. */
export const epochMs = z.number().int().nonnegative();
/** A length of time in whole milliseconds. */
export const durationMs = z.number().int().nonnegative();
/** A working day of the centre in its own time zone: `2026-11-21`. */
export const workday = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export type Workday = z.infer<typeof workday>;
