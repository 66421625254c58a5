import { z } from 'zod';
import { id } from './id.ts';
import { durationMs, epochMs, workday } from './time.ts';

/** Whole ones of the centre's calendar: a week begins on Monday. */
export const objectivePeriod = z.enum(['day', 'week', 'month']);
export type ObjectivePeriod = z.infer<typeof objectivePeriod>;

/**
 * What can be aimed at. Counted, so much a day of work: `calls`, `points`. Shares in percent: `wrapUp` (ended within its time),
 * `firstContact` (settled with the first call). `satisfaction`: stars of five, on average.
 */
export const objectiveMeasure = z.enum(['calls', 'points', 'wrapUp', 'satisfaction', 'firstContact']);
export type ObjectiveMeasure = z.infer<typeof objectiveMeasure>;

/** Where a value lies against its target. */
export const objectiveZone = z.enum(['below', 'near', 'met', 'beyond']);
export type ObjectiveZone = z.infer<typeof objectiveZone>;

/** The largest target of each measure, in its own unit. */
export const objectiveMost: Readonly<Record<ObjectiveMeasure, number>> = {
  calls: 1_000,
  points: 10_000,
  wrapUp: 100,
  satisfaction: 5,
  firstContact: 100,
};

/** One thing that is aimed at, with its zones and its weight. */
export const objectiveAim = z
  .object({
    measure: objectiveMeasure,
    /** In the unit of the measure; of what is counted: a day of work. */
    target: z.number().positive(),
    /** Percent of the target from which it is near; from 100 it is met. */
    nearFrom: z.number().int().min(1).max(99),
    /** Percent of the target from which it is beyond; more than that adds nothing to the whole. */
    beyondFrom: z.number().int().min(101).max(200),
    /** Its share in the whole, beside those of the others. */
    weight: z.number().int().min(1).max(100),
  })
  .refine(({ measure, target }) => target <= objectiveMost[measure]);
export type ObjectiveAim = z.infer<typeof objectiveAim>;

const aims = z
  .array(objectiveAim)
  .max(objectiveMeasure.options.length)
  .refine((all) => new Set(all.map(({ measure }) => measure)).size === all.length);

/** What a unit aims at from now on; no aims: nothing of its own any more. */
export const objectiveDraft = z.object({
  unitId: id,
  period: objectivePeriod,
  /** The newest version that was known; 0: none. */
  basis: z.number().int().nonnegative(),
  aims,
});

/** One version of what a unit aims at; never changed once it was set. */
export const objectivePlan = z.object({
  unitId: id,
  period: objectivePeriod,
  version: z.number().int().positive(),
  /** The first workday it counts for. */
  since: workday,
  at: epochMs,
  byName: z.string().max(60),
  aims,
});
export type ObjectivePlan = z.infer<typeof objectivePlan>;

/** What a unit aims at, for who is in charge of it. */
export const unitObjectives = z.object({
  unitId: id,
  period: objectivePeriod,
  /** The newest there is, in force or not. */
  version: z.number().int().positive(),
  /** In force. */
  now: objectivePlan.nullable(),
  /** Counts from its day on, in the place of the one in force; without aims: then there is none. */
  next: objectivePlan.nullable(),
});
export type UnitObjectives = z.infer<typeof unitObjectives>;

/** One line of a result. */
export const objectiveLine = z.object({
  measure: objectiveMeasure,
  weight: z.number().int().positive(),
  /** For the days that count, shrunk by excused time; whole numbers where it is counted. */
  target: z.number().nonnegative(),
  /** Null: nothing was there to measure. */
  value: z.number().nullable(),
  /** Of the target, rounded down; null: it has no part in the whole. */
  percent: z.number().int().nullable(),
  zone: objectiveZone.nullable(),
});
export type ObjectiveLine = z.infer<typeof objectiveLine>;

/** A day, week or month of mine against what my unit aims at. */
export const objectiveResult = z.object({
  period: objectivePeriod,
  /** Its first and last workday. */
  from: workday,
  to: workday,
  /** When the last of its workdays closes, by the centre's hour; a shift over it goes on to its end. */
  closesAt: epochMs,
  unitId: id,
  version: z.number().int().positive(),
  byName: z.string().max(60),
  /** Days of work that count. */
  dayCount: z.number().int().nonnegative(),
  excusedMs: durationMs,
  lines: z.array(objectiveLine),
  /** The weighted whole in percent, rounded down; null: nothing to measure yet. */
  attainment: z.number().int().nullable(),
  zone: objectiveZone.nullable(),
});
export type ObjectiveResult = z.infer<typeof objectiveResult>;

/** The topic of mine: those that run, and the last of each kind that is closed. */
export const myObjectives = z.object({ running: z.array(objectiveResult), closed: z.array(objectiveResult) });
export type MyObjectives = z.infer<typeof myObjectives>;
