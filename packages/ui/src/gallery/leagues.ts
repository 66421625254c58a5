/** Made-up leagues of a week, as the hub answers them. */
import type { LeagueAnswer, LeagueQuestion, LeagueStanding } from '@hearthline/protocol';
import type { Language } from '../host/index.ts';
import { longName, people } from './people.ts';

const weeks = [
  ...['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'].map((from, index) => ({
    ...{ from, to: ['2026-10-25', '2026-11-01', '2026-11-08', '2026-11-15', '2026-11-22'][index] ?? '' },
  })),
];
const months = [
  { from: '2026-07-01', to: '2026-07-31' },
  { from: '2026-08-01', to: '2026-08-31' },
  { from: '2026-09-01', to: '2026-09-30' },
  { from: '2026-10-01', to: '2026-10-31' },
  { from: '2026-11-01', to: '2026-11-30' },
];
const rates = [7.4, 8.1, 7.6, 7.9, 8.8];

const made = (standing: LeagueStanding, { period, which }: LeagueQuestion = usual): LeagueAnswer => {
  const spans = period === 'week' ? weeks : months;
  const { from, to } = spans[4] ?? { from: '', to: '' };
  const way = spans.map((span, index) => ({ ...span, perHour: rates[index] ?? null }));
  return { period, from, to, isOver: which === 'last', way, average: 7.8, standing };
};
const usual: LeagueQuestion = { period: 'week', which: 'running' };

const best = (l: Language, isLong = false) =>
  [31, 22, 14, 13, 9].map((gain, index) => {
    // I am the third.
    const no = index === 2 ? 0 : index + 12;
    const name = isLong ? longName(l, no) : (people(l, false)[no]?.name ?? '');
    return { key: `p${no}`, name, gain, place: index + 1 };
  });

export const leagueOf = (l: Language, question: LeagueQuestion): LeagueAnswer =>
  made({ kind: 'league', memberCount: 14, best: best(l), gain: 14, place: 3 }, question);
export const longLeague = (l: Language): LeagueAnswer =>
  made({ kind: 'league', memberCount: 214, best: best(l, true), gain: 14, place: 3 });

/** Of the lower half: a way, and no place. */
export const lowerLeague = (l: Language): LeagueAnswer => ({
  ...made({ kind: 'league', memberCount: 14, best: best(l).filter(({ key }) => key !== 'p0'), gain: -6, place: null }),
  way: weeks.map((week, index) => ({ ...week, perHour: [7.4, 8.1, 7.6, 7.9, 7.3][index] ?? null })),
});
export const welcomeLeague = (_l: Language): LeagueAnswer => ({
  ...made({ kind: 'welcome' }),
  way: weeks.map((week) => ({ ...week, perHour: null })),
  average: null,
});
export const earlyLeague = (_l: Language): LeagueAnswer => ({
  ...made({ kind: 'early' }),
  way: weeks.map((week, index) => ({ ...week, perHour: index === 4 ? null : (rates[index] ?? null) })),
});
export const aloneLeague = (_l: Language): LeagueAnswer => made({ kind: 'alone', gain: 13 });
