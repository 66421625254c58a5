import { z } from 'zod';
import { audience } from './announcement.ts';
import { id } from './id.ts';
import { epochMs } from './time.ts';

/** Fewer answers than this are told to nobody. */
export const SURVEY_FEWEST = 5;
/** From “not at all” to “very”. */
export const surveyChoice = z.number().int().min(1).max(5);

export const surveyDraft = z.object({
  questions: z.array(z.string().trim().min(1).max(120)).min(1).max(3),
  audience,
  closesAt: epochMs,
});
export type SurveyDraft = z.infer<typeof surveyDraft>;

/** A short survey as one of those it asks (or its author) sees it; who said what is known nowhere (the hub's surveys/SPEC.md). */
export const survey = surveyDraft.extend({
  id,
  authorId: id,
  authorName: z.string().max(60),
  openedAt: epochMs,
  /** Whether I have answered. */
  hasAnswered: z.boolean(),
  askedCount: z.number().int().nonnegative(),
  answeredCount: z.number().int().nonnegative(),
  /** By question, how often each choice from 1 to 5; null: it is open, or too few have answered. */
  results: z.array(z.array(z.number().int().nonnegative()).length(5)).nullable(),
});
export type Survey = z.infer<typeof survey>;

export const surveyAnswer = z.object({ surveyId: id, choices: z.array(surveyChoice).min(1).max(3) });
export type SurveyAnswer = z.infer<typeof surveyAnswer>;
