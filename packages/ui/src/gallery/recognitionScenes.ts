/** Scenes of good words, points and what comes of them. */
import type { Language } from '../host/index.ts';
import { bare, connecting, full, inCall, lead, op, operator, unknown, waiting } from './hosts.ts';
import { of, type Make } from './scene.ts';
import { bareEvaluation, excellentEvaluation } from './evaluations.ts';
import type { Answers } from './FakeHost.ts';
import { noResults } from './results.ts';
import { aloneLeague, earlyLeague, longLeague, lowerLeague, welcomeLeague } from './leagues.ts';
import { badgesOf, level } from './badges.ts';
import { appealsOf, kudosOf } from './recognition.ts';
import { manyRewards, noRewards, overdrawn } from './rewards.ts';
import { talking } from './telephony.ts';
import type { HostState } from './state.ts';

/** A page of the points screen. */
const page =
  (find: string, make: (language: Language) => HostState): Make =>
  (language) => ({ ...of('points', make)(language), find });

/** With other answers of the hub. */
const answered =
  (make: Make, answersOf: (language: Language) => Answers): Make =>
  (language) => {
    const scene = make(language);
    return { ...scene, answers: { ...scene.answers, ...answersOf(language) } };
  };
const mine = page('mine', (l) => op(l));
const evaluation = page('evaluation', (l) => op(l));

export const recognitionScenes = {
  evaluation,
  evaluationExcellent: answered(evaluation, (l) => ({ readEvaluation: () => excellentEvaluation(l) })),
  evaluationEmpty: answered(evaluation, () => ({ readEvaluation: () => bareEvaluation })),
  evaluationLoading: page('evaluation', (l) => op(l, { hubLink: connecting })),
  evaluationOffline: page('evaluation', (l) => op(l, { hubLink: waiting })),
  evaluationOfOne: page('evaluation p12', (l) => lead(l)),
  teamLed: of('team', (l) => lead(l)),
  evaluationPick: page('evaluation', (l) => lead(l)),
  kudos: page('kudos', (l) => op(l, { kudos: kudosOf(l, 1) })),
  kudosTo: page('kudos p3', (l) => op(l)),
  kudosPraise: page('kudos p12', (l) => lead(l)),
  kudosEmpty: page('kudos', (l) => bare(operator({ language: l }))),
  kudosLoading: page('kudos', (l) => unknown(operator({ language: l }), connecting)),
  kudosOffline: page('kudos', (l) => op(l, { hubLink: waiting })),
  kudosNotice: of('today', (l) => op(l, { kudos: kudosOf(l, 2) })),
  kudosNoticeInCall: of('today', (l) => op(l, { kudos: kudosOf(l, 2), agentState: inCall, calls: [talking(l)] })),
  appealsMine: page('mine', (l) => op(l, { appeals: appealsOf(l) })),
  appealDesk: page('appeals', (l) => lead(l, { appeals: appealsOf(l) })),
  appealDeskEmpty: page('appeals', (l) => lead(l, { appeals: [] })),
  appealDeskOffline: page('appeals', (l) => lead(l, { appeals: appealsOf(l), hubLink: waiting })),
  rewards: page('rewards', (l) => op(l)),
  rewardsBelow: page('rewards', (l) => op(l, { rewardBalance: overdrawn })),
  rewardsEmpty: page('rewards', (l) => bare(operator({ language: l }))),
  rewardsLoading: page('rewards', (l) => unknown(operator({ language: l }), connecting)),
  rewardsOffline: page('rewards', (l) => op(l, { hubLink: waiting })),
  rewardsFull: page('rewards', (l) => full(l, { ...manyRewards(l), rewardBalance: overdrawn })),
  rewardDesk: page('rewards', (l) => lead(l)),
  rewardDeskEmpty: page('rewards', (l) => lead(l, noRewards)),
  rewardDeskOffline: page('rewards', (l) => lead(l, { hubLink: waiting })),
  rewardDeskFull: page('rewards', (l) => lead(l, manyRewards(l))),
  leagueLower: answered(mine, (l) => ({ readLeague: () => lowerLeague(l) })),
  leagueWelcome: answered(mine, (l) => ({ readLeague: () => welcomeLeague(l) })),
  leagueEarly: answered(mine, (l) => ({ readLeague: () => earlyLeague(l) })),
  leagueAlone: answered(mine, (l) => ({ readLeague: () => aloneLeague(l) })),
  leagueFull: answered(
    page('mine', (l) => full(l)),
    (l) => ({ readLeague: () => longLeague(l) }),
  ),
  badgesShared: page('mine', (l) => op(l, { badges: { ...badgesOf(l), isShared: true } })),
  badgesLoading: page('mine', (l) => unknown(operator({ language: l }), connecting)),
  badgesOffline: page('mine', (l) => op(l, { hubLink: waiting })),
  resultsNone: page('mine', (l) => op(l, { results: noResults })),
  levelTop: page('mine', (l) => op(l, { level: { ...level, level: 7, points: 161_002, from: 150_000, next: null } })),
  badgeAward: page('kudos p3', (l) => lead(l)),
  badgeAwardOffline: page('kudos p3', (l) => lead(l, { hubLink: waiting })),
  rankingHidden: page('mine', (l) => op(l, { rankingChoice: { isHidden: true } })),
};
