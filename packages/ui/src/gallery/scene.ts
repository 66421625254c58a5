/** What a scene is, and how one is made of a screen and a host. */
import type { ScreenId } from '../app/router.tsx';
import type { WallState } from '../features/wall/wallState.ts';
import type { Language } from '../host/index.ts';
import { dayAnswers } from './dayAnswers.ts';
import { someEvaluation } from './evaluations.ts';
import type { Answers } from './FakeHost.ts';
import { leagueOf } from './leagues.ts';
import { importAnswers } from './organisationScenes.ts';
import { rankingAnswerOf } from './recognition.ts';
import { recordAnswers } from './records.ts';
import type { HostState } from './state.ts';
import { ledger } from './team.ts';
import { wallAnswers } from './wallRows.ts';

export interface Scene {
  readonly screen: ScreenId | null;
  /** What of the screen: the part of the address after it. */
  readonly find?: string;
  /** Default: the main window. */
  readonly page?: 'mini' | 'wall';
  /** What the page of a wall shows. */
  readonly wall?: WallState;
  readonly state: HostState;
  readonly answers?: Answers;
}

const answers = (language: Language): Answers => ({
  ...recordAnswers(),
  ...importAnswers(language),
  ...dayAnswers,
  readEvaluation: ({ personId }) => someEvaluation(personId ?? 'p0'),
  readLeague: (question) => leagueOf(language, question),
  readLedger: () => ({ entries: ledger(language, 20, 20), hasMore: false }),
  readRanking: ({ by }) => rankingAnswerOf(language, by),
  redeemReward: () => ({ requestId: 'q9' }),
  publish: () => ({ announcementId: 'a9' }),
  planAnnouncement: () => ({ planId: 'plan9' }),
  remindReaders: () => ({ remindedCount: 19 }),
  seeChat: () => ({}),
  ...wallAnswers,
});

/** A scene in the words of one language. */
export type Make = (language: Language) => Scene;
/** This screen of the main window, with what the hub answers on an ordinary afternoon. */
export const of =
  (screen: ScreenId | null, make: (language: Language) => HostState): Make =>
  (language) => ({
    screen,
    state: make(language),
    answers: answers(language),
  });
/** The mini phone. */
export const mini =
  (make: (language: Language) => HostState): Make =>
  (language) => ({ screen: null, page: 'mini', state: make(language), answers: answers(language) });
