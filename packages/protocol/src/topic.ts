import { z } from 'zod';
import { activity } from './activity.ts';
import { myAgentState } from './agentState.ts';
import { announcement } from './announcement.ts';
import { appeal } from './appeal.ts';
import { announcementPlan } from './announcementPlan.ts';
import { badgeRule, myBadges, sharedBadges } from './badge.ts';
import { callback } from './callback.ts';
import { careDay, careVisit, myBirthday } from './care.ts';
import { chat, chatMessage } from './chat.ts';
import { conference } from './conference.ts';
import { contact } from './contact.ts';
import { contest } from './contest.ts';
import { deed } from './deed.ts';
import { dispositionCodes } from './disposition.ts';
import { myHistory } from './history.ts';
import { myKudos } from './kudos.ts';
import { myObjectives, unitObjectives } from './objective.ts';
import { organisation, person } from './organisation.ts';
import { myDay, myLevel, myPoints, myRanking, rankingChoice, ruleText } from './points.ts';
import { myMobile } from './mobile.ts';
import { shownNumber } from './shownNumber.ts';
import { outage } from './outage.ts';
import { reward, rewardBalance, rewardRequest } from './reward.ts';
import { status } from './status.ts';
import { survey } from './survey.ts';
import { helpCall } from './helpCall.ts';
import { proposal } from './proposal.ts';
import { recording } from './recording.ts';
import { rest } from './rest.ts';
import { resultSums } from './result.ts';
import { parkedCall, ringingPhone } from './parking.ts';
import { myQuietRoom, quietLamp, quietSeat } from './quietRoom.ts';
import { presence, queueStatus } from './presence.ts';
import { voiceBroadcast, voiceOffer } from './voiceBroadcast.ts';
import { myVoicemail } from './voicemail.ts';
import { wall, wallChoice } from './wall.ts';

/**
 * What the hub tells a signed-in person, by topic. A value topic is replaced whole; a collection is keyed and changes
 * row by row. One line here is a new topic.
 */
export const valueTopics = {
  me: person,
  organisation,
  agentState: myAgentState,
  points: myPoints,
  level: myLevel,
  ranking: myRanking,
  rankingChoice,
  day: myDay,
  /** What callers said of my calls this month; absent for those who collect none. */
  results: resultSums,
  /** The conferences I am in: none or one, and more where I hold one and talk in another. */
  conferences: z.array(conference),
  /** The recordings of the calls I am in; empty: nothing of mine is recorded. */
  recordings: z.array(recording),
  shownNumber,
  /** My own number and nobody else's. */
  mobile: myMobile,
  /** Who is parked in my group. */
  parked: z.array(parkedCall),
  /** Which phones of my group ring, mine included. */
  ringing: z.array(ringingPhone),
  history: myHistory,
  dispositionCodes,
  voicemail: myVoicemail,
  /** My own live broadcast, with who listens: none or one; nobody else is told. */
  voiceBroadcasts: z.array(voiceBroadcast),
  /** Those that are for me now: none or one. */
  voiceOffers: z.array(voiceOffer),
  /** My own cuts; a leader's: those contested in the group. Newest first. */
  outages: z.array(outage),
  /** Announcements that are sent later, of a leader and of those whose audience she is in charge of; nobody else has any. */
  announcementPlans: z.array(announcementPlan),
  /** What leaders and IT did to me, newest first; nobody else is told. */
  deeds: z.array(deed),
  kudos: myKudos,
  /** My own; absent for those who collect none. */
  badges: myBadges,
  /** Mine and nobody else's; absent for those who take no calls. */
  objectives: myObjectives,
  /** Mine and nobody else's. */
  myBirthday,
  careDay,
  /** What I contested and what was corrected of mine; a leader's: of those she leads. Newest first. */
  appeals: z.array(appeal),
  /** Mine; absent for those who collect no points. */
  rewardBalance,
  /** Where I sit beside others, and who asks me to. */
  quietRoom: myQuietRoom,
  /** Of my group's room; absent for leaders and IT. */
  quietLamp,
  /** Whether walls name me; absent for leaders and IT. */
  wallChoice,
  /** Those I may change; operators have none. */
  walls: z.array(wall),
} as const;

export const collectionTopics = {
  people: person,
  presence,
  announcements: announcement,
  /** My own; and what those of the units I am in charge of ask and propose. */
  proposals: proposal,
  queues: queueStatus,
  rules: ruleText,
  /** My own and my group's; a leader's whole group. */
  callbacks: callback,
  /** My own, nobody else's. */
  contacts: contact,
  /** My own, and of those I lead; nobody else's. */
  rests: rest,
  /** By who asks: my own, and of those I lead. */
  helps: helpCall,
  /** Those that ask me, and those I ask. */
  surveys: survey,
  /** For me, and those I may change. */
  rewards: reward,
  /** What I asked for; a leader's: what those she leads asked for. */
  rewardRequests: rewardRequest,
  /** For me, of mine, and of those I may speak to. */
  activities: activity,
  /** For me, of mine, and of those I may speak to. */
  contests: contest,
  /** By unit and period: of those I am in charge of; nobody else is told. */
  unitObjectives,
  /** All there are, by their id. */
  badgeRules: badgeRule,
  /** By person: of those who show theirs. */
  sharedBadges,
  /** Of those I lead; nobody else is told of any. */
  careVisits: careVisit,
  /** By whose it is; those that have ended are not there. */
  statuses: status,
  /** Mine, with how far I have read. */
  chats: chat,
  /** By person: who sits where I sit; empty while I sit nowhere. */
  quietSeats: quietSeat,
  /** By id: the newest of each of my chats. */
  chatMessages: chatMessage,
} as const;

export type ValueTopic = keyof typeof valueTopics;
export type CollectionTopic = keyof typeof collectionTopics;
export type Topic = ValueTopic | CollectionTopic;
export type ValueOf<T extends ValueTopic> = z.infer<(typeof valueTopics)[T]>;
export type RowOf<T extends CollectionTopic> = z.infer<(typeof collectionTopics)[T]>;

/** A topic that names no value for this person (a leader has no points) is absent: `null`. */
export type TopicValues = { [T in ValueTopic]: ValueOf<T> | null } & {
  [T in CollectionTopic]: ReadonlyMap<string, RowOf<T>>;
};

/** A change of one topic. `reset` replaces a collection; `put` and `remove` touch one row, `putMany` a few. */
export const change = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('set'),
    topic: z.enum(Object.keys(valueTopics) as [ValueTopic, ...ValueTopic[]]),
    value: z.unknown(),
  }),
  z.object({
    op: z.literal('reset'),
    topic: z.enum(Object.keys(collectionTopics) as [CollectionTopic, ...CollectionTopic[]]),
    rows: z.array(z.tuple([z.string(), z.unknown()])),
  }),
  z.object({
    op: z.literal('put'),
    topic: z.enum(Object.keys(collectionTopics) as [CollectionTopic, ...CollectionTopic[]]),
    key: z.string(),
    row: z.unknown(),
  }),
  z.object({
    op: z.literal('putMany'),
    topic: z.enum(Object.keys(collectionTopics) as [CollectionTopic, ...CollectionTopic[]]),
    rows: z.array(z.tuple([z.string(), z.unknown()])),
  }),
  z.object({
    op: z.literal('remove'),
    topic: z.enum(Object.keys(collectionTopics) as [CollectionTopic, ...CollectionTopic[]]),
    key: z.string(),
  }),
]);
export type Change = z.infer<typeof change>;
