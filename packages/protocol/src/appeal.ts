import { z } from 'zod';
import { id } from './id.ts';
import { epochMs } from './time.ts';

/** The most that can be said of a point, by either side. */
export const APPEAL_CHARS = 200;
export const appealWord = z.string().trim().min(1).max(APPEAL_CHARS);
/** What one correction may add or take. */
export const CORRECTION_MOST = 100;
export const correctionPoints = z
  .number()
  .int()
  .min(-CORRECTION_MOST)
  .max(CORRECTION_MOST)
  .refine((points) => points !== 0);

/** A line of the ledger as it was when it was contested. */
const contestedEntry = z.object({
  id,
  ruleId: id,
  points: z.number().int(),
  at: epochMs,
  subject: z.string().max(200),
});

/** A point contested by who got it, or corrected by who leads her. */
export const appeal = z.object({
  id,
  personId: id,
  personName: z.string().max(60),
  at: epochMs,
  /** null: something is missing, or no line in particular. */
  entry: contestedEntry.nullable(),
  /** Her sentence; null: nobody contested, her leader corrected of her own accord. */
  note: z.string().max(APPEAL_CHARS).nullable(),
  /** null: not yet. `points`: what it gave or took; 0 where it was declined. */
  answer: z
    .object({
      at: epochMs,
      byName: z.string().max(60),
      isAccepted: z.boolean(),
      points: z.number().int(),
      word: z.string().max(APPEAL_CHARS),
    })
    .nullable(),
});
export type Appeal = z.infer<typeof appeal>;

export const appealAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted'), points: correctionPoints, word: appealWord }),
  z.object({ kind: z.literal('declined'), word: appealWord }),
]);
export type AppealAnswer = z.infer<typeof appealAnswer>;
