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
import { Contests } from './contests/contests.ts';
import { Evaluations } from './evaluation/evaluations.ts';
import type { FactLog } from './facts/factLog.ts';
import { Files } from './files/files.ts';
import type { Directory } from './organisation/directory.ts';
import type { AgentState, Person } from '@hearthline/protocol';
import { createClosing } from './objectives/closing.ts';
import { ObjectivePlans } from './objectives/objectivePlans.ts';
import { Objectives } from './objectives/objectives.ts';
import { Appeals } from './appeals/appeals.ts';
import { KudosBook } from './kudos/kudosBook.ts';
import { Leagues } from './leagues/leagues.ts';
import { Proposals } from './proposals/proposals.ts';
import { QuietRooms } from './quietRoom/quietRooms.ts';
import { RankingChoices } from './ranking/rankingChoices.ts';
import { RankingBoard } from './ranking/rankingBoard.ts';
import { Results } from './results/results.ts';
import { Rewards } from './rewards/rewards.ts';
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

/** What objectives need of the rest: when workdays close, the time of a wrap-up, who is on shift. */
export interface WorkdayPorts {
  /** `04:00`, in the centre's time zone. */
  readonly closesAt: string;
  readonly wrapUpMs: number;
  agentStateOf(person: Person): AgentState | null;
}

/** Words, points and activities of the team at home: they look at the directory, facts and the store, and know nothing of calls. */
export function createTeamConcepts(shared: Shared, workday: WorkdayPorts) {
  const rankingChoices = new RankingChoices(shared);
  const ranking = new RankingBoard({ ...shared, choices: rankingChoices });
  const leagues = new Leagues({ ...shared, choices: rankingChoices });
  const personal = new PersonalTopics(shared);
  const files = new Files(shared);
  const announcements = new Announcements({ ...shared, files });
  const announcementChanges = new AnnouncementChanges({ ...shared, announcements });
  const announcementPlans = new AnnouncementPlans({ ...shared, announcements, files });
  const proposals = new Proposals(shared);
  const deeds = new Deeds(shared);
  const kudos = new KudosBook(shared);
  const appeals = new Appeals(shared);
  const badges = new Badges(shared);
  const surveys = new Surveys(shared);
  const activities = new Activities(shared);
  const rewards = new Rewards(shared);
  const statuses = new Statuses(shared);
  const quietRooms = new QuietRooms(shared);
  const chats = new Chats(shared);
  const results = new Results(shared);
  const evaluations = new Evaluations(shared);
  const care = new Care(shared);
  const contests = new Contests(shared);
  const closing = createClosing(shared.calendar, workday.closesAt);
  const objectivePlans = new ObjectivePlans({ ...shared, closing });
  const objectives = new Objectives({
    ...{ ...shared, closing, plans: objectivePlans, wrapUpMs: workday.wrapUpMs },
    onShiftSince(person) {
      const state = workday.agentStateOf(person);
      return state === null || state.kind === 'signedOut' ? null : state.since;
    },
  });
  const walls = new Walls({ ...shared, ranking, rankingChoices, badges, activities });
  return {
    commanded: {
      ...{ files, announcements, announcementChanges, announcementPlans, proposals, deeds, ranking, rankingChoices },
      ...{ kudos, appeals, badges, surveys, activities, rewards, statuses, quietRooms, chats },
      ...{ results, evaluations, care, walls, leagues, contests, objectivePlans },
    },
    sources: [
      ...[ranking, personal, announcements, announcementPlans, proposals, deeds, kudos, appeals, rankingChoices],
      ...[surveys, activities, rewards, badges, statuses, quietRooms, chats, results, care, walls],
      ...[contests, objectivePlans, objectives],
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
        rewards,
        badges,
        statuses,
        chats,
        care,
        walls,
        objectivePlans,
      ];
      const old = [deeds, kudos, results, evaluations, files];
      await Promise.all([...loaded.map((one) => one.load()), ...old.map((one) => one.forgetOld())]);
      // What is due is sent at once, through the announcements.
      await announcementPlans.load();
      // What has ended is ended now, and earns.
      await contests.load();
    },
    async beginDay(): Promise<void> {
      personal.refreshAll();
      kudos.refreshAll();
      results.refreshAll();
      const old = [
        ...[announcements, deeds, kudos, activities, rewards, chats, results, evaluations, files],
        ...[contests, objectivePlans, objectives],
      ];
      await Promise.all([
        ...old.map((one) => one.forgetOld()),
        ...[ranking, appeals, proposals, surveys].map((one) => one.load()),
        badges.lookAtAll(),
        care.beginDay(),
      ]);
    },
    /** Once it is known who is on shift. */
    beginWorkdays: () => objectives.load(),
    async stop(): Promise<void> {
      await contests.stop();
      await objectives.stop();
      await badges.stop();
      for (const one of [surveys, statuses, quietRooms, announcementPlans, announcements, ranking]) one.stop();
      await files.settled();
    },
  };
}
