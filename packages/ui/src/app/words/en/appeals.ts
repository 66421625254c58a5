/** English: points contested and corrected. */
import { said } from '../said.ts';
import type { appealProblems as zhProblems } from '../zh/appeals.ts';
import type { Words } from '../zh/index.ts';

export const appeals: Words['appeals'] = {
  tab: 'Appeals',
  contest: 'This is not right',
  contestOf: (subject) => `This is not right: ${subject}`,
  missing: 'One is missing',
  note: 'What is not right',
  noteHint: 'A sentence is enough; whoever leads you reads it. It is deleted after a year.',
  send: 'Send the appeal',
  contested: 'Contested',
  mine: 'My appeals and corrections',
  mineMeaning: 'Whoever leads you answers. If she agrees, another line puts it right; the old line stays as it is.',
  about: (subject, points) => `${subject} (${points} points)`,
  aboutMissing: 'One is missing',
  ofOwnAccord: 'Corrected by my leader',
  standing: { waiting: 'Waits for your leader', accepted: 'Accepted', declined: 'Not accepted' },
  saidBy: (name, word) => `${name}: “${word}”`,
  quote: (word) => `“${word}”`,
  gave: (points) => `${points} points`,
  waitingTitle: 'Waiting for your answer',
  nothingWaits: 'No appeal waits for you',
  nothingWaitsHint: 'When somebody you lead contests a point, it appears here.',
  pointsField: 'Points to add or take',
  pointsHint: '1 to 100; to take points, write -3.',
  wordField: 'The reason; they will read it',
  accept: 'Accept and correct',
  decline: 'Decline',
  correctTitle: 'Correct points',
  correctHint: 'Adds or takes points of somebody you lead, always with a reason. They see who did it and why.',
  who: 'Whose points',
  correct: 'Correct',
  corrected: (name) => `${name}’s points are corrected.`,
  doneTitle: 'Answered',
  offline: 'You are offline; answers need the hub. What you wrote stays here.',
  leadNobody: 'You lead no operators now.',
};

export const appealProblems: typeof zhProblems = {
  'appeal.notFound': said(
    'This appeal is gone',
    'It may be answered already, or you do not lead this person.',
    'See what the list says now.',
  ),
  'appeal.notNow': said(
    'The appeal was not taken',
    'Each point can be contested once, within two months; at most ten may wait.',
    'Try again when earlier ones are answered, or ask your leader.',
  ),
};
