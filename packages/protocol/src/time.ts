import { z } from 'zod';

/** The end of the year 2999: beyond it calendars write years otherwise, and beyond 2^53 no number is exact. */
const LAST_MS = Date.UTC(3000, 0, 1) - 1;

/** A moment: whole milliseconds since the Unix epoch, by the hub's clock unless a doc comment says otherwise. */
export const epochMs = z.number().int().nonnegative().max(LAST_MS);
/** A length of time in whole milliseconds. */
export const durationMs = z.number().int().nonnegative();
/** A working day of the centre in its own time zone, of the years 2000 to 2999: `2026-11-21`. */
export const workday = z
  .string()
  .regex(/^2\d{3}-\d{2}-\d{2}$/)
  .refine((text) => {
    const at = Date.parse(`${text}T00:00:00Z`);
    // `2026-02-30` is read as a day of March.
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
  });
export type Workday = z.infer<typeof workday>;
