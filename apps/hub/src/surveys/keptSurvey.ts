import { surveyDraft } from '@hearthline/protocol';
import { z } from 'zod';

/** The questions as kept; answers are counts beside it and nothing else. */
export const keptSurvey = surveyDraft.extend({
  id: z.string(),
  authorId: z.string(),
  authorName: z.string(),
  openedAt: z.number(),
});
export type KeptSurvey = z.infer<typeof keptSurvey>;

/** By question, how often each choice. */
export type SurveyCounts = readonly (readonly number[])[];
