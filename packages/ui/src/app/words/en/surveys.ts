/** Short surveys. */
import { said } from '../said.ts';
import type { Words } from '../zh/index.ts';

export const surveys: Words['surveys'] = {
  title: 'A short survey',
  by: (name, until) => `${name} would like to know, until ${until}`,
  promise:
    'Anonymous: kept are only that you have answered and how often each choice was taken, never who took which. Once five have answered, everybody sees the results when it is over.',
  choices: ['Not at all', 'Not much', 'So so', 'Quite', 'Very'],
  send: 'Send',
  thanks: 'Thank you, it has arrived.',
  offline: 'You are offline. Answer once connected; nothing of it stays on this PC.',
  resultsTitle: 'What a survey said',
  answered: (answered, asked) => `${answered} of ${asked} have answered`,
  tooFew: 'Fewer than five answered, so nobody is shown the results.',
  ended: (time) => `ended ${time}`,
  share: (choice, count) => `${choice}: ${count}`,
  ask: 'Ask your people',
  audience: 'Whom',
  question: (number) => `Question ${number}`,
  questionHint: 'One sentence that “not at all … very” can answer',
  more: 'Another question',
  days: 'Open for',
  forDays: (days) => (days === 1 ? '1 day' : `${days} days`),
  open: 'Send it out',
  opened: 'Sent. Until it is over you see only how many have answered.',
  running: 'Running',
  nobodyToAsk: 'You are in charge of no part now, so you cannot ask.',
};

export const surveyProblems = {
  'survey.notFound': said('This survey is gone', 'It was deleted, or it did not ask you.', 'Nothing to do.'),
  'survey.over': said(
    'The survey is over',
    'This answer was not counted.',
    'The results are shown to you all the same.',
  ),
  'survey.tooFew': said(
    'This part is too small',
    'With fewer than five people an answer would not be anonymous.',
    'Choose a larger part.',
  ),
};
