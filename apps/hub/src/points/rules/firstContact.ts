import type { PointsRule } from '../rule.ts';

export const firstContact: PointsRule = {
  ruleId: 'first-contact',
  version: 1,
  points: 1,
  title: { 'zh-CN': '一次就办成', en: 'Settled with the first call' },
  explanation: {
    'zh-CN': '客户不用再打第二次，得 1 分。没能一次办成不扣分，很多事本来就要分几步。',
    en: 'The caller did not have to call again: 1 point. Otherwise nothing is taken; many things need more than one step.',
  },
  earnedBy(fact) {
    if (fact.kind !== 'result.given' || fact.result.kind !== 'firstContact' || !fact.result.value) return null;
    return { personId: fact.personId, subject: '✓' };
  },
};
