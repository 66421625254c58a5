/** Chinese: points contested and corrected. */
import { said } from '../said.ts';

export const appeals = {
  tab: '申诉和更正',
  contest: '这一分不对',
  contestOf: (subject: string) => `这一分不对：${subject}`,
  missing: '少记了一分',
  note: '哪里不对',
  noteHint: '一句话就行，带你的负责人会看到。一年以后自动删掉。',
  send: '提交申诉',
  contested: '已申诉',
  mine: '我的申诉和更正',
  mineMeaning: '申诉由带你的负责人答复。同意了会多记一行更正，原来的那行不改。',
  about: (subject: string, points: string) => `${subject}（${points} 分）`,
  aboutMissing: '少记了',
  ofOwnAccord: '负责人更正',
  standing: { waiting: '等负责人答复', accepted: '同意了', declined: '没有同意' },
  saidBy: (name: string, word: string) => `${name}：「${word}」`,
  quote: (word: string) => `「${word}」`,
  gave: (points: string) => `${points} 分`,
  waitingTitle: '等你答复的申诉',
  nothingWaits: '没有申诉在等你',
  nothingWaitsHint: '你带的人觉得哪一分不对，会出现在这里。',
  pointsField: '加几分或减几分',
  pointsHint: '1 到 100；要减分，写成 -3。',
  wordField: '理由，对方会看到',
  accept: '同意，记更正',
  decline: '不同意',
  correctTitle: '直接更正',
  correctHint: '给你带的人加分或减分，必须写理由；对方会看到是谁、为什么。',
  who: '更正谁的',
  correct: '记更正',
  corrected: (name: string) => `已给 ${name} 记了更正。`,
  doneTitle: '已经答复的',
  offline: '现在离线，连上以后才能答复。写的内容会留着。',
  leadNobody: '你现在不带任何接线员。',
};

export const appealProblems = {
  'appeal.notFound': said('这条申诉已经不在了', '可能已经答复过，或者这个人不归你带。', '看看列表里现在有什么。'),
  'appeal.notNow': said(
    '这次申诉没有收下',
    '每一分只能申诉一次，两个月以内；同时等答复的最多十条。',
    '等前面的有了答复再提，或者直接问负责人。',
  ),
};
