/** English: levels and badges. */
import { said } from '../said.ts';
import type { badgeProblems as zhProblems } from '../zh/badges.ts';
import type { Words } from '../zh/index.ts';
import { count } from './count.ts';

export const badges: Words['badges'] = {
  levelTitle: 'My level',
  level: (level, title) => `Level ${level} · ${title}`,
  allTime: (points) => `${points} points in all`,
  toNext: (points, title) => `${points} more points and you are a “${title}”.`,
  top: 'This is the highest level. Thank you for the long way.',
  levelOnlyMine: 'Your level is shown to nobody but you.',
  title: 'My badges',
  times: (n) => count(n, 'once', `${n} times`),
  unknown: 'Badge',
  by: (name, time) => `From ${name} · ${time}`,
  excellence: (name, time) => `${time} · given by ${name}`,
  years: (n) => count(n, '1 year together', `${n} years together`),
  records: {
    calls: {
      day: (n, day) => `${n} calls on ${day}`,
      week: (n, day) => `${n} calls in the week of ${day}`,
      month: (n, day) => `${n} calls in the month from ${day}`,
    },
    points: {
      day: (n, day) => `${n} points on ${day}`,
      week: (n, day) => `${n} points in the week of ${day}`,
      month: (n, day) => `${n} points in the month from ${day}`,
    },
  },
  empty: 'No badges yet',
  emptyHint: 'Your leader gives them; and there is one for doing more than ever before, and for each full year.',
  shared: 'Colleagues see which badges you have, not how many calls or points. You can hide them in the settings.',
  onlyMine: 'Only you see them now. You can show them to colleagues in the settings.',
  kept: 'Badges are kept as long as the ledger of points.',
  of: (name, titles) => `Badges of ${name}: ${titles}`,
  shareTitle: 'Show my badges to colleagues',
  shareMeaning:
    'Colleagues then see in the team which badges you have; how many calls or points they stand for is never shown to anybody. You can turn it off at any time.',
  award: 'Give a badge',
  awardHint: 'One of each kind a person; once given it is theirs for good.',
  toWhom: 'To whom',
  which: 'Which one',
  sentence: 'One sentence',
  sentenceHint: 'Say what it was for. They read it in “What others did to me” for half a year.',
  give: 'Give it',
  given: (name) => `${name} has it.`,
  offline: 'You are offline; it can be given once connected. What you wrote stays here.',
};

export const badgeProblems: typeof zhProblems = {
  'badge.notFound': said(
    'This badge cannot be given',
    'You do not lead this person, or the badge is gone. It was not given.',
    'Choose somebody else, or another badge.',
  ),
  'badge.known': said(
    'They have this badge already',
    'There is one of each kind a person. It was not given.',
    'Choose another one, or say a word of praise.',
  ),
};
