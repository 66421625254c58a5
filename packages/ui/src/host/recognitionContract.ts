/** Good words, points and what comes of them: its share of the host's two tables. */
import { appeal, commands, myKudos, rankingChoice } from '@hearthline/protocol';
import { z } from 'zod';

const nothing = z.void();
const asked = <I extends z.ZodType, O extends z.ZodType>({ input, output }: { input: I; output: O }) => ({
  input,
  output,
});

/** Topics of the hub among the values. */
export const recognitionTopics = ['kudos', 'appeals', 'rankingChoice'] as const;

export const recognitionValues = {
  kudos: myKudos.nullable(),
  appeals: z.array(appeal).nullable(),
  rankingChoice: rankingChoice.nullable(),
} as const;

export const recognitionCommands = {
  giveKudos: asked(commands['kudos.give']),
  /** Waits in the outbox while there is no hub. */
  seeKudos: { input: commands['kudos.see'].input, output: nothing },
  /** Waits in the outbox while there is no hub. */
  contestPoints: { input: commands['points.contest'].input, output: nothing },
  answerAppeal: { input: commands['points.answer'].input, output: nothing },
  correctPoints: { input: commands['points.correct'].input, output: nothing },
  /** Waits in the outbox while there is no hub. */
  chooseRanking: { input: rankingChoice, output: nothing },
} as const;
