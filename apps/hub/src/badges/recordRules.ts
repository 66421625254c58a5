import type { BadgeReason, BadgeRule, Bilingual } from '@hearthline/protocol';

type RecordReason = Extract<BadgeReason, { kind: 'record' }>;

/** A record's rule. `after`: how many periods that count something come before the first record. [BADGE-4] */
export interface RecordBadge extends BadgeRule, Pick<RecordReason, 'period' | 'measure'> {
  readonly after: number;
}

type Span = Pick<RecordBadge, 'period' | 'after'>;
const day: Span = { period: 'day', after: 10 };
const week: Span = { period: 'week', after: 4 };
const month: Span = { period: 'month', after: 2 };

const best = (span: Span, measure: RecordBadge['measure'], title: Bilingual): RecordBadge => ({
  ...{ ...span, measure, badgeId: `best-${span.period}-${measure}`, version: 1, kind: 'record', title },
  explanation: {
    'zh-CN': '超过了以前的自己。只和自己比，不和别人比。',
    en: 'More than ever before. Compared with your own past and nobody else’s.',
  },
});

export const recordBadges: readonly RecordBadge[] = [
  best(day, 'calls', { 'zh-CN': '接听最多的一天', en: 'Most calls in a day' }),
  best(day, 'points', { 'zh-CN': '得分最多的一天', en: 'Most points in a day' }),
  best(week, 'calls', { 'zh-CN': '接听最多的一周', en: 'Most calls in a week' }),
  best(week, 'points', { 'zh-CN': '得分最多的一周', en: 'Most points in a week' }),
  best(month, 'calls', { 'zh-CN': '接听最多的一月', en: 'Most calls in a month' }),
  best(month, 'points', { 'zh-CN': '得分最多的一月', en: 'Most points in a month' }),
];
