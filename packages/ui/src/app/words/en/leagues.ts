/** English: fair leagues, better than oneself. */
import type { Words } from '../zh/index.ts';
import { count } from './count.ts';

export const leagues: Words['leagues'] = {
  title: 'Better than I was',
  timeLabel: 'Which time',
  times: { thisWeek: 'This week', lastWeek: 'Last week', thisMonth: 'This month', lastMonth: 'Last month' },
  meaning:
    'People with about as long here, as many hours and a line like yours are together; what counts is who improved most on themselves. Power cuts do not count, and nobody is told which of these is yours.',
  way: 'Points an hour',
  step: (span, perHour) => `${span}: ${perHour} points an hour`,
  stepNone: (span) => `${span}: too few hours to say`,
  perHour: 'Points for each hour worked.',
  average: (perHour) => `Points for each hour worked. Your average of the four before: ${perHour}.`,
  welcome:
    'Welcome! Take your time. Once a whole one with 8 hours of work lies behind you, you can look back at yourself.',
  early: 'This one has just begun; it shows after 2 hours of work.',
  alone: 'There are too few whose work is like yours; your own way is what counts.',
  gained: (gain) => `${gain} more than you were. Well done.`,
  steady: 'At your own pace; there is no hurry.',
  placed: (place, gain) => `${gain} more than you were: place ${place} by improvement.`,
  best: 'Improved most',
  place: (place) => `${place}.`,
  more: (gain) => `+${gain}`,
  members: (n) =>
    count(
      n,
      '1 person. Places are for those of the upper half who improved.',
      `${n} people. Places are for those of the upper half who improved.`,
    ),
  hidden: 'You hide from the ranking: nobody sees you here either.',
  offline: 'You are offline; this needs the hub.',
  unread: 'This cannot be read now. Look again in a while.',
};
