import type { PointsRule } from '../rule.ts';

export const correction: PointsRule = {
  ruleId: 'correction',
  version: 1,
  // Each correction says itself how many.
  points: 0,
  title: { 'zh-CN': '更正', en: 'Correction' },
  explanation: {
    'zh-CN': '哪一分不对，你可以申诉；负责人同意，就多记一行更正，原来的那行不改。断线、停电不会扣分。',
    en: 'Contest a point that is not right. If your leader agrees, one more line puts it right; the old line stays. A cut of line or power never costs points.',
  },
  earnedBy(fact) {
    if (fact.kind !== 'points.corrected') return null;
    return { personId: fact.personId, subject: fact.leaderName, points: fact.points };
  },
};
