/** Made-up evaluations, as the hub answers them. */
import type { Evaluation } from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import { HOUR, MINUTE, NOW } from './people.ts';

const words: { readonly [L in Language]: { readonly byName: string; readonly word: string } } = {
  'zh-CN': { byName: '罗素芬', word: '停电那两天，一通电话也没有落下，对着急的老人家说话还是那么慢、那么稳。' },
  en: {
    byName: 'Lois Fern',
    word: 'Not one call was lost in the two days without power, and worried callers were heard as calmly as ever.',
  },
};

export const someEvaluation = (personId = 'p0'): Evaluation => ({
  ...{ personId, period: 'month', from: '2026-11-01', to: '2026-11-30', isOver: false },
  ...{ daysWorked: 15, callCount: 812, talkMs: 51 * HOUR + 20 * MINUTE, points: 4_131 },
  rules: [
    { ruleId: 'answered', points: 4_060, count: 812 },
    { ruleId: 'fast', points: 61, count: 61 },
    { ruleId: 'an-older-one', points: 10, count: 2 },
  ],
  standing: 'upperThird',
  results: { satisfaction: { count: 74, average: 4.8 }, firstContact: { count: 40, settledCount: 33 } },
  badgeIds: ['calm-voice', 'best-day-calls'],
  goodWordCount: 6,
  activityCount: 1,
  excusedOutages: { count: 2, ms: 47 * MINUTE },
  excellence: null,
});

/** A month that is over and was honoured. */
export const excellentEvaluation = (language: Language): Evaluation => ({
  ...someEvaluation(),
  ...{ from: '2026-10-01', to: '2026-10-31', isOver: true },
  excellence: { at: NOW - 456 * HOUR, ...words[language] },
});

export const bareEvaluation: Evaluation = {
  ...someEvaluation(),
  ...{ daysWorked: 0, callCount: 0, talkMs: 0, points: 0, rules: [], standing: null, badgeIds: [] },
  results: { satisfaction: { count: 0, average: null }, firstContact: { count: 0, settledCount: 0 } },
  ...{ goodWordCount: 0, activityCount: 0, excusedOutages: { count: 0, ms: 0 } },
};
