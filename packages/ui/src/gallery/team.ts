/** Made-up points, announcements and queues. */
import type {
  Announcement,
  LedgerEntry,
  MyPoints,
  MyRanking,
  Person,
  QueueStatus,
  RuleText,
} from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import { HOUR, MINUTE, NOW, queues, SECOND } from './people.ts';

export const rules: RuleText[] = [
  {
    ruleId: 'answered',
    version: 2,
    title: { 'zh-CN': '接听来话', en: 'Call answered' },
    explanation: { 'zh-CN': '每接起一通排队来话，得 2 分。', en: 'Each queue call you answer earns 2 points.' },
    points: 2,
  },
  {
    ruleId: 'fast',
    version: 1,
    title: { 'zh-CN': '快接', en: 'Quick answer' },
    explanation: { 'zh-CN': '响铃 10 秒内接起，再得 3 分。', en: 'Answered within 10 seconds of ringing: 3 more.' },
    points: 3,
  },
];

const subjects = {
  'zh-CN': ['139 •••• 2046 · 宽带报障', '0517 ••• 8812 · 养老金咨询', '138 •••• 7711 · 宽带报障'],
  en: ['139 •••• 2046 · Broadband faults', '0517 ••• 8812 · Pension advice', '138 •••• 7711 · Broadband faults'],
};

export const ledger = (language: Language, count: number, from = 0): LedgerEntry[] =>
  Array.from({ length: count }, (_, step) => {
    const index = step + from;
    return {
      id: `e${index}`,
      personId: 'p0',
      points: index % 3 === 1 ? 3 : 2,
      ruleId: index % 3 === 1 ? 'fast' : 'answered',
      ruleVersion: index % 3 === 1 ? 1 : 2,
      factId: `f${index}`,
      factKind: 'call.ended',
      at: NOW - (index * 11 + 6) * MINUTE,
      workday: '2026-11-21',
      subject: subjects[language][index % 3] ?? '',
    };
  });

export const points = (language: Language, count = 20): MyPoints => ({
  workday: '2026-11-21',
  today: count === 0 ? 0 : 46,
  month: count === 0 ? 0 : 812,
  week: [38, 52, 0, 61, 44, 70, 46].map((value, index) => ({
    workday: `2026-11-${15 + index}`,
    points: count === 0 ? 0 : value,
  })),
  recent: ledger(language, count),
});

export const ranking = (persons: readonly Person[], groupNames: readonly string[], isUpper = true): MyRanking => {
  const row = (index: number, value: number, rank: number | null) => ({
    key: persons[index]?.id ?? '',
    name: persons[index]?.name ?? '',
    points: value,
    rank,
  });
  const mine = row(0, 46, isUpper ? 12 : null);
  return {
    workday: '2026-11-21',
    mine,
    neighbours: [
      row(9, 51, isUpper ? 10 : null),
      row(15, 48, isUpper ? 11 : null),
      mine,
      row(14, 44, isUpper ? 13 : null),
      row(17, 41, isUpper ? 14 : null),
    ],
    groups: groupNames.map((name, index) => ({
      key: `g${index}`,
      name,
      points: 40 - index * 3,
      rank: index < 3 ? index + 1 : null,
      isMine: index === 0,
      memberCount: 10,
    })),
  };
};

interface Piece {
  readonly title: string;
  readonly body: string;
}
const pieces: Record<Language, readonly Piece[]> = {
  'zh-CN': [
    { title: '下午三点起支援隔壁县来话', body: '预计多三成话务。轮休时间不变，临时支援加 5 分。' },
    { title: '周六禾苗组家庭日：采茶', body: '上午九点村口集合，带家里人来。' },
    { title: '新的报障话术', body: '光猫红灯闪，先请用户断电三十秒再开，不要先派单。' },
  ],
  en: [
    {
      title: 'From three o’clock we help the next county',
      body: 'About a third more calls. Breaks stay as they are; helping earns 5 points.',
    },
    {
      title: 'Seedling family day on Saturday: tea picking',
      body: 'Nine in the morning at the village gate. Bring your family.',
    },
    { title: 'New words for fault calls', body: 'Red light on the modem: ask for thirty seconds without power first.' },
  ],
};

export const announcements = (language: Language, missing: readonly string[] | null): Announcement[] => {
  const author = language === 'en' ? 'Mo Lead' : '刘组长';
  return pieces[language].map((piece, index) => ({
    ...piece,
    id: `a${index}`,
    audience: index === 1 ? { kind: 'unit', unitId: 'g0' } : { kind: 'all' },
    expiresAt: NOW + (index + 4) * HOUR,
    mustRead: index !== 1,
    ...{ isUrgent: false, version: 1, correctedAt: null, withdrawnAt: null, remindedAt: null },
    authorId: 'p11',
    authorName: author,
    publishedAt: NOW - (5 * HOUR + 16 * MINUTE) - index * 26 * HOUR,
    acknowledgedAt: index === 2 ? NOW - 3 * HOUR : null,
    audienceCount: index === 1 ? 10 : 60,
    acknowledgedCount: index === 2 ? 60 : index === 1 ? 0 : 60 - (missing?.length ?? 19),
    missingPersonIds: missing === null ? null : index === 0 ? [...missing] : [],
  }));
};

export const queueRows = (): QueueStatus[] =>
  queues.map((queue, index) => ({
    ...queue,
    waitingCount: index === 0 ? 4 : 2,
    oldestJoinedAt: NOW - (index === 0 ? 72 : 31) * SECOND,
    readyCount: 7,
    answeredToday: index === 0 ? 812 : 406,
    abandonedToday: index === 0 ? 17 : 9,
  }));
