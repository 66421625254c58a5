import type { PointsRule } from '../rule.ts';

export const contestRule: PointsRule = {
  ruleId: 'contest',
  version: 1,
  points: 5,
  title: { 'zh-CN': '挑战赛', en: 'Contest' },
  explanation: {
    'zh-CN': '参加挑战赛，得了名次或者达到了目标，得 5 分，每场一次。不参加、没达到，都不扣分。',
    en: 'Win a contest, or reach what you aimed at in it: 5 points, once for each. Not joining or not reaching costs nothing.',
  },
  earnedBy(fact) {
    // The hub makes these facts of operators alone, and only of those who joined.
    if (fact.kind !== 'contest.won' && fact.kind !== 'contest.reached') return null;
    return { personId: fact.personId, subject: fact.title };
  },
};
