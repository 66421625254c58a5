import type { PointsRule } from '../rule.ts';

export const announcementRead: PointsRule = {
  ruleId: 'announcement-read',
  version: 1,
  points: 1,
  title: { 'zh-CN': '读完必读公告', en: 'Must-read acknowledged' },
  explanation: {
    'zh-CN': '在公告到期前确认一条必读公告，得 1 分。大家心里都有数，遇事就不慌。',
    en: 'Acknowledge a must-read before it expires: 1 point. Everybody knows what is going on, nobody is caught out.',
  },
  earnedBy(fact) {
    // The hub accepts an acknowledgement only up to the announcement's expiry, so the fact alone is enough.
    if (fact.kind !== 'announcement.acknowledged' || !fact.mustRead) return null;
    return { personId: fact.personId, subject: fact.title };
  },
};
