import type { PointsRule } from '../rule.ts';

/** Shorter than this it was a slip of the hand, not a conversation. */
const SHORTEST_TALK_MS = 5_000;

export const callAnswered: PointsRule = {
  ruleId: 'call-answered',
  version: 1,
  points: 5,
  title: { 'zh-CN': '接听来电', en: 'Call answered' },
  explanation: {
    'zh-CN': '接起一通排队来电，并和客户交谈至少 5 秒，得 5 分。谢谢你接起这个电话。',
    en: 'Answer a queue call and talk with the customer for at least 5 seconds: 5 points. Thank you for picking up.',
  },
  earnedBy(fact) {
    if (fact.kind !== 'call.ended' || fact.outcome !== 'answered') return null;
    if (fact.personId === null || fact.answeredAt === null) return null;
    if (fact.endedAt - fact.answeredAt < SHORTEST_TALK_MS) return null;
    return { personId: fact.personId, subject: maskNumber(fact.callerNumber) };
  },
};

/** Customers' numbers are shown with their middle hidden: enough to recognise a call, not enough to ring it. */
export function maskNumber(number: string): string {
  if (number.length <= 4) return number;
  const [head, tail] = number.length >= 9 ? [3, 4] : [2, 2];
  return `${number.slice(0, head)}****${number.slice(-tail)}`;
}
