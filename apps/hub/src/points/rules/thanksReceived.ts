import type { PointsRule } from '../rule.ts';

export const thanksReceived: PointsRule = {
  ruleId: 'thanks-received',
  version: 1,
  points: 2,
  title: { 'zh-CN': '收到感谢', en: 'Thanked by a colleague' },
  explanation: {
    'zh-CN': '同事谢谢你一次，得 2 分。七天之内互相感谢，只有先说的那一次算分。',
    en: 'A colleague thanks you: 2 points. Of thanks that go back within seven days only the first earns.',
  },
  earnedBy(fact) {
    if (fact.kind !== 'kudos.given' || fact.kudosKind !== 'thanks' || !fact.isEarning) return null;
    return { personId: fact.personId, subject: fact.fromName };
  },
};
