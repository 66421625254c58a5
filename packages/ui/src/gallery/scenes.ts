/**
 * Named scenes: one state of the host each, with the screen to open. Fixed data, so that pictures can be compared and
 * the same scenes can be checked for accessibility.
 */
import type { MyAgentState, Person } from '@hearthline/protocol';
import type { ScreenId } from '../app/router.tsx';
import { defaultSettings, type HubLinkState, type Language } from '../host/index.ts';
import type { Answers } from './FakeHost.ts';
import { callbackRows, callbackScenes } from './callbacks.ts';
import { HOUR, MINUTE, NOW, organisation, people, presences, SECOND } from './people.ts';
import { serviceScenes } from './serviceScenes.ts';
import { noRecords, recordAnswers, records, recordScenes } from './records.ts';
import type { HostState } from './state.ts';
import { announcements, ledger, points, queueRows, ranking, rules } from './team.ts';
import { audio, call, consulting, goodLine, heldOther, poorQuality, talking, transferring } from './telephony.ts';

export interface Scene {
  readonly screen: ScreenId | null;
  /** Default: the main window. */
  readonly page?: 'mini';
  readonly state: HostState;
  readonly answers?: Answers;
}

const live: HubLinkState = {
  kind: 'live',
  since: NOW - 6 * HOUR,
  retryAt: null,
  problem: null,
  outboxCount: 0,
  clockOffsetMs: 0,
};
const mine = (confirmed: MyAgentState['confirmed'], more: Partial<MyAgentState> = {}): MyAgentState => ({
  confirmed,
  pending: null,
  isPbxConnected: true,
  ...more,
});
const onBreak = mine({ kind: 'notReady', reason: 'break', since: NOW - 372 * SECOND });
const ready = mine({ kind: 'ready', since: NOW - 48 * SECOND });
const inCall = mine({ kind: 'talking', since: NOW - 267 * SECOND, callId: 'c', queue: 'q' });

interface Base {
  readonly language: Language;
  readonly isLong?: boolean;
}

/** An operator at home on an ordinary afternoon. */
const operator = ({ language, isLong = false }: Base): HostState => {
  const persons = people(language, isLong);
  const tree = organisation(language);
  return {
    app: { version: '0.1.0', kind: 'desktop', hasPhone: true, keepsSecrets: true },
    session: { kind: 'signedIn', person: persons[0] as Person, isRemembered: true },
    hubLink: live,
    settings: { ...defaultSettings, hubUrl: 'https://hub.example.org', account: 'lin.xiaoman' },
    notices: [],
    offeredNumber: null,
    line: goodLine,
    calls: [],
    audio: audio(language),
    headset: { kind: 'ready', productName: 'USB Headset', driver: 'generic' },
    organisation: tree,
    ...records(),
    callbacks: callbackRows(language),
    agentState: onBreak,
    points: points(language),
    ranking: ranking(
      persons,
      tree.groups.map(({ name }) => name),
    ),
    day: {
      workday: '2026-11-21',
      callCount: 38,
      yesterdayCallCount: 35,
      talkMs: 160 * MINUTE,
      readyMs: 94 * MINUTE,
      notReadyMs: 46 * MINUTE,
      wrapUpMs: 42 * MINUTE,
      signedInAt: NOW - 350 * MINUTE,
    },
    people: persons,
    presence: presences(persons),
    announcements: announcements(language, null),
    queues: queueRows(),
    rules,
    conferences: [],
    recordings: [],
    parked: [],
    ringing: [],
    shownNumber: { choices: [], chosen: null },
  };
};

/** A leader in a browser. */
const leader = (base: Base): HostState => {
  const state = operator(base);
  const person = (state.people?.[11] ?? null) as Person;
  const missing = (state.people ?? []).slice(3, 22).map(({ id }) => id);
  return {
    ...state,
    app: { version: '0.1.0', kind: 'browser', hasPhone: false, keepsSecrets: false },
    session: { kind: 'signedIn', person, isRemembered: true },
    line: { ...goodLine, state: { kind: 'off' } },
    headset: { kind: 'unsupported' },
    agentState: null,
    points: null,
    day: null,
    ranking: state.ranking === null ? null : { ...state.ranking, mine: null, neighbours: [] },
    announcements: announcements(base.language, missing).map((item) => ({ ...item, acknowledgedAt: NOW - HOUR })),
  };
};

/** Nothing has been told yet. */
const unknown = (state: HostState, hub: HubLinkState): HostState => ({
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
  queues: null,
  rules: null,
  conferences: null,
  recordings: null,
  parked: null,
  ringing: null,
  shownNumber: null,
  ...noRecords,
});

/** All told, and there is nothing. */
const bare = (state: HostState): HostState => ({
  ...state,
  agentState: mine({ kind: 'notReady', reason: 'signedIn', since: NOW - 12 * SECOND }),
  points: points('zh-CN', 0),
  ranking: state.ranking === null ? null : { ...state.ranking, mine: null, neighbours: [], groups: [] },
  day: {
    workday: '2026-11-21',
    callCount: 0,
    yesterdayCallCount: 0,
    talkMs: 0,
    readyMs: 0,
    notReadyMs: 0,
    wrapUpMs: 0,
    signedInAt: NOW - 12 * SECOND,
  },
  people: state.people?.slice(0, 1) ?? null,
  presence: [],
  announcements: [],
  queues: [],
});

const connecting: HubLinkState = { ...live, kind: 'connecting' };
const waiting: HubLinkState = {
  ...live,
  kind: 'waiting',
  since: NOW - 11 * MINUTE,
  retryAt: NOW + 8 * SECOND,
  problem: 'hub.unreachable',
  outboxCount: 1,
};

const answers = (language: Language): Answers => ({
  ...recordAnswers(),
  readLedger: () => ({ entries: ledger(language, 20, 20), hasMore: false }),
  readRanking: ({ by }) => ({
    workday: '2026-11-21',
    rows:
      by === 'group'
        ? organisation(language).groups.map(({ id, name }, index) => ({
            key: id,
            name,
            points: 40 - index,
            rank: index < 3 ? index + 1 : null,
          }))
        : people(language, false).map(({ id, name }, index) => ({
            key: id,
            name,
            points: 80 - index,
            rank: index < 30 ? index + 1 : null,
          })),
  }),
  publish: () => ({ announcementId: 'a9' }),
});

type Make = (language: Language) => Scene;
const of =
  (screen: ScreenId | null, make: (language: Language) => HostState): Make =>
  (language) => ({
    screen,
    state: make(language),
    answers: answers(language),
  });
const mini =
  (make: (language: Language) => HostState): Make =>
  (language) => ({ screen: null, page: 'mini', state: make(language), answers: answers(language) });
const op = (language: Language, change: Partial<HostState> = {}): HostState => ({
  ...operator({ language }),
  ...change,
});
const lead = (language: Language, change: Partial<HostState> = {}): HostState => ({
  ...leader({ language }),
  ...change,
});
const full = (language: Language, change: Partial<HostState> = {}): HostState => {
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
    ...change,
  };
};
const signedOut = (language: Language, session: HostState['session'], change: Partial<HostState> = {}): HostState => ({
  ...unknown(operator({ language }), { ...live, kind: 'off' }),
  session,
  ...change,
});

export const scenes = {
  signedOut: of(null, (l) => signedOut(l, { kind: 'signedOut', problem: null, retryAfterS: null })),
  signInWrong: of(null, (l) => signedOut(l, { kind: 'signedOut', problem: 'signIn.wrong', retryAfterS: null })),
  signInTooMany: of(null, (l) => signedOut(l, { kind: 'signedOut', problem: 'signIn.tooMany', retryAfterS: 42 })),
  signInNoKeyStore: of(null, (l) =>
    signedOut(
      l,
      { kind: 'signedOut', problem: 'hub.unknownServer', retryAfterS: null },
      { app: { version: '0.1.0', kind: 'desktop', hasPhone: true, keepsSecrets: false } },
    ),
  ),
  signingIn: of(null, (l) => signedOut(l, { kind: 'signingIn' })),
  today: of('today', (l) => op(l)),
  todayEmpty: of('today', (l) => bare(operator({ language: l }))),
  todayLoading: of('today', (l) => unknown(operator({ language: l }), connecting)),
  todayNever: of('today', (l) => unknown(operator({ language: l }), waiting)),
  todayOffline: of('today', (l) => op(l, { hubLink: waiting })),
  todayFull: of('today', (l) => full(l)),
  phone: of('phone', (l) => op(l, { agentState: ready })),
  phoneFallback: of('phone', (l) =>
    op(l, { agentState: ready, line: { ...goodLine, serverUrl: 'wss://edge2.example.org/ws', isFallback: true } }),
  ),
  phoneLineLost: of('phone', (l) =>
    op(l, {
      agentState: ready,
      line: { ...goodLine, state: { kind: 'waiting', attempt: 3, retryAt: NOW + 8 * SECOND, problem: 'line.lost' } },
    }),
  ),
  ringing: of('phone', (l) =>
    op(l, {
      agentState: mine({ kind: 'offered', since: NOW - 4 * SECOND, callId: 'c', queue: 'q' }),
      calls: [call(l, { kind: 'ringingHere' })],
    }),
  ),
  ringingToday: of('today', (l) => op(l, { agentState: ready, calls: [call(l, { kind: 'ringingHere' })] })),
  talking: of('phone', (l) => op(l, { agentState: inCall, calls: [talking(l), heldOther(l)] })),
  ...serviceScenes(op, inCall),
  talkingToday: of('today', (l) =>
    op(l, { agentState: { ...inCall, pending: { kind: 'notReady', reason: 'break' } }, calls: [talking(l)] }),
  ),
  talkingPoor: of('phone', (l) =>
    op(l, {
      agentState: inCall,
      calls: [talking(l, { quality: poorQuality })],
      notices: [{ id: 'n', code: 'pbx.unreachable', at: NOW }],
    }),
  ),
  muted: of('phone', (l) => op(l, { agentState: inCall, calls: [talking(l, { isMuted: true })] })),
  held: of('phone', (l) =>
    op(l, {
      agentState: inCall,
      calls: [
        talking(l, {
          state: {
            kind: 'talking',
            since: NOW - 267 * SECOND,
            hold: 'here',
            heldSince: NOW - 21 * SECOND,
            isHoldPending: false,
          },
        }),
      ],
    }),
  ),
  secondCall: of('phone', (l) =>
    op(l, { agentState: inCall, calls: [talking(l), call(l, { kind: 'ringingHere' }, { id: 'call-3' })] }),
  ),
  consulting: of('phone', (l) => op(l, { agentState: inCall, calls: consulting(l) })),
  transferring: of('phone', (l) => op(l, { agentState: inCall, calls: [transferring(l)] })),
  transferFailed: of('phone', (l) =>
    op(l, {
      agentState: inCall,
      calls: [
        talking(l, {
          isGivenBack: true,
          transfer: { kind: 'failed', to: people(l, false)[4]?.extension ?? '', problem: 'busy' },
        }),
      ],
    }),
  ),
  transferred: of('phone', (l) =>
    op(l, {
      agentState: ready,
      calls: [call(l, { kind: 'ended', at: NOW, reason: 'transferred', talkedMs: 267 * SECOND })],
    }),
  ),
  answeredItself: of('phone', (l) =>
    op(l, { agentState: inCall, calls: [talking(l, { isAnsweredByItself: true, digitsReceived: '110#' })] }),
  ),
  callFull: of('phone', (l) =>
    full(l, {
      agentState: inCall,
      calls: [
        talking(l, { peerName: people(l, true)[5]?.name ?? null }),
        { ...heldOther(l), peerName: people(l, true)[6]?.name ?? null },
      ],
    }),
  ),
  dialling: of('phone', (l) =>
    op(l, {
      calls: [
        call(
          l,
          { kind: 'ringingThere', hasEarlyMedia: false },
          { direction: 'out', queue: null, peerName: null, peerNumber: '1004' },
        ),
      ],
    }),
  ),
  ended: of('phone', (l) =>
    op(l, {
      agentState: ready,
      calls: [call(l, { kind: 'ended', at: NOW, reason: 'hungUpThere', talkedMs: 267 * SECOND })],
    }),
  ),
  linkOffered: of('today', (l) =>
    op(l, { agentState: ready, offeredNumber: { number: '+8651788124455', extension: '123', from: 'link' } }),
  ),
  linkInCall: of('phone', (l) =>
    op(l, {
      calls: [talking(l)],
      offeredNumber: { number: '13900002046', extension: null, from: 'program' },
      notices: [{ id: 'n', code: 'link.hasExtras', at: NOW }],
    }),
  ),
  settingsPrograms: of('settings', (l) =>
    op(l, {
      settings: {
        ...defaultSettings,
        screenPop: { template: 'https://crm.example/?n={number}&q={queue}', when: 'answered' },
        localApi: { isOn: true, dial: 'ask' },
      },
    }),
  ),
  settingsBadTemplate: of('settings', (l) =>
    op(l, {
      settings: { ...defaultSettings, screenPop: { template: 'http://crm.example/{phone}', when: 'ringing' } },
    }),
  ),
  miniIdle: mini((l) => op(l, { agentState: ready })),
  miniSignedOut: mini((l) => signedOut(l, { kind: 'signedOut', problem: null, retryAfterS: null })),
  miniRinging: mini((l) => op(l, { calls: [call(l, { kind: 'ringingHere' })] })),
  miniTalking: mini((l) => op(l, { agentState: inCall, calls: [talking(l)] })),
  miniHeld: mini((l) =>
    full(l, {
      calls: [
        talking(l, {
          peerName: people(l, true)[5]?.name ?? null,
          state: {
            kind: 'talking',
            since: NOW - 267 * SECOND,
            hold: 'here',
            heldSince: NOW - 30 * SECOND,
            isHoldPending: false,
          },
        }),
      ],
    }),
  ),
  wrapUp: of('today', (l) =>
    op(l, {
      agentState: mine({
        kind: 'wrapUp',
        since: NOW - 12 * SECOND,
        endsAt: NOW + 18 * SECOND,
        isExtended: false,
        callId: 'c',
      }),
    }),
  ),
  wrapUpOffline: of('phone', (l) =>
    op(l, {
      hubLink: waiting,
      agentState: mine({
        kind: 'wrapUp',
        since: NOW - 12 * SECOND,
        endsAt: NOW + 18 * SECOND,
        isExtended: false,
        callId: 'c',
      }),
    }),
  ),
  pending: of('phone', (l) => op(l, { agentState: { ...ready, pending: { kind: 'notReady', reason: 'meal' } } })),
  noPbx: of('phone', (l) =>
    op(l, {
      agentState: { ...ready, isPbxConnected: false },
      headset: { kind: 'failed', productName: 'USB', problem: 'headset.busy' },
    }),
  ),
  team: of('team', (l) => op(l)),
  teamEmpty: of('team', (l) => ({ ...bare(operator({ language: l })), people: [] })),
  teamLoading: of('team', (l) => unknown(operator({ language: l }), connecting)),
  teamFull: of('team', (l) => full(l)),
  points: of('points', (l) => op(l)),
  pointsEmpty: of('points', (l) => bare(operator({ language: l }))),
  pointsLower: of('points', (l) => {
    const state = operator({ language: l });
    return {
      ...state,
      ranking: ranking(
        state.people ?? [],
        organisation(l).groups.map(({ name }) => name),
        false,
      ),
    };
  }),
  pointsFull: of('points', (l) => {
    const state = full(l);
    return {
      ...state,
      ranking: ranking(
        state.people ?? [],
        (state.people ?? []).slice(0, 6).map(({ name }) => name),
      ),
    };
  }),
  announcements: of('announcements', (l) => op(l)),
  announcementsEmpty: of('announcements', (l) => bare(operator({ language: l }))),
  announcementsFull: of('announcements', (l) => full(l, { hubLink: waiting })),
  settings: of('settings', (l) => op(l)),
  settingsDecided: of('settings', (l) => op(l, { organisation: { ...organisation(l), autoAnswer: 'always' } })),
  leaderFloor: of('floor', (l) => lead(l)),
  leaderFloorEmpty: of('floor', (l) => ({ ...lead(l), people: [], presence: [], queues: [] })),
  leaderFloorLoading: of('floor', (l) => unknown(leader({ language: l }), connecting)),
  leaderFloorOffline: of('floor', (l) => lead(l, { hubLink: waiting })),
  leaderFloorFull: of('floor', (l) => ({ ...leader({ language: l, isLong: true }) })),
  broadcast: of('broadcast', (l) => lead(l)),
  broadcastEmpty: of('broadcast', (l) => lead(l, { announcements: [] })),
  leaderPoints: of('points', (l) => lead(l)),
  itTeam: of('team', (l) => {
    const state = leader({ language: l });
    const person = { ...(state.people?.[11] as Person), role: 'it' as const };
    return { ...state, session: { kind: 'signedIn', person, isRemembered: false }, ranking: null, announcements: [] };
  }),
  ...callbackScenes<Scene>({ of, op, lead, full, unknown, waiting, connecting }),
  ...recordScenes<Scene>({ of, op, lead, full, unknown, waiting, connecting }),
} satisfies Record<string, Make>;

export type SceneName = keyof typeof scenes;
export const sceneNames = Object.keys(scenes) as SceneName[];
