import { z } from 'zod';

const count = z.number().int().nonnegative();

/** What was measured of a workday. */
export const daySums = z.object({
  calls: count,
  /** A correction may take some. */
  points: z.number().int(),
  wrapUps: count,
  wrapUpsInTime: count,
  /** Callers who gave stars, and how many in all. */
  starred: count,
  stars: count,
  /** Callers of whom it is known whether it was settled at once, and of how many it was. */
  answered: count,
  settled: count,
  workedMs: count,
  excusedMs: count,
});
export type DaySums = z.infer<typeof daySums>;

/** A workday of one person that is closed. [OBJ-9] */
export const keptDay = z.object({
  personId: z.string(),
  workday: z.string(),
  /** What happened at or after `from` and before `to` belongs to it. */
  from: z.number(),
  to: z.number(),
  /** Her unit and those above it, as they were. */
  unitIds: z.array(z.string()),
  /** A wrap-up of so many milliseconds at most ended in its time, as it was. */
  wrapUpMs: z.number(),
  sums: daySums,
});
export type KeptDay = z.infer<typeof keptDay>;
