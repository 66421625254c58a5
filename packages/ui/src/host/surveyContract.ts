/** Short surveys: its share of the host's two tables. */
import { survey, surveyAnswer, surveyDraft } from '@hearthline/protocol';
import { z } from 'zod';

/** Those that ask me, and those I ask. */
export const surveyValues = { surveys: z.array(survey).nullable() } as const;

export const surveyCommands = {
  openSurvey: { input: surveyDraft, output: z.object({ surveyId: z.string() }) },
  /** Refused without a hub: what I say is kept nowhere on this PC. */
  answerSurvey: { input: surveyAnswer, output: z.void() },
} as const;
