/** English: what callers said. */
import type { Words } from '../zh/index.ts';
import { count } from './count.ts';

export const results: Words['results'] = {
  title: 'What callers say (this month)',
  stars: 'Callers’ stars, on average',
  ofFive: (average) => `${average} of 5`,
  starsCount: (n) => count(n, 'from 1 caller', `from ${n} callers`),
  settled: 'Settled with the first call',
  settledOf: (settled, n) => count(n, `${settled} of 1 call`, `${settled} of ${n} calls`),
  none: 'None yet',
  empty: 'No caller has said anything this month',
  emptyHint: 'When callers give stars after a call, you find them here.',
  meaning:
    'A low mark costs nothing. Only you and those who lead you see the averages; when a leader looks, it is in “What others did to me”.',
  day: (average, n) =>
    count(n, `Callers’ stars ${average} of 5 (1 caller)`, `Callers’ stars ${average} of 5 (${n} callers)`),
  daySettled: (settled, n) => `Settled at once ${settled} of ${n}`,
};
