/** Lines of status. */
import type { Words } from '../zh/index.ts';

export const status: Words['status'] = {
  title: 'Say what you are up to',
  key: (said) => `What I say of myself: ${said}`,
  keyNone: 'Say what I am up to',
  meaning:
    'Everybody in the centre can read it, and it goes by itself. It changes nothing about your state or your calls.',
  text: 'One line',
  textHint: '60 characters at most',
  emoji: 'Picture',
  noEmoji: 'None',
  until: 'Shown for',
  untils: { m30: '30 minutes', h1: '1 hour', endOfDay: 'Until the end of today', chosen: 'Until a time I choose' },
  day: 'Day',
  time: 'Time',
  outside: 'Choose a time from now on, within thirty days.',
  set: 'Show it',
  clear: 'Take it away',
  now: (said, until) => `Shown now: ${said} (until ${until})`,
  ends: (until) => `until ${until}`,
  waiting: 'Written down. Your colleagues see it once you are connected, unless it is over by then.',
  willWait: 'You are offline: it is written down and shown once you are connected.',
};
