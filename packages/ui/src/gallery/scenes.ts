/**
 * Named scenes: one state of the host each, with the screen to open. Fixed data, so that pictures can be compared and
 * the same scenes can be checked for accessibility.
 */
import type { Person } from '@hearthline/protocol';
import { defaultSettings } from '../host/index.ts';
import { callbackScenes } from './callbacks.ts';
import { announcementScenes } from './announcementScenes.ts';
import { attachmentScenes } from './attachmentScenes.ts';
import { callScenes } from './callScenes.ts';
import { dataScenes } from './dataScenes.ts';
import { faultScenes } from './faultScenes.ts';
import { headsetScenes } from './headsetScenes.ts';
import {
  bare,
  connecting,
  full,
  inCall,
  lead,
  leader,
  mine,
  op,
  operator,
  ready,
  signedOut,
  unknown,
  waiting,
} from './hosts.ts';
import { mini, of, type Make, type Scene } from './scene.ts';
import { keyScenes } from './keyScenes.ts';
import { crowd, groupsOf, NOW, ofEveryWriting, organisation, people, presences, SECOND } from './people.ts';
import { readinessScenes } from './readinessScenes.ts';
import { outageScenes } from './outageScenes.ts';
import { helpScenes } from './helpScenes.ts';
import { aimScenes } from './aimScenes.ts';
import { activityScenes } from './activityScenes.ts';
import { careScenes } from './careScenes.ts';
import { chatScenes } from './chatScenes.ts';
import { quietRoomScenes } from './quietRoomScenes.ts';
import { statusScenes } from './statusScenes.ts';
import { surveyScenes } from './surveyScenes.ts';
import { voiceScenes } from './voiceScenes.ts';
import { wallScenes } from './wallScenes.ts';
import { writingScenes } from './writingScenes.ts';
import { restScenes } from './restScenes.ts';
import { recognitionScenes } from './recognitionScenes.ts';
import { recordScenes } from './records.ts';
import { soundScenes } from './soundScenes.ts';
import { serviceScenes } from './serviceScenes.ts';
import { ranking } from './team.ts';
import type { HostState } from './state.ts';
import { audio, call, goodLine, talking } from './telephony.ts';

/** Signed in as IT, in a browser. */
const asIt = (state: HostState): HostState =>
  state.session.kind !== 'signedIn'
    ? state
    : {
        ...state,
        agentState: null,
        app: { version: '0.1.0', kind: 'browser', hasPhone: false, keepsSecrets: false },
        session: { ...state.session, person: { ...state.session.person, role: 'it', extension: null } },
      };

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
  ...callScenes,
  ...readinessScenes({ of, op }),
  ...faultScenes({ of, op }),
  ...dataScenes({ of, op }),
  ...headsetScenes({ of, op }),
  ...soundScenes,
  ...keyScenes,
  ...outageScenes,
  ...restScenes,
  ...surveyScenes,
  ...wallScenes,
  ...writingScenes,
  ...activityScenes,
  ...careScenes,
  ...aimScenes,
  ...statusScenes,
  ...quietRoomScenes,
  ...chatScenes,
  ...helpScenes,
  ...voiceScenes,
  ...recognitionScenes,
  ...serviceScenes(op, inCall),
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
  settingsVoice: of('settings', (l) =>
    op(l, {
      settings: { ...defaultSettings, voice: { echo: true, noise: 'strong', gain: false } },
      audio: { ...audio(l), strongNoise: 'tooSlow' },
      room: { kind: 'listening', sound: 'animal' },
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
  teamCrowd: of('team', (l) => op(l, { people: crowd(l), presence: presences(crowd(l)) })),
  teamWritings: of('team', (l) => op(l, { people: ofEveryWriting(l) })),
  organisation: of('organisation', (l) => asIt(op(l))),
  organisationFull: of('organisation', (l) => asIt(full(l))),
  organisationLoading: of('organisation', (l) => asIt(unknown(operator({ language: l }), connecting))),
  organisationOffline: of('organisation', (l) => asIt(op(l, { hubLink: waiting }))),
  broadcastIt: of('broadcast', (l) => asIt(lead(l))),
  settingsDeedsEmpty: of('settings', (l) => op(l, { deeds: [] })),
  teamOffline: of('team', (l) => op(l, { hubLink: waiting })),
  points: of('points', (l) => op(l)),
  pointsEmpty: of('points', (l) => bare(operator({ language: l }))),
  pointsLower: of('points', (l) => {
    const state = operator({ language: l });
    return {
      ...state,
      ranking: ranking(
        state.people ?? [],
        groupsOf(organisation(l)).map(({ name }) => name),
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
  settingsMobile: of('settings', (l) => op(l, { mobile: { number: '13700000014' } })),
  settingsDecided: of('settings', (l) => op(l, { organisation: { ...organisation(l), autoAnswer: 'always' } })),
  leaderFloor: of('floor', (l) => lead(l)),
  leaderFloorEmpty: of('floor', (l) => ({ ...lead(l), people: [], presence: [], queues: [] })),
  leaderFloorLoading: of('floor', (l) => unknown(leader({ language: l }), connecting)),
  leaderFloorOffline: of('floor', (l) => lead(l, { hubLink: waiting })),
  leaderFloorFull: of('floor', (l) => ({ ...leader({ language: l, isLong: true }) })),
  ...announcementScenes({ of, op, lead, waiting, inCall }),
  ...attachmentScenes,
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
