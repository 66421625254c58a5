/** English: good words to each other. */
import { said } from '../said.ts';
import type { kudosProblems as zhProblems } from '../zh/kudos.ts';
import type { Words } from '../zh/index.ts';
import { count } from './count.ts';

export const kudos: Words['kudos'] = {
  tab: 'Thanks and praise',
  give: 'A good word to a colleague',
  toWhom: 'To whom',
  somebodyElse: 'Somebody else',
  sentence: 'One sentence',
  thanksHint: 'Say what it was about. The two of you read it, nobody else.',
  praiseHint: 'You lead this person, so it is praise. Say what was done well.',
  thank: 'Say thank you',
  praise: 'Praise',
  sent: (name) => `${name} has it.`,
  sentBack: (name) => `${name} has it. Thanks that go back within seven days earn no points.`,
  left: (n) =>
    n === 0 ? 'Today’s thanks are used up; tomorrow there are more.' : count(n, '1 more today', `${n} more today`),
  offline: 'You are offline; it can be said once connected. What you wrote stays here.',
  got: 'To me',
  given: 'From me',
  kept: 'Each sentence is kept for half a year and then deleted.',
  gotNothing: 'Nothing yet',
  gotNothingHint: 'When a colleague thanks you or your leader praises you, it appears here.',
  gaveNothing: 'Nothing said yet',
  kinds: {
    thanks: (name, time) => `${name} thanks you · ${time}`,
    praise: (name, time) => `${name} praises you · ${time}`,
  },
  toKinds: {
    thanks: (name, time) => `Thanks to ${name} · ${time}`,
    praise: (name, time) => `Praise for ${name} · ${time}`,
  },
  noticeLabel: 'From a colleague',
  noticeKinds: { thanks: (name) => `${name} thanks you`, praise: (name) => `${name} praises you` },
  andMore: (n) => count(n, 'and 1 more', `and ${n} more`),
  seen: 'Seen',
  thankName: (name) => `Thank ${name}`,
};

export const kudosProblems: typeof zhProblems = {
  'kudos.notFound': said('Nobody by that name', 'It was not sent.', 'They may have left the team; try somebody else.'),
  'kudos.tooMany': said(
    'Today’s thanks are used up',
    'Everybody has three a day. It was not sent.',
    'Say it tomorrow; keep what you wrote.',
  ),
  'kudos.tooSoon': said(
    'You said it to the same person just now',
    'Thanks to the same person once in seven days, praise once a day. It was not sent.',
    'Say it some days later, or face to face.',
  ),
};
