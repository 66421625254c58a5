/** English: a month, a quarter, a year; and what is printed of it. */
import { said } from '../said.ts';
import type { evaluationProblems as zhProblems } from '../zh/evaluation.ts';
import type { Words } from '../zh/index.ts';
import { count } from './count.ts';

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

export const evaluation: Words['evaluation'] = {
  tab: 'Evaluation',
  periodLabel: 'How long',
  periods: { month: 'Month', quarter: 'Quarter', year: 'Year' },
  which: 'Which one',
  names: {
    month: (year, number) => `${months[number - 1] ?? ''} ${year}`,
    quarter: (year, number) => `Quarter ${number} of ${year}`,
    year: (year) => String(year),
  },
  running: (name) => `${name} (so far)`,
  of: (name, time) => `${name} · ${time}`,
  whose: 'Whose evaluation',
  pickHint: 'Find an operator you lead. When you look, it is in their own log.',
  seen: 'That you looked at this evaluation is in their own log.',
  ownMeaning: 'Only you and those who lead you see it; when a leader looks, it is in “What others did to me”.',
  calls: 'Calls answered',
  talk: 'Talking time',
  days: 'At work',
  daysOf: (n) => count(n, '1 day', `${n} days`),
  points: 'Points',
  standing: {
    upperThird: 'In the upper third by points. Very well done.',
    upperHalf: 'In the upper half by points. Steady and good.',
  },
  goodWords: (n) => count(n, 'Thanked or praised once', `Thanked or praised ${n} times`),
  activities: (n) => count(n, 'Took part in 1 activity', `Took part in ${n} activities`),
  excused: (n, span) =>
    count(
      n,
      `1 cut of line or power, ${span}: part of no figure here, and counted against nobody.`,
      `${n} cuts of line or power, ${span} in all: part of no figure here, and counted against nobody.`,
    ),
  rules: 'Where the points come from',
  ruleTimes: (n) => count(n, 'once', `${n} times`),
  ruleOther: 'Another rule',
  said: 'What callers say',
  badges: (titles) => `Badges of this time: ${titles}`,
  empty: 'Nothing yet for this time',
  emptyHint: 'After a shift and a call you find it here.',
  offline: 'You are offline; it can be read once connected.',
  unread: 'This evaluation cannot be read now',
  unreadHint: 'Try again in a while, or look at another time.',
  excellent: (title, name) => `${title} · given by ${name}`,
  excellenceTitle: 'Name as excellent',
  excellenceHint:
    'Once a person and period, and theirs for good. The sentence is printed on the certificate and kept for 400 days.',
  excellenceWord: 'One sentence',
  excellenceGive: (title) => `Give “${title}”`,
  excellenceGiven: (name) => `${name} has it.`,
  certificate: 'Certificate',
  certificateHint: 'One page of A4. It is only where you save or print it.',
  save: 'Save as PDF',
  print: 'Print',
  saved: 'It is saved.',
  notSaved: 'It was not saved.',
  see: (name) => `Evaluation of ${name}`,
  sheet: {
    thanks: 'A word of thanks',
    excellence: {
      month: 'Excellence of the Month',
      quarter: 'Excellence of the Quarter',
      year: 'Excellence of the Year',
    },
    thanksText: (time, calls) => `${time}: ${calls} calls answered. Thank you.`,
    excellenceText: (time, calls) => `${time}: ${calls} calls answered, and work that deserves to be honoured.`,
    until: (day) => `as of ${day}`,
  },
};

export const evaluationProblems: typeof zhProblems = {
  'excellence.known': said(
    'This time has been honoured already',
    'Each person is named excellent once for a period. It was not given again.',
    'Look at another month, or say a word of praise.',
  ),
};
