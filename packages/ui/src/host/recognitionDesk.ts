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
    readLeague: async (input) => hub().send('league.read', input),
    readEvaluation: async (input) => hub().send('evaluation.read', input),
    giveExcellence: async (input) => void (await hub().send('excellence.give', input)),
    offerReward: async (input) => hub().send('reward.offer', input),
    changeReward: async (input) => void (await hub().send('reward.change', input)),
    endReward: async (input) => void (await hub().send('reward.end', input)),
    redeemReward: async (input) => hub().send('reward.redeem', input),
    withdrawReward: async (input) => void (await hub().send('reward.withdraw', input)),
    answerReward: async (input) => void (await hub().send('reward.answer', input)),
    handOverReward: async (input) => void (await hub().send('reward.handOver', input)),
    awardBadge: async (input) => void (await hub().send('badge.award', input)),
    shareBadges: async (input) => void (await hub().send('badge.share', input)),
    seeKudos: async (input) => void (await hub().send('kudos.see', input)),
  };
}
