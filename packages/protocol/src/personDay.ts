import { z } from 'zod';
import { notReadyReason } from './agentState.ts';
import { id } from './id.ts';
import { resultSums } from './result.ts';
import { durationMs, epochMs, workday } from './time.ts';

/** The states that make up time on shift. */
export const dayState = z.enum(['ready', 'notReady', 'offered', 'talking', 'wrapUp']);
export type DayState = z.infer<typeof dayState>;

/** One person's workday as a whole (the hub's day/SPEC.md). */
export const personDay = z.object({
  personId: id,
  workday,
  /** Midnight to midnight, in the centre's zone. */
  beganAt: epochMs,
  endsAt: epochMs,
  callCount: z.number().int().nonnegative(),
  talkMs: durationMs,
  /** Of the calls whose phone told how their line was. */
  heldMs: durationMs,
  points: z.number().int(),
  /** What callers said that day. */
  results: resultSums,
  /** In order, cut at the day's ends; the one that runs is added by whoever shows it. */
  stretches: z.array(z.object({ from: epochMs, to: epochMs, state: dayState, reason: notReadyReason.nullable() })),
});
export type PersonDay = z.infer<typeof personDay>;

/** Null: mine; today's. */
export const dayQuestion = z.object({ personId: id.nullable(), workday: workday.nullable() });
export type DayQuestion = z.infer<typeof dayQuestion>;
