import type { PointsRule } from '../rule.ts';

export const praiseReceived: PointsRule = {
  ruleId: 'praise-received',
  version: 1,
  points: 5,
  title: { 'zh-CN': '受到表扬', en: 'Praised by a leader' },
  explanation: {
    'zh-CN': '负责人表扬你一次，得 5 分。做得好，有人看见。',
    en: 'Your leader praises you: 5 points. Good work is seen.',
  },
  earnedBy(fact) {
    if (fact.kind !== 'kudos.given' || fact.kudosKind !== 'praise' || !fact.isEarning) return null;
    return { personId: fact.personId, subject: fact.fromName };
  },
};
