import { HubError } from '../hubError.ts';
import { takesCalls, type AgentStates } from '../agentState/agentStates.ts';
import type { AnnouncementChanges } from '../announcements/announcementChanges.ts';
import type { AnnouncementPlans } from '../announcements/announcementPlans.ts';
import { announcementCommands } from '../announcements/announcementCommands.ts';
import type { Announcements } from '../announcements/announcements.ts';
import { appealCommands } from '../appeals/appealCommands.ts';
import type { Appeals } from '../appeals/appeals.ts';
import { badgeCommands, type Badges } from '../badges/badges.ts';
import { inCallCommands, type InCall } from './inCallCommands.ts';
import type { Calendar, Clock } from '../clock.ts';
import { callbackCommands } from '../callbacks/callbackCommands.ts';
import type { Callbacks } from '../callbacks/callbacks.ts';
import { careCommands, type Care } from '../care/care.ts';
import { chatCommands } from '../chat/chatCommands.ts';
import type { Chats } from '../chat/chats.ts';
import type { Contacts } from '../contacts/contacts.ts';
import { contestCommands } from '../contests/contestCommands.ts';
import type { Contests } from '../contests/contests.ts';
import type { Dispositions } from '../dispositions/dispositions.ts';
import { dayCommands } from '../day/personDays.ts';
import type { Directory } from '../organisation/directory.ts';
import { evaluationCommands, type Evaluations } from '../evaluation/evaluations.ts';
import { helpCommands } from '../help/helpCommands.ts';
import type { HelpDesk } from '../help/helpDesk.ts';
import type { Hindrances } from '../hindrances/hindrances.ts';
import type { History } from '../history/history.ts';
import { kudosCommands } from '../kudos/kudosCommands.ts';
import type { KudosBook } from '../kudos/kudosBook.ts';
import { leagueCommands, type Leagues } from '../leagues/leagues.ts';
import { objectiveCommands, type ObjectivePlans } from '../objectives/objectivePlans.ts';
import { outageCommands } from '../outages/outageCommands.ts';
import type { Outages } from '../outages/outages.ts';
import type { PbxLink } from '../pbx/pbxLink.ts';
import { proposalCommands, type Proposals } from '../proposals/proposals.ts';
import { quietRoomCommands } from '../quietRoom/quietRoomCommands.ts';
import type { QuietRooms } from '../quietRoom/quietRooms.ts';
import { readinessCommands } from '../readiness/readinessCommands.ts';
import { muteCommands, type Mutes } from '../presence/mutes.ts';
import { issueRelays, type RelayConfig } from '../relays/relays.ts';
import type { RankingChoices } from '../ranking/rankingChoices.ts';
import type { RankingBoard } from '../ranking/rankingBoard.ts';
import { rewardCommands, type Rewards } from '../rewards/rewards.ts';
import type { Store } from '../store/store.ts';
import { activityCommands, type Activities } from '../activities/activities.ts';
import { statusCommands, type Statuses } from '../status/statuses.ts';
import { surveyCommands, type Surveys } from '../surveys/surveys.ts';
import type { Imports } from '../organisation/imports.ts';
import { unitCommands, type Units } from '../organisation/units.ts';
import { voiceCommands } from '../voiceBroadcast/voiceCommands.ts';
import type { VoiceBroadcasts } from '../voiceBroadcast/voiceBroadcasts.ts';
import { wallCommands, type Walls } from '../wall/walls.ts';
import type { Voicemail } from '../voicemail/voicemail.ts';
import type { CommandTable } from './commandTable.ts';
import type { Streams } from './streams.ts';

interface Concepts extends InCall {
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly store: Store;
  readonly agentStates: AgentStates;
  readonly announcements: Announcements;
  readonly announcementChanges: AnnouncementChanges;
  readonly announcementPlans: AnnouncementPlans;
  readonly proposals: Proposals;
  readonly ranking: RankingBoard;
  readonly rankingChoices: RankingChoices;
  readonly leagues: Leagues;
  readonly pbx: PbxLink;
  readonly relays: RelayConfig | null;
  readonly history: History;
  readonly dispositions: Dispositions;
  readonly contacts: Contacts;
  readonly voicemail: Voicemail;
  readonly callbacks: Callbacks;
  readonly hindrances: Hindrances;
  readonly streams: Streams;
  readonly outages: Outages;
  readonly helpDesk: HelpDesk;
  readonly kudos: KudosBook;
  readonly appeals: Appeals;
  readonly badges: Badges;
  readonly evaluations: Evaluations;
  readonly surveys: Surveys;
  readonly activities: Activities;
  readonly rewards: Rewards;
  readonly statuses: Statuses;
  readonly quietRooms: QuietRooms;
  readonly chats: Chats;
  readonly care: Care;
  readonly walls: Walls;
  readonly contests: Contests;
  readonly objectivePlans: ObjectivePlans;
  readonly mutes: Mutes;
  readonly voiceBroadcasts: VoiceBroadcasts;
  readonly imports: Imports;
  readonly units: Units;
}

/** Which concept carries out which command. */
export function createCommandTable(concepts: Concepts): CommandTable {
  const { clock, store, agentStates, ranking, pbx } = concepts;
  return {
    ...inCallCommands(concepts),
    'agentState.set': {
      isRecorded: true,
      async run({ to }, { person }) {
        await agentStates.request(person, { kind: 'requested', target: to, at: clock.now() });
        return { value: {} };
      },
    },
    'panel.pace': {
      isRecorded: false,
      async run(pace, { person, tokenHash }) {
        for (const stream of concepts.streams.of(person.id)) if (stream.tokenHash === tokenHash) stream.setPace(pace);
        return { value: {} };
      },
    },
    'pc.tell': {
      // Only what is so now; said again it changes nothing.
      isRecorded: false,
      async run(report, { person, client }) {
        if (client === 'desktop' && takesCalls(person)) concepts.hindrances.report(person, report);
        return { value: {} };
      },
    },
    'agentState.finishWrapUp': {
      isRecorded: true,
      async run(_input, { person }) {
        await agentStates.request(person, { kind: 'finishRequested', at: clock.now() });
        return { value: {} };
      },
    },
    'agentState.extendWrapUp': {
      isRecorded: true,
      async run(_input, { person }) {
        await agentStates.request(person, { kind: 'extendRequested', at: clock.now() });
        return { value: {} };
      },
    },
    'phone.credentials': {
      // Its answer holds a password, which is kept nowhere.
      isRecorded: false,
      async run(_input, { person }) {
        if (!takesCalls(person)) throw new HubError('command.notAllowed', { detail: 'no extension' });
        return { value: await pbx.startShift(person) };
      },
    },
    'phone.relays': {
      // Its answer holds a password, which is kept nowhere.
      isRecorded: false,
      async run(_input, { person }) {
        if (!takesCalls(person)) throw new HubError('command.notAllowed', { detail: 'no extension' });
        return { value: issueRelays(concepts.relays, person.extension ?? person.id, clock.now()) };
      },
    },
    ...announcementCommands(concepts),
    ...proposalCommands(concepts.proposals),
    'points.ledger': {
      isRecorded: false,
      async run({ before, limit }, { person }) {
        const entries = await store.readLedger({ personId: person.id, before, limit: limit + 1 });
        return { value: { entries: entries.slice(0, limit), hasMore: entries.length > limit } };
      },
    },
    'ranking.table': {
      isRecorded: false,
      run: async (question, { person }) => ({ value: await ranking.table(question, person) }),
    },
    'ranking.choose': {
      isRecorded: true,
      turn: ({ person }) => `ranking ${person.id}`,
      run: async (choice, { person }) => concepts.rankingChoices.choose(choice, person),
    },
    ...historyCommands(concepts),
    ...dispositionCommands(concepts),
    ...contactCommands(concepts),
    ...messageCommands(concepts),
    ...callbackCommands(concepts.callbacks),
    ...readinessCommands(clock),
    ...outageCommands(concepts.outages),
    ...helpCommands(concepts.helpDesk),
    ...dayCommands(concepts),
    ...kudosCommands(concepts.kudos),
    ...appealCommands(concepts.appeals),
    ...badgeCommands(concepts.badges),
    ...evaluationCommands(concepts.evaluations),
    ...leagueCommands(concepts.leagues),
    ...surveyCommands(concepts.surveys),
    ...activityCommands(concepts.activities),
    ...rewardCommands(concepts.rewards),
    ...statusCommands(concepts.statuses),
    ...quietRoomCommands(concepts.quietRooms),
    ...chatCommands(concepts.chats),
    ...careCommands(concepts.care),
    ...wallCommands(concepts.walls),
    ...contestCommands(concepts.contests),
    ...objectiveCommands(concepts.objectivePlans),
    ...muteCommands(concepts.mutes),
    ...voiceCommands(concepts.voiceBroadcasts),
    ...centreCommands(concepts),
    ...unitCommands(concepts.units),
    'session.signOut': {
      isRecorded: false,
      async run(_input, { person, tokenHash, client }) {
        // A browser beside the desktop ends its own session, not the shift.
        if (client === 'desktop' && takesCalls(person)) await pbx.endShift(person);
        return { value: {}, write: { removedSession: tokenHash } };
      },
    },
  };
}

function centreCommands({ imports }: Concepts): Pick<CommandTable, 'organisation.import' | 'account.makePasswords'> {
  return {
    // Again it finds the centre changed by the first time.
    'organisation.import': { isRecorded: false, run: (question, context) => imports.run(question, context) },
    'account.makePasswords': {
      // Its answer holds passwords, which are kept nowhere.
      isRecorded: false,
      run: ({ personIds }, context) => imports.makePasswords(personIds, context),
    },
  };
}

function historyCommands({
  history,
}: Concepts): Pick<CommandTable, 'history.read' | 'history.seeMissed' | 'call.quality'> {
  return {
    'history.read': {
      isRecorded: false,
      run: (question, { person }) => history.read(question, person),
    },
    'history.seeMissed': { isRecorded: true, run: async (input, { person }) => history.see(input, person) },
    'call.quality': { isRecorded: true, run: async (report, { person }) => history.tellQuality(report, person) },
  };
}

function dispositionCommands({ dispositions }: Concepts): Pick<CommandTable, 'call.dispose' | 'dispositions.today'> {
  return {
    'call.dispose': { isRecorded: true, run: (input, { person }) => dispositions.say(input, person) },
    'dispositions.today': {
      isRecorded: false,
      run: async (_input, { person }) => ({ value: await dispositions.today(person) }),
    },
  };
}

function contactCommands({ contacts }: Concepts): Pick<CommandTable, 'contacts.put' | 'contacts.remove'> {
  return {
    'contacts.put': { isRecorded: true, run: (input, { person }) => contacts.put(input.contacts, person) },
    'contacts.remove': { isRecorded: true, run: (input, { person }) => contacts.remove(input.ids, person) },
  };
}

function messageCommands({
  voicemail,
}: Concepts): Pick<CommandTable, 'voicemail.hear' | 'voicemail.remove' | 'voicemail.restore'> {
  return {
    'voicemail.hear': {
      isRecorded: true,
      run: async ({ messageId }, { person }) => voicemail.hear(messageId, person),
    },
    'voicemail.remove': {
      isRecorded: true,
      run: async ({ messageId }, { person }) => voicemail.remove(messageId, person),
    },
    'voicemail.restore': {
      isRecorded: true,
      run: ({ messageId }, { person }) => voicemail.restore(messageId, person),
    },
  };
}
