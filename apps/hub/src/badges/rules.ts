import type { BadgeRule, Bilingual, EvaluationPeriod } from '@hearthline/protocol';
import { recordBadges } from './recordRules.ts';

const award = (badgeId: string, title: Bilingual, explanation: Bilingual): BadgeRule => ({
  ...{ badgeId, version: 1, kind: 'award', title, explanation },
});

/** What leaders can give. A new one is one more here. [BADGE-2] */
const awards: readonly BadgeRule[] = [
  award(
    'patient-ear',
    { 'zh-CN': '耐心倾听', en: 'Patient ear' },
    { 'zh-CN': '再急的电话，也让人把话说完。', en: 'Lets everybody finish, however hurried the call.' },
  ),
  award(
    'calm-voice',
    { 'zh-CN': '稳得住', en: 'Calm voice' },
    { 'zh-CN': '别人着急的时候，你的声音是稳的。', en: 'A steady voice when others are upset.' },
  ),
  award(
    'helping-hand',
    { 'zh-CN': '热心帮忙', en: 'Helping hand' },
    { 'zh-CN': '同事有难处，你先伸手。', en: 'The first to help a colleague.' },
  ),
  award(
    'good-idea',
    { 'zh-CN': '好点子', en: 'Good idea' },
    { 'zh-CN': '一个主意，让大家都省了事。', en: 'A thought that made work easier for everybody.' },
  ),
  award(
    'kind-teacher',
    { 'zh-CN': '好师傅', en: 'Kind teacher' },
    { 'zh-CN': '把会的教给新来的同事。', en: 'Teaches newcomers what she knows.' },
  ),
];

const excellent = (period: EvaluationPeriod, title: Bilingual, explanation: Bilingual): BadgeRule => ({
  ...{ badgeId: `excellence-${period}`, version: 1, kind: 'excellence', title, explanation },
});

/** What leaders give for a period (evaluation/SPEC.md EVAL-7). */
export const excellenceBadges: { readonly [P in EvaluationPeriod]: BadgeRule } = {
  month: excellent(
    'month',
    { 'zh-CN': '月度之星', en: 'Excellence of the month' },
    { 'zh-CN': '这一个月做得特别好，带你的人看在眼里。', en: 'A month of very good work, seen by who leads you.' },
  ),
  quarter: excellent(
    'quarter',
    { 'zh-CN': '季度之星', en: 'Excellence of the quarter' },
    { 'zh-CN': '三个月，一直这么好。', en: 'Three months, and good all through.' },
  ),
  year: excellent(
    'year',
    { 'zh-CN': '年度之星', en: 'Excellence of the year' },
    { 'zh-CN': '整整一年，谢谢你把它过得这么好。', en: 'A whole year. Thank you for making it such a good one.' },
  ),
};

export const membershipBadge: BadgeRule = {
  ...{ badgeId: 'years-together', version: 1, kind: 'membership' },
  title: { 'zh-CN': '同行周年', en: 'Years together' },
  explanation: {
    'zh-CN': '从第一个班算起，一起走过的每一整年。谢谢你一直在。',
    en: 'Each full year since your first shift. Thank you for being here.',
  },
};

/** Every badge there is. [BADGE-8] */
export const badgeRules: readonly BadgeRule[] = [
  ...awards,
  ...Object.values(excellenceBadges),
  membershipBadge,
  ...recordBadges,
];
