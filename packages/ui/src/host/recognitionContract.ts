/** Good words, points and what comes of them: its share of the host's two tables. */
import {
  appeal,
  badgeAward,
  badgeChoice,
  badgeRule,
  commands,
  myBadges,
  myKudos,
  myLevel,
  rankingChoice,
  resultSums,
  reward,
  rewardBalance,
  rewardRequest,
  sharedBadges,
} from '@hearthline/protocol';
import { z } from 'zod';

const nothing = z.void();
const asked = <I extends z.ZodType, O extends z.ZodType>({ input, output }: { input: I; output: O }) => ({
  input,
  output,
});

/** Topics of the hub among the values. */
export const recognitionTopics = [
  'kudos',
  'appeals',
  'rankingChoice',
  'level',
  'badges',
  'results',
  'rewardBalance',
] as const;
export const recognitionCollections = ['badgeRules', 'sharedBadges', 'rewards', 'rewardRequests'] as const;

export const recognitionValues = {
  kudos: myKudos.nullable(),
  appeals: z.array(appeal).nullable(),
  rankingChoice: rankingChoice.nullable(),
  level: myLevel.nullable(),
  badges: myBadges.nullable(),
  results: resultSums.nullable(),
  rewardBalance: rewardBalance.nullable(),
  rewards: z.array(reward).nullable(),
  rewardRequests: z.array(rewardRequest).nullable(),
  badgeRules: z.array(badgeRule).nullable(),
  sharedBadges: z.array(sharedBadges).nullable(),
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
  readLeague: asked(commands['league.read']),
  readEvaluation: asked(commands['evaluation.read']),
  giveExcellence: { input: commands['excellence.give'].input, output: nothing },
  offerReward: asked(commands['reward.offer']),
  changeReward: { input: commands['reward.change'].input, output: nothing },
  endReward: { input: commands['reward.end'].input, output: nothing },
  redeemReward: asked(commands['reward.redeem']),
  withdrawReward: { input: commands['reward.withdraw'].input, output: nothing },
  answerReward: { input: commands['reward.answer'].input, output: nothing },
  handOverReward: { input: commands['reward.handOver'].input, output: nothing },
  awardBadge: { input: badgeAward, output: nothing },
  /** Waits in the outbox while there is no hub. */
  shareBadges: { input: badgeChoice, output: nothing },
} as const;
