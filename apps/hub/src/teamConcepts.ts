import type { Logger } from 'pino';
import { Activities } from './activities/activities.ts';
import { AnnouncementPlans } from './announcements/announcementPlans.ts';
import { AnnouncementChanges } from './announcements/announcementChanges.ts';
import { Announcements } from './announcements/announcements.ts';
import { Care } from './care/care.ts';
import type { Holiday } from './care/holiday.ts';
import { Chats } from './chat/chats.ts';
import { Deeds } from './deeds/deeds.ts';
import { Badges } from './badges/badges.ts';
import type { Calendar, Clock } from './clock.ts';
import { PersonalTopics } from './day/personalTopics.ts';
import { Evaluations } from './evaluation/evaluations.ts';
import type { FactLog } from './facts/factLog.ts';
import type { Directory } from './organisation/directory.ts';
import { Appeals } from './appeals/appeals.ts';
import { KudosBook } from './kudos/kudosBook.ts';
import { Proposals } from './proposals/proposals.ts';
import { QuietRooms } from './quietRoom/quietRooms.ts';
import { RankingChoices } from './ranking/rankingChoices.ts';
import { RankingBoard } from './ranking/rankingBoard.ts';
import { Results } from './results/results.ts';
import type { Streams } from './session/streams.ts';
import type { Store } from './store/store.ts';
import { Statuses } from './status/statuses.ts';
import { Surveys } from './surveys/surveys.ts';
import { Walls } from './wall/walls.ts';

/** What the concepts of the team share with all others. */
export interface Shared {
  readonly store: Store;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly log: Logger;
  readonly facts: FactLog;
  readonly streams: Streams;
  readonly publisher: Streams;
  readonly holidays: readonly Holiday[];
}

/** Words, points and activities of the team at home: they look at the directory, facts and the store, and know nothing of calls. */
export function createTeamConcepts(shared: Shared) {
  const rankingChoices = new RankingChoices(shared);
  const ranking = new RankingBoard({ ...shared, choices: rankingChoices });
  const personal = new PersonalTopics(shared);
  const announcements = new Announcements(shared);
  const announcementChanges = new AnnouncementChanges({ ...shared, announcements });
  const announcementPlans = new AnnouncementPlans({ ...shared, announcements });
  const proposals = new Proposals(shared);
  const deeds = new Deeds(shared);
  const kudos = new KudosBook(shared);
  const appeals = new Appeals(shared);
  const badges = new Badges(shared);
  const surveys = new Surveys(shared);
  const activities = new Activities(shared);
  const statuses = new Statuses(shared);
  const quietRooms = new QuietRooms(shared);
  const chats = new Chats(shared);
  const results = new Results(shared);
  const evaluations = new Evaluations(shared);
  const care = new Care(shared);
  const walls = new Walls({ ...shared, ranking, rankingChoices, badges, activities });
  return {
    commanded: {
      ...{ announcements, announcementChanges, announcementPlans, proposals, deeds, ranking, rankingChoices },
      ...{
        kudos,
        appeals,
        badges,
        surveys,
        activities,
        statuses,
        quietRooms,
        chats,
        results,
        evaluations,
        care,
        walls,
      },
    },
    sources: [
      ...[ranking, personal, announcements, announcementPlans, proposals, deeds, kudos, appeals, rankingChoices],
      ...[surveys, activities, badges, statuses, quietRooms, chats, results, care, walls],
    ],
    async load(): Promise<void> {
      const loaded = [
        ranking,
        rankingChoices,
        announcements,
        appeals,
        proposals,
        surveys,
        activities,
        badges,
        statuses,
        chats,
        care,
        walls,
      ];
      const old = [deeds, kudos, results, evaluations];
      await Promise.all([...loaded.map((one) => one.load()), ...old.map((one) => one.forgetOld())]);
      // What is due is sent at once, through the announcements.
      await announcementPlans.load();
    },
    async beginDay(): Promise<void> {
      personal.refreshAll();
      kudos.refreshAll();
      results.refreshAll();
      const old = [deeds, kudos, activities, chats, results, evaluations];
      await Promise.all([
        ...old.map((one) => one.forgetOld()),
        ...[ranking, appeals, proposals, surveys].map((one) => one.load()),
        badges.lookAtAll(),
        care.beginDay(),
      ]);
    },
    async stop(): Promise<void> {
      await badges.stop();
      for (const one of [surveys, statuses, quietRooms, announcementPlans, announcements, ranking]) one.stop();
    },
  };
}
