import { z } from 'zod';
import { id } from './id.ts';
import { resultSums } from './result.ts';
import { durationMs, epochMs, workday } from './time.ts';

/** Whole ones of the calendar, by workdays. */
export const evaluationPeriod = z.enum(['month', 'quarter', 'year']);
export type EvaluationPeriod = z.infer<typeof evaluationPeriod>;

/** The most a leader can say with an excellence. */
export const EXCELLENCE_CHARS = 200;

/** An excellence, given for one period by who leads her. */
export const excellence = z.object({
  at: epochMs,
  byName: z.string().max(60),
  /** Empty: it went with the years. */
  word: z.string().max(EXCELLENCE_CHARS),
});
export type Excellence = z.infer<typeof excellence>;

/** `workday`: any day of the period; null: the one that runs. */
export const excellenceDraft = z.object({
  toId: id,
  period: evaluationPeriod,
  workday: workday.nullable(),
  word: z.string().trim().min(1).max(EXCELLENCE_CHARS),
});

/** `personId` null: mine. `workday`: any day of the period; null: the one that runs. */
export const evaluationQuestion = z.object({
  personId: id.nullable(),
  period: evaluationPeriod,
  workday: workday.nullable(),
});
export type EvaluationQuestion = z.infer<typeof evaluationQuestion>;

const count = z.number().int().nonnegative();

/** What one operator did in a period (the hub's evaluation/SPEC.md). */
export const evaluation = z.object({
  personId: id,
  period: evaluationPeriod,
  /** Its first and last workday. */
  from: workday,
  to: workday,
  /** False: it still runs. */
  isOver: z.boolean(),
  daysWorked: count,
  callCount: count,
  talkMs: durationMs,
  points: z.number().int(),
  /** Most points first; a correction may take some. */
  rules: z.array(z.object({ ruleId: id, points: z.number().int(), count })),
  /** A word for the upper half alone; null: none is said, which is no word about anybody. */
  standing: z.enum(['upperThird', 'upperHalf']).nullable(),
  results: resultSums,
  /** Those earned in it; null: she shows hers to nobody else. */
  badgeIds: z.array(id).nullable(),
  /** Thanks and praise that earned her points. */
  goodWordCount: count,
  activityCount: count,
  /** They never count against her: their time is taken out. */
  excusedOutages: z.object({ count, ms: durationMs }),
  excellence: excellence.nullable(),
});
export type Evaluation = z.infer<typeof evaluation>;
