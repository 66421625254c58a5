/**
 * What the screens need of the rest: values they show and commands they send. In the desktop the engine implements it
 * behind a MessagePort; in a browser it lives in the same page. One table each, parsed at both ends.
 */
import {
  announcement,
  chosenReason,
  commands,
  ledgerEntry,
  myAgentState,
  myDay,
  myPoints,
  myRanking,
  organisation,
  person,
  presence,
  queueStatus,
  ruleText,
} from '@hearthline/protocol';
import {
  audioSnapshot,
  callSnapshot,
  deviceRole,
  headsetState,
  lineSnapshot,
} from '@hearthline/softphone-core/snapshot';
import type { ReadableValue } from '@hearthline/softphone-core/value';
import { z } from 'zod';
import { activityCommands, activityValues } from './activityContract.ts';
import { aimCommands, aimValues } from './aimContract.ts';
import { announcementCommands, announcementValues } from './announcements/announcementContract.ts';
import { careCommands, careValues } from './careContract.ts';
import { offeredNumber } from './links/linkDesk.ts';
import { powerState } from './pc.ts';
import { dayCommands } from './dayContract.ts';
import { dataValues } from './dataUse/dataContract.ts';
import { qualityValues } from './quality/qualityHistory.ts';
import { faultCommands, faultValues } from './faults/faultContract.ts';
import { fileCommands, fileValues } from './files/fileContract.ts';
import { helpCommands, helpValues } from './helpContract.ts';
import { headsetCommands, headsetValues } from './headsets/headsetContract.ts';
import { problemCode } from './problem.ts';
import { serviceCommands, serviceValues } from './serviceContract.ts';
import { chatCommands, chatValues } from './chat/chatContract.ts';
import { statusCommands, statusValues } from './statusContract.ts';
import { surveyCommands, surveyValues } from './surveyContract.ts';
import { settings, settingsChange } from './settings.ts';
import { soundCommands, soundValues } from './sound/soundContract.ts';
import { callbackCommands, callbackValues } from './callbackContract.ts';
import { quietRoomCommands, quietRoomValues } from './quietRoom/quietRoomContract.ts';
import { proposalCommands, proposalValues } from './proposals/proposalContract.ts';
import { readinessCommands, readinessValues } from './readiness/readinessContract.ts';
import { organisationCommands, organisationValues } from './organisationContract.ts';
import { outageCommands, outageValues } from './outageContract.ts';
import { recognitionCommands, recognitionValues } from './recognitionContract.ts';
import { recordCommands, recordValues } from './recordsContract.ts';
import { restValues } from './restContract.ts';
import { roomCommands, roomValues } from './room.ts';
import { voiceCommands, voiceValues } from './voice/voiceContract.ts';
import { wallCommands, wallValues } from './wallContract.ts';
import { shortcutCommands, shortcutValues } from './shortcuts/shortcutContract.ts';

/** Who is signed in on this PC. */
export const sessionState = z.discriminatedUnion('kind', [
  /** `problem`: why the last try failed or the session ended; null on a plain start. */
  z.object({
    kind: z.literal('signedOut'),
    problem: problemCode.nullable(),
    /** Seconds to wait before another try is allowed, with `signIn.tooMany`. */
    retryAfterS: z.number().nullable(),
  }),
  z.object({ kind: z.literal('signingIn') }),
  z.object({
    kind: z.literal('signedIn'),
    person,
    /** True: the token is in the OS key store and the next start signs in by itself. False: for this run only. */
    isRemembered: z.boolean(),
  }),
]);
export type SessionState = z.infer<typeof sessionState>;

/** The socket to the hub. */
export const hubLinkState = z.object({
  kind: z.enum(['off', 'connecting', 'live', 'waiting', 'refused']),
  since: z.number(),
  retryAt: z.number().nullable(),
  problem: problemCode.nullable(),
  /** Things said offline that wait to be sent. */
  outboxCount: z.number().int(),
  /** Hub clock minus this PC's clock, ms; hub moments are shown against it. */
  clockOffsetMs: z.number(),
});
export type HubLinkState = z.infer<typeof hubLinkState>;

/** Something to tell the person that no screen asked for. Stays until dismissed or no longer true. */
export const notice = z.object({ id: z.string(), code: problemCode, at: z.number() });
export type Notice = z.infer<typeof notice>;

/** What this Hearthline can do. */
export const appInfo = z.object({
  version: z.string(),
  kind: z.enum(['desktop', 'browser']),
  /** False in a browser: no phone, no headset; those screens are not shown. */
  hasPhone: z.boolean(),
  /** Whether secrets survive a restart (a real OS key store). */
  keepsSecrets: z.boolean(),
});
export type AppInfo = z.infer<typeof appInfo>;

/** Topics are null until the hub has told them once; after that they stay readable offline. */
export const hostValues = {
  app: appInfo,
  session: sessionState,
  hubLink: hubLinkState,
  /** What the hub told was true then, by this PC's clock; null: it is true now, or nothing is known. */
  panelAsOf: z.number().nullable(),
  settings,
  notices: z.array(notice),
  /** From a link or another program; dialled only when the person presses for it (links/SPEC.md). */
  offeredNumber: offeredNumber.nullable(),
  power: powerState,
  line: lineSnapshot,
  calls: z.array(callSnapshot),
  audio: audioSnapshot,
  headset: headsetState,
  organisation: organisation.nullable(),
  agentState: myAgentState.nullable(),
  points: myPoints.nullable(),
  ranking: myRanking.nullable(),
  day: myDay.nullable(),
  people: z.array(person).nullable(),
  presence: z.array(presence).nullable(),
  announcements: z.array(announcement).nullable(),
  queues: z.array(queueStatus).nullable(),
  rules: z.array(ruleText).nullable(),
  ...announcementValues,
  ...proposalValues,
  ...serviceValues,
  ...recordValues,
  ...callbackValues,
  ...readinessValues,
  ...soundValues,
  ...faultValues,
  ...dataValues,
  ...fileValues,
  ...qualityValues,
  ...headsetValues,
  ...outageValues,
  ...restValues,
  ...helpValues,
  ...recognitionValues,
  ...surveyValues,
  ...activityValues,
  ...aimValues,
  ...careValues,
  ...statusValues,
  ...quietRoomValues,
  ...chatValues,
  ...wallValues,
  ...organisationValues,
  ...roomValues,
  ...shortcutValues,
  ...voiceValues,
} as const;
export type HostValueName = keyof typeof hostValues;
export type HostValue<N extends HostValueName> = z.infer<(typeof hostValues)[N]>;

const nothing = z.void();
const ofCall = z.object({ callId: z.string() });
const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const hostCommands = {
  ...serviceCommands,
  signIn: command(
    z.object({
      hubUrl: z.string().max(300),
      account: z.string().max(64),
      password: z.string().max(200),
      remember: z.boolean(),
    }),
    nothing,
  ),
  /** `signOut.inCall` while a call lives, unless `endsCalls` says that the person was asked. */
  signOut: command(z.object({ endsCalls: z.boolean().optional() }), nothing),
  dial: command(z.object({ number: z.string().max(64) }), z.object({ callId: z.string() })),
  answer: command(ofCall, nothing),
  reject: command(ofCall, nothing),
  hangUp: command(ofCall, nothing),
  hold: command(ofCall, nothing),
  retrieve: command(ofCall, nothing),
  setMuted: command(z.object({ callId: z.string(), isMuted: z.boolean() }), nothing),
  sendDigits: command(z.object({ callId: z.string(), tones: z.string().regex(/^[0-9*#A-D]+$/) }), nothing),
  /** Hands the caller on; `CallSnapshot.transfer` tells how it goes. */
  transfer: command(z.object({ callId: z.string(), number: z.string().max(64) }), nothing),
  /** Asks somebody first, with the caller held. */
  consult: command(z.object({ callId: z.string(), number: z.string().max(64) }), ofCall),
  completeTransfer: command(ofCall, nothing),
  cancelTransfer: command(ofCall, nothing),
  chooseDevice: command(z.object({ role: deviceRole, deviceId: z.string().nullable() }), nothing),
  connectHeadset: command(z.object({}), nothing),
  setReady: command(z.object({}), nothing),
  setNotReady: command(z.object({ reason: chosenReason }), nothing),
  finishWrapUp: command(z.object({}), nothing),
  extendWrapUp: command(z.object({}), nothing),
  ...announcementCommands,
  ...proposalCommands,
  readLedger: command(
    z.object({ before: z.string().nullable(), limit: z.number().int().min(1).max(100) }),
    z.object({ entries: z.array(ledgerEntry), hasMore: z.boolean() }),
  ),
  readRanking: command(commands['ranking.table'].input, commands['ranking.table'].output),
  changeSettings: command(settingsChange, nothing),
  /** The small window above all others; desktop only. */
  openMiniPhone: command(z.object({}), nothing),
  closeMiniPhone: command(z.object({}), nothing),
  openMainWindow: command(z.object({}), nothing),
  /** Prints the sheet that the screens show for it: as a file the person chooses a place for, or on paper in a browser. */
  printSheet: command(z.object({ name: z.string().min(1).max(120) }), z.object({ isDone: z.boolean() })),
  /** The offered number goes; not the call that was made of it. */
  putAwayNumber: command(z.object({}), nothing),
  dismissNotice: command(z.object({ id: z.string() }), nothing),
  ...recordCommands,
  ...callbackCommands,
  ...readinessCommands,
  ...soundCommands,
  ...faultCommands,
  ...fileCommands,
  ...headsetCommands,
  ...outageCommands,
  ...helpCommands,
  ...dayCommands,
  ...recognitionCommands,
  ...surveyCommands,
  ...activityCommands,
  ...aimCommands,
  ...careCommands,
  ...statusCommands,
  ...quietRoomCommands,
  ...chatCommands,
  ...wallCommands,
  ...organisationCommands,
  ...roomCommands,
  ...shortcutCommands,
  ...voiceCommands,
  /** Tries line and hub again now instead of at their next turn. */
  reconnect: command(z.object({}), nothing),
} as const;
export type HostCommandName = keyof typeof hostCommands;
export type HostInput<N extends HostCommandName> = z.infer<(typeof hostCommands)[N]['input']>;
export type HostOutput<N extends HostCommandName> = z.infer<(typeof hostCommands)[N]['output']>;

export interface Host {
  readonly values: { readonly [N in HostValueName]: ReadableValue<HostValue<N>> };
  /** Rejects with `HostError`. */
  readonly send: <N extends HostCommandName>(name: N, input: HostInput<N>) => Promise<HostOutput<N>>;
}
