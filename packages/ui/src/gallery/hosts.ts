/** The people of the scenes, each with the host as they have it on an ordinary afternoon, and as it is when little is known. */
import type { MyAgentState, Person } from '@hearthline/protocol';
import { READINESS_AT_START, SOUND_TEST_IDLE } from '@hearthline/softphone-core/snapshot';
import { FAULTS_AT_START } from '../host/faults/faultMachine.ts';
import {
  defaultSettings,
  NO_FILES,
  NO_GLOBAL_KEYS,
  NO_HEADSETS,
  type HubLinkState,
  type Language,
} from '../host/index.ts';
import { callbackRows } from './callbacks.ts';
import { deedRows } from './organisationScenes.ts';
import { oneHeadset } from './headsets.ts';
import { groupsOf, HOUR, MINUTE, NOW, organisation, people, presences, SECOND, unhindered } from './people.ts';
import { badgeRules, badgesOf, firstLevel, level, sharedRows } from './badges.ts';
import { kudosOf } from './recognition.ts';
import { atNoTable } from './quietRooms.ts';
import { lineHistory } from './lineHistory.ts';
import { noResults, someResults } from './results.ts';
import { noRewards, rewardDeskOf, rewardsOf, unknownRewards } from './rewards.ts';
import { noWalls, wallsOfLeader, wallsOfOperator } from './wallRows.ts';
import { noRecords, records } from './records.ts';
import type { HostState } from './state.ts';
import { announcements, points, queueRows, ranking, rules } from './team.ts';
import { audio, goodLine } from './telephony.ts';

const live: HubLinkState = {
  kind: 'live',
  since: NOW - 6 * HOUR,
  retryAt: null,
  problem: null,
  outboxCount: 0,
  clockOffsetMs: 0,
};
export const mine = (confirmed: MyAgentState['confirmed'], more: Partial<MyAgentState> = {}): MyAgentState => ({
  confirmed,
  pending: null,
  ...unhindered,
  isPbxConnected: true,
  ...more,
});
const onBreak = mine({ kind: 'notReady', reason: 'break', since: NOW - 372 * SECOND });
export const ready = mine({ kind: 'ready', since: NOW - 48 * SECOND });
export const inCall = mine({ kind: 'talking', since: NOW - 267 * SECOND, callId: 'c', queue: 'q' });

interface Base {
  readonly language: Language;
  readonly isLong?: boolean;
}

/** An operator at home on an ordinary afternoon. */
export const operator = ({ language, isLong = false }: Base): HostState => {
  const persons = people(language, isLong);
  const tree = organisation(language);
  return {
    app: { version: '0.1.0', kind: 'desktop', hasPhone: true, keepsSecrets: true },
    session: { kind: 'signedIn', person: persons[0] as Person, isRemembered: true },
    hubLink: live,
    readiness: READINESS_AT_START,
    soundTest: SOUND_TEST_IDLE,
    room: { kind: 'off' },
    globalKeys: NO_GLOBAL_KEYS,
    faults: FAULTS_AT_START,
    dataUse: { lines: [] },
    settings: {
      ...defaultSettings,
      lastReadiness: { at: NOW - 6 * HOUR, worst: 'green' },
      hubUrl: 'https://hub.example.org',
      account: 'lin.xiaoman',
    },
    notices: [],
    offeredNumber: null,
    panelAsOf: null,
    power: { source: 'mains', levelRatio: null, secondsLeft: null },
    line: goodLine,
    calls: [],
    qualityHistory: [],
    audio: audio(language),
    ...oneHeadset,
    files: NO_FILES,
    organisation: tree,
    ...records(),
    callbacks: callbackRows(language),
    outages: [],
    rests: [],
    helps: [],
    surveys: [],
    activities: [],
    myBirthday: { birthday: null },
    careDay: { workday: '2026-11-21', mine: [], mates: [], coming: null },
    careVisits: [],
    objectives: { running: [], closed: [] },
    contests: [],
    unitObjectives: [],
    statuses: [],
    ...atNoTable,
    chats: [],
    chatMessages: [],
    chatWaiting: [],
    deeds: deedRows(language),
    kudos: kudosOf(language, 0),
    appeals: [],
    rankingChoice: { isHidden: false },
    ...wallsOfOperator,
    level,
    badges: badgesOf(language),
    results: someResults,
    badgeRules,
    sharedBadges: sharedRows,
    ...rewardsOf(language),
    agentState: onBreak,
    points: points(language),
    ranking: ranking(
      persons,
      groupsOf(tree).map(({ name }) => name),
    ),
    day: {
      ...{ workday: '2026-11-21', callCount: 38, yesterdayCallCount: 35, signedInAt: NOW - 350 * MINUTE },
      ...{ talkMs: 160 * MINUTE, readyMs: 94 * MINUTE, notReadyMs: 46 * MINUTE, wrapUpMs: 42 * MINUTE },
    },
    people: persons,
    presence: presences(persons),
    announcements: announcements(language, null),
    announcementPlans: [],
    proposals: [],
    queues: queueRows(),
    rules,
    conferences: [],
    recordings: [],
    parked: [],
    ringing: [],
    shownNumber: { choices: [], chosen: null },
    mobile: { number: null },
    voiceBroadcasts: [],
    voiceOffers: [],
    broadcastLeg: null,
  };
};

/** A leader in a browser. */
export const leader = (base: Base): HostState => {
  const state = operator(base);
  const person = (state.people?.[11] ?? null) as Person;
  const missing = (state.people ?? []).slice(3, 22).map(({ id }) => id);
  return {
    ...state,
    app: { version: '0.1.0', kind: 'browser', hasPhone: false, keepsSecrets: false },
    session: { kind: 'signedIn', person, isRemembered: true },
    line: { ...goodLine, state: { kind: 'off' } },
    headset: { kind: 'unsupported' },
    headsets: [],
    headsetDesk: NO_HEADSETS,
    agentState: null,
    points: null,
    level: null,
    objectives: null,
    badges: null,
    results: null,
    ...rewardDeskOf(base.language),
    quietLamp: null,
    ...wallsOfLeader(base.language),
    day: null,
    ranking: state.ranking === null ? null : { ...state.ranking, mine: null, neighbours: [] },
    careDay: { workday: '2026-11-21', mine: [], mates: [], coming: [] },
    announcements: announcements(base.language, missing).map((item) => ({ ...item, acknowledgedAt: NOW - HOUR })),
  };
};

/** Nothing has been told yet. */
export const unknown = (state: HostState, hub: HubLinkState): HostState => ({
  ...state,
  hubLink: hub,
  organisation: null,
  agentState: null,
  points: null,
  ranking: null,
  day: null,
  people: null,
  presence: null,
  announcements: null,
  announcementPlans: null,
  proposals: null,
  queues: null,
  rules: null,
  conferences: null,
  recordings: null,
  deeds: null,
  rests: null,
  helps: null,
  kudos: null,
  appeals: null,
  rankingChoice: null,
  ...noWalls,
  level: null,
  badges: null,
  results: null,
  badgeRules: null,
  sharedBadges: null,
  ...unknownRewards,
  surveys: null,
  activities: null,
  myBirthday: null,
  careDay: null,
  careVisits: null,
  objectives: null,
  contests: null,
  unitObjectives: null,
  statuses: null,
  quietRoom: null,
  quietSeats: null,
  quietLamp: null,
  chats: null,
  chatMessages: null,
  parked: null,
  ringing: null,
  shownNumber: null,
  mobile: null,
  voiceBroadcasts: null,
  voiceOffers: null,
  ...noRecords,
});

/** All told, and there is nothing. */
export const bare = (state: HostState): HostState => ({
  ...state,
  agentState: mine({ kind: 'notReady', reason: 'signedIn', since: NOW - 12 * SECOND }),
  points: points('zh-CN', 0),
  ranking: state.ranking === null ? null : { ...state.ranking, mine: null, neighbours: [], groups: [] },
  day: {
    ...{ workday: '2026-11-21', callCount: 0, yesterdayCallCount: 0, signedInAt: NOW - 12 * SECOND },
    ...{ talkMs: 0, readyMs: 0, notReadyMs: 0, wrapUpMs: 0 },
  },
  people: state.people?.slice(0, 1) ?? null,
  presence: [],
  announcements: [],
  deeds: [],
  kudos: { got: [], given: [], thanksLeft: 3 },
  appeals: [],
  level: firstLevel,
  badges: { isShared: false, earned: [] },
  results: noResults,
  sharedBadges: [],
  ...noRewards,
  queues: [],
});

export const connecting: HubLinkState = { ...live, kind: 'connecting' };
export const waiting: HubLinkState = {
  ...live,
  kind: 'waiting',
  since: NOW - 11 * MINUTE,
  retryAt: NOW + 8 * SECOND,
  problem: 'hub.unreachable',
  outboxCount: 1,
};

export const op = (language: Language, change: Partial<HostState> = {}): HostState => ({
  ...operator({ language }),
  qualityHistory: (change.calls ?? []).flatMap(lineHistory),
  ...change,
});
export const lead = (language: Language, change: Partial<HostState> = {}): HostState => ({
  ...leader({ language }),
  ...change,
});
export const full = (language: Language, change: Partial<HostState> = {}): HostState => {
  const state = operator({ language, isLong: true });
  const long = people(language, true)[3]?.name ?? '';
  return {
    ...state,
    announcements: (state.announcements ?? []).map((item) => ({
      ...item,
      title: (item.title + long + long).slice(0, 80),
      body: item.body.repeat(6),
      authorName: long,
    })),
    qualityHistory: (change.calls ?? []).flatMap(lineHistory),
    ...change,
  };
};
export const signedOut = (
  language: Language,
  session: HostState['session'],
  change: Partial<HostState> = {},
): HostState => ({
  ...unknown(operator({ language }), { ...live, kind: 'off' }),
  session,
  ...change,
});
