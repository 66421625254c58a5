import type { PointsRule } from '../rule.ts';

export const satisfiedCaller: PointsRule = {
  ruleId: 'satisfied-caller',
  version: 1,
  points: 1,
  title: { 'zh-CN': '客户给了五颗星', en: 'Five stars from a caller' },
  explanation: {
    'zh-CN': '通话后的评价，客户给五颗星，得 1 分。少于五颗星不扣分，一次不顺心不算什么。',
    en: 'A caller gives five of five stars after the call: 1 point. Fewer stars take nothing; one hard call says little.',
  },
  earnedBy(fact) {
    if (fact.kind !== 'result.given' || fact.result.kind !== 'satisfaction' || fact.result.value < 5) return null;
    return { personId: fact.personId, subject: '5 / 5' };
  },
};
