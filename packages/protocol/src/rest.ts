import { z } from 'zod';
import { chosenReason } from './agentState.ts';
import { id } from './id.ts';
import { durationMs, epochMs } from './time.ts';

const minutes = z.number().int().min(1).max(720).nullable();

/** The centre's work-and-rest rules: minutes of each reason in a workday; null: no limit, and nothing is held against anybody. */
export const restAllowances = z.object({
  break: minutes.default(30),
  meal: minutes.default(60),
  meeting: minutes.default(null),
  training: minutes.default(null),
  help: minutes.default(null),
});
export type RestAllowances = z.infer<typeof restAllowances>;

/** What somebody has used today, for herself and for who leads her (the hub's rests/SPEC.md). */
export const rest = z.object({
  personId: id,
  /** Over for today; excused outages are taken off. */
  usedMs: z.record(chosenReason, durationMs),
  /** What runs now; `since`: what counts of it began then (midnight and excused outages are taken off). Null: nothing. */
  running: z.object({ reason: chosenReason, since: epochMs }).nullable(),
});
export type Rest = z.infer<typeof rest>;
