/** Made-up results of callers. */
import type { ResultSums } from '@hearthline/protocol';

export const someResults: ResultSums = {
  satisfaction: { count: 23, average: 4.7 },
  firstContact: { count: 18, settledCount: 15 },
};
export const dayResults: ResultSums = {
  satisfaction: { count: 2, average: 4.5 },
  firstContact: { count: 3, settledCount: 3 },
};
export const noResults: ResultSums = {
  satisfaction: { count: 0, average: null },
  firstContact: { count: 0, settledCount: 0 },
};
