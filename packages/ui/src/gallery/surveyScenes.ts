/** Scenes of short surveys. */
import type { Survey } from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import { lead, op, waiting } from './hosts.ts';
import { of } from './scene.ts';
import { HOUR, NOW } from './people.ts';

const survey = (l: Language, more: Partial<Survey> = {}): Survey => ({
  ...{ id: 's1', authorId: 'p11', authorName: l === 'en' ? 'Mo Lead' : '刘组长', openedAt: NOW - 20 * HOUR },
  questions:
    l === 'en'
      ? ['Do this week’s shifts suit you?', 'When a call is hard, is there somebody to help?']
      : ['这周的排班合适吗？', '遇到难接的电话，有人帮吗？'],
  ...{ audience: { kind: 'unit', unitId: 'g0' }, closesAt: NOW + 20 * HOUR },
  ...{ hasAnswered: false, askedCount: 11, answeredCount: 4, results: null },
  ...more,
});
const over = (l: Language, more: Partial<Survey> = {}): Survey =>
  survey(l, {
    ...{
      id: 's2',
      closesAt: NOW - 2 * HOUR,
      answeredCount: 9,
      results: [
        [0, 1, 2, 4, 2],
        [1, 0, 1, 2, 5],
      ],
    },
    ...more,
  });

export const surveyScenes = {
  surveyAsked: of('today', (l) => op(l, { surveys: [survey(l)] })),
  surveyOffline: of('today', (l) => op(l, { hubLink: waiting, surveys: [survey(l)] })),
  surveyResults: of('today', (l) => op(l, { surveys: [survey(l, { hasAnswered: true }), over(l)] })),
  floorSurveys: of('floor', (l) =>
    lead(l, {
      ...{ people: [], presence: [], queues: [] },
      surveys: [survey(l), over(l), over(l, { id: 's3', answeredCount: 4, results: null })],
    }),
  ),
};
