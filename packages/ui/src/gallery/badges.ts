/** Made-up levels and badges. */
import type { Badge, BadgeRule, MyBadges, MyLevel, SharedBadges } from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import { HOUR, NOW } from './people.ts';

const rule = (
  badgeId: string,
  kind: BadgeRule['kind'],
  words: readonly [string, string, string, string],
): BadgeRule => ({
  ...{ badgeId, version: 1, kind, title: { 'zh-CN': words[0], en: words[1] } },
  explanation: { 'zh-CN': words[2], en: words[3] },
});

export const badgeRules: BadgeRule[] = [
  rule('calm-voice', 'award', [
    ...(['稳得住', 'Calm voice', '别人着急的时候，你的声音是稳的。', 'A steady voice when others are upset.'] as const),
  ]),
  rule('good-idea', 'award', [
    ...([
      '好点子',
      'Good idea',
      '一个主意，让大家都省了事。',
      'A thought that made work easier for everybody.',
    ] as const),
  ]),
  rule('excellence-month', 'excellence', [
    ...(['月度之星', 'Excellence of the month', '这一个月做得特别好。', 'A month of very good work.'] as const),
  ]),
  rule('years-together', 'membership', [
    ...([
      '同行周年',
      'Years together',
      '从第一个班算起，一起走过的每一整年。',
      'Each full year since your first shift.',
    ] as const),
  ]),
  rule('best-day-calls', 'record', [
    ...(['接听最多的一天', 'Most calls in a day', '超过了以前的自己。', 'More than ever before.'] as const),
  ]),
  rule('best-week-points', 'record', [
    ...(['得分最多的一周', 'Most points in a week', '超过了以前的自己。', 'More than ever before.'] as const),
  ]),
];

export const badgesOf = (language: Language): MyBadges => {
  const byName = language === 'en' ? 'Lois Fern' : '罗素芬';
  const one = (index: number, badgeId: string, reason: Badge['reason']): Badge => ({
    ...{ id: `b${index}`, personId: 'p0', badgeId, badgeVersion: 1, at: NOW - index * 50 * HOUR, reason },
  });
  const best = (from: string, value: number): Badge['reason'] => ({
    ...{ kind: 'record', period: 'day', measure: 'calls', from, value },
  });
  const week = { period: 'week', measure: 'points', from: '2026-11-09', value: 1240 } as const;
  return {
    isShared: false,
    earned: [
      one(0, 'best-day-calls', best('2026-11-20', 71)),
      one(1, 'calm-voice', { kind: 'award', byId: 'p11', byName }),
      one(2, 'best-week-points', { kind: 'record', ...week }),
      one(3, 'years-together', { kind: 'membership', years: 2 }),
      one(4, 'best-day-calls', best('2026-11-06', 66)),
    ],
  };
};

export const sharedRows: SharedBadges[] = [
  { personId: 'p2', badgeIds: ['calm-voice', 'years-together'] },
  { personId: 'p3', badgeIds: ['good-idea'] },
];

export const level: MyLevel = {
  ...{ version: 1, level: 4, points: 17_460, from: 10_000 },
  title: { 'zh-CN': '炉边能手', en: 'Hearth hand' },
  word: { 'zh-CN': '这么多通电话，你都接住了。', en: 'So many calls, and you caught them all.' },
  next: { from: 30_000, title: { 'zh-CN': '守灯人', en: 'Lamp keeper' } },
};

/** Before the first call. */
export const firstLevel: MyLevel = {
  ...{ version: 1, level: 1, points: 0, from: 0 },
  title: { 'zh-CN': '初燃', en: 'First spark' },
  word: { 'zh-CN': '欢迎来到炉边，慢慢来。', en: 'Welcome to the hearth. Take your time.' },
  next: { from: 300, title: { 'zh-CN': '小火苗', en: 'Small flame' } },
};
