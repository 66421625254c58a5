import type { PointsRule } from '../rule.ts';

export const activityAttended: PointsRule = {
  ruleId: 'activity-attended',
  version: 1,
  points: 2,
  title: { 'zh-CN': '参加活动', en: 'Took part in an activity' },
  explanation: {
    'zh-CN': '来参加一次活动，得 2 分，每个活动一次。没来也不会扣分，活动是自愿的。',
    en: 'Take part in an activity: 2 points, once for each. Not coming costs nothing; nobody has to.',
  },
  earnedBy(fact) {
    // The hub makes the fact of operators alone: leaders and IT collect no points.
    if (fact.kind !== 'activity.attended') return null;
    return { personId: fact.personId, subject: fact.title };
  },
};
