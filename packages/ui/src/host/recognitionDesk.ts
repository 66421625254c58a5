import type { z } from 'zod';
import type { Hub } from './hub.ts';
import type { recognitionCommands } from './recognitionContract.ts';

type Table = typeof recognitionCommands;
type Commands = {
  [N in keyof Table]: (input: z.infer<Table[N]['input']>) => Promise<z.infer<Table[N]['output']>>;
};

/** Each is asked of the hub. */
export function createRecognitionCommands(hub: () => Hub): Commands {
  return {
    giveKudos: async (input) => hub().send('kudos.give', input),
    contestPoints: async (input) => void (await hub().send('points.contest', input)),
    answerAppeal: async (input) => void (await hub().send('points.answer', input)),
    correctPoints: async (input) => void (await hub().send('points.correct', input)),
    chooseRanking: async (input) => void (await hub().send('ranking.choose', input)),
    readEvaluation: async (input) => hub().send('evaluation.read', input),
    giveExcellence: async (input) => void (await hub().send('excellence.give', input)),
    awardBadge: async (input) => void (await hub().send('badge.award', input)),
    shareBadges: async (input) => void (await hub().send('badge.share', input)),
    seeKudos: async (input) => void (await hub().send('kudos.see', input)),
  };
}
