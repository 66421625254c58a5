/**
 * What the phone shows of itself: plain JSON, so that it can cross from the engine to the screens. The schemas are the
 * source of the types; both ends of that crossing parse with them. Moments are `EpochMs` of this PC's clock.
 */
import { qualityWarning } from '@hearthline/protocol';
import { z } from 'zod';
import { audioDevice, deviceRanking, NOTHING_RANKED, takeover } from './audio/deviceState.ts';
import { microphoneWarning } from './audio/microphoneWarnings.ts';
import { voiceMode } from './audio/voiceMode.ts';
import { strongNoise } from './audio/voiceProcessing.ts';

export { voiceMode, type VoiceMode } from './audio/voiceMode.ts';
export { USUAL_PROCESSING, type VoiceProcessing, voiceProcessing } from './audio/voiceProcessing.ts';

export * from './readiness/readinessState.ts';
export { activeCallOf } from './call/activeCall.ts';
export * from './soundTest/soundTestState.ts';
export { type RoomSound, type RoomState, roomSound, roomState } from './room/roomState.ts';
export { READINESS_AT_START, worstOf } from './readiness/readinessMachine.ts';

const epochMs = z.number();

/** Why the line is not there. Words and remedies live in the screens, by code. */
export const lineProblem = z.enum([
  'line.unreachable',
  'line.unknownServer',
  'line.certificateExpired',
  'line.certificateUntrusted',
  'line.certificateWrongName',
  'line.insecureAddress',
  'line.wrongCredentials',
  'line.noAnswer',
  'line.pbxUnavailable',
  'line.lost',
]);
export type LineProblem = z.infer<typeof lineProblem>;

/**
 * The registration of this phone with the PBX.
 *
 * off → connecting → registering → registered → waiting → connecting … for ever; refused only by wrong credentials or
 * an address that may not be used.
 */
export const lineState = z.discriminatedUnion('kind', [
  /** Nobody asked for a line. */
  z.object({ kind: z.literal('off') }),
  /** The socket is being opened; `attempt` counts from 1 since the last success. */
  z.object({ kind: z.literal('connecting'), attempt: z.number().int() }),
  /** The socket is open, REGISTER is on its way. */
  z.object({ kind: z.literal('registering'), attempt: z.number().int() }),
  /** Callers can reach this phone, and that was proven by an answer within the last keep-alive. */
  z.object({ kind: z.literal('registered'), since: epochMs }),
  /** Lost; tries again at `retryAt`. A call in progress goes on. */
  z.object({ kind: z.literal('waiting'), attempt: z.number().int(), retryAt: epochMs, problem: lineProblem }),
  /** Trying again would not help; a person must act. */
  z.object({ kind: z.literal('refused'), problem: lineProblem }),
]);
export type LineState = z.infer<typeof lineState>;

export const lineSnapshot = z.object({
  state: lineState,
  /** The edge in use, or tried now. */
  serverUrl: z.string().nullable(),
  /** Not the edge that is preferred: that one could not be used. */
  isFallback: z.boolean(),
  /** Registration request delay of the last success (RFC 6076 §4.1), ms; null before. */
  registrationDelayMs: z.number().nullable(),
});
export type LineSnapshot = z.infer<typeof lineSnapshot>;

/** How a call ended. Busy, declined and answered elsewhere are ends like any other, not faults. */
export const endReason = z.enum([
  'hungUpHere',
  'hungUpThere',
  'rejectedHere',
  'busy',
  'declined',
  'noAnswer',
  'cancelled',
  'answeredElsewhere',
  'numberNotFound',
  'unavailable',
  'microphoneDenied',
  'microphoneAbsent',
  'mediaFailed',
  'lineDown',
  'callGone',
  'transferred',
  'transferFailed',
  'failed',
]);
export type EndReason = z.infer<typeof endReason>;

export const hold = z.enum(['none', 'here', 'there', 'both']);
export type Hold = z.infer<typeof hold>;

/**
 * One call.
 *
 * out: dialling → ringingThere → talking → ending → ended
 * in:  ringingHere → answering → talking → ending → ended
 * either: talking → handedOver → ended
 */
export const callState = z.discriminatedUnion('kind', [
  /** INVITE sent; the far side has not been heard of. */
  z.object({ kind: z.literal('dialling') }),
  /** The far phone rings (180), or early media is heard (183). */
  z.object({ kind: z.literal('ringingThere'), hasEarlyMedia: z.boolean() }),
  /** This phone rings. */
  z.object({ kind: z.literal('ringingHere') }),
  /** Answer pressed; the 200 is on its way. */
  z.object({ kind: z.literal('answering') }),
  /** Both can talk unless held. `isHoldPending`: a re-INVITE is under way. `heldSince`: held here since then; null when not. */
  z.object({
    kind: z.literal('talking'),
    since: epochMs,
    hold,
    heldSince: epochMs.nullable(),
    isHoldPending: z.boolean(),
  }),
  /** Hang-up pressed; BYE or CANCEL is on its way. */
  z.object({ kind: z.literal('ending') }),
  /** The PBX has taken the caller and connects them with somebody else; nothing here is in the call any more. */
  z.object({ kind: z.literal('handedOver'), since: epochMs }),
  z.object({ kind: z.literal('ended'), at: epochMs, reason: endReason, talkedMs: z.number() }),
]);
export type CallState = z.infer<typeof callState>;

/** Moments of a call, for figures named after RFC 6076. Null until they happened. */
export const callTimings = z.object({
  /** INVITE sent (out) or received (in). */
  invitedAt: epochMs,
  /** Dial pressed (out); null for calls in. */
  dialledAt: epochMs.nullable(),
  ringingAt: epochMs.nullable(),
  answerPressedAt: epochMs.nullable(),
  answeredAt: epochMs.nullable(),
  firstAudioInAt: epochMs.nullable(),
  firstAudioOutAt: epochMs.nullable(),
});
export type CallTimings = z.infer<typeof callTimings>;

/** Line quality of a call over the last second. */
export const quality = z.object({
  /** 1.0 to 4.5, by ITU-T G.107 (mouth to ear, one way). */
  mos: z.number(),
  lossRatio: z.number(),
  jitterMs: z.number(),
  roundTripMs: z.number().nullable(),
  /** Samples the receiver had to make up, as a ratio. */
  concealedRatio: z.number(),
  bitrateInKbps: z.number(),
  bitrateOutKbps: z.number(),
  codec: z.string().nullable(),
  isFecOn: z.boolean(),
  /** How much voice was agreed to cost (audio/SPEC.md, SDP-6). */
  voiceMode,
});
export type Quality = z.infer<typeof quality>;

/** Why a transfer came to nothing. `refused`: the PBX did not take it. `hungUp`: who was asked has hung up. */
export const transferProblem = z.enum([
  'busy',
  'declined',
  'noAnswer',
  'numberNotFound',
  'unavailable',
  'hungUp',
  'refused',
  'lineDown',
  'failed',
]);
export type TransferProblem = z.infer<typeof transferProblem>;

/** Handing the far side of a call on to somebody else. `to`: the number. */
export const transferState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** A second call asks first; this one is held. */
  z.object({ kind: z.literal('consulting'), to: z.string(), consultCallId: z.string() }),
  /** The PBX was asked. `isRinging`: the phone of `to` rings. */
  z.object({ kind: z.literal('handingOver'), to: z.string(), isRinging: z.boolean() }),
  z.object({ kind: z.literal('done'), to: z.string() }),
  /** It came to nothing, and the caller is back or on the way back. */
  z.object({ kind: z.literal('failed'), to: z.string(), problem: transferProblem }),
]);
export type TransferState = z.infer<typeof transferState>;

/** Where a call was when I took it over: parked, or ringing at a colleague's phone. `number`: who parked it, whose phone rang; may be empty. */
export const takenFrom = z.object({ place: z.enum(['park', 'phone']), number: z.string() });
export type TakenFrom = z.infer<typeof takenFrom>;

/** A leg of a live voice broadcast: I speak to many, or hear one and am heard by nobody. */
export const broadcastLeg = z.object({ role: z.enum(['speaker', 'listener']), broadcastId: z.string() });
export type BroadcastLeg = z.infer<typeof broadcastLeg>;

export const callSnapshot = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  peerNumber: z.string(),
  peerName: z.string().nullable(),
  /** The queue a caller comes from and how long they waited there, told by the PBX in SIP headers; null outside queues. */
  queue: z.object({ name: z.string(), waitedMs: z.number().nullable() }).nullable(),
  /** The id by which the hub's facts know a call in, told by the PBX; null when not told. Calls out are known by their SIP Call-ID. */
  pbxCallId: z.string().nullable(),
  /** The Call-ID of the SIP dialog, by which the hub finds this call on the PBX; null before INVITE. */
  sipCallId: z.string().nullable(),
  /** The PBX kept the caller while this phone was away, and gives them back. */
  isGivenBack: z.boolean(),
  /** Not null: I took this call from the park or from a colleague's phone. */
  takenFrom: takenFrom.nullable(),
  /** Not null: no call of a customer or colleague, but a leg of a live broadcast. */
  broadcast: broadcastLeg.nullable(),
  /** Nobody pressed answer: a rule did. */
  isAnsweredByItself: z.boolean(),
  state: callState,
  transfer: transferState,
  /** Something of the far side's network was heard before the answer (183). */
  hadEarlyMedia: z.boolean(),
  isMuted: z.boolean(),
  /** Digits received from the far side, oldest first. */
  digitsReceived: z.string(),
  digitsSent: z.string(),
  timings: callTimings,
  quality: quality.nullable(),
  /** What is wrong with the line now, the weightiest first (quality/SPEC.md, WARN). */
  warnings: z.array(qualityWarning),
});
export type CallSnapshot = z.infer<typeof callSnapshot>;

export * from './audio/deviceState.ts';
export { microphoneWarning, type MicrophoneWarning } from './audio/microphoneWarnings.ts';
export { bestMatch, chosenFirst, movedUp, rememberedAs, shownLabel } from './audio/deviceRanking.ts';
export { NO_RINGING, ringtones, type Ringing, type Ringtone } from './audio/ringing.ts';

const perRole = z.object({
  microphone: z.string().nullable(),
  speaker: z.string().nullable(),
  ringer: z.string().nullable(),
});

/** Sound devices: what there is, what was chosen and what is in use now. */
export const audioSnapshot = z.object({
  permission: z.enum(['unknown', 'granted', 'denied']),
  microphones: z.array(audioDevice),
  speakers: z.array(audioDevice),
  /** What people chose, best first. */
  ranking: deviceRanking,
  /** Ids of what is ranked first; null: the system's. Not among the devices: not plugged in. */
  chosen: perRole,
  /** Ids as they are opened now; null: the system's default. */
  inUse: perRole,
  /** In use now, as the system calls them; null: the system's default, and it does not tell which. */
  usedNow: perRole,
  takeover: takeover.nullable(),
  /** Input level 0…1 while a call has the microphone, about ten times a second; null otherwise. */
  microphoneLevel: z.number().nullable(),
  /** What is wrong with the microphone of a call, the weightiest first (audio/SPEC.md, MIC). */
  microphoneWarnings: z.array(microphoneWarning),
  /** Held open between calls; nothing of it is sent (audio/SPEC.md, WARM). */
  isMicrophoneOpen: z.boolean(),
  /** [VOICE-5] */
  strongNoise,
});
export type AudioSnapshot = z.infer<typeof audioSnapshot>;

const nobody = { microphone: null, speaker: null, ringer: null };
/** Before anything was listed. */
export const NO_AUDIO: AudioSnapshot = {
  ...{ permission: 'unknown', microphones: [], speakers: [], ranking: NOTHING_RANKED },
  ...{ chosen: nobody, inUse: nobody, usedNow: nobody, takeover: null },
  ...{ microphoneLevel: null, microphoneWarnings: [], isMicrophoneOpen: false, strongNoise: 'ready' },
};

export const headsetState = z.discriminatedUnion('kind', [
  /** This platform has no HID access. */
  z.object({ kind: z.literal('unsupported') }),
  /** No headset that was allowed is plugged in. */
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('connecting'), productName: z.string() }),
  z.object({
    kind: z.literal('ready'),
    productName: z.string(),
    driver: z.string(),
    /** Another program seems to use it too (headset/SPEC.md, HEAD-15). */
    isContested: z.boolean(),
  }),
  /** Plugged in but not usable, for example held by another program. */
  z.object({
    kind: z.literal('failed'),
    productName: z.string(),
    problem: z.enum(['headset.busy', 'headset.notTelephony', 'headset.lost']),
  }),
]);
export type HeadsetState = z.infer<typeof headsetState>;

/** An allowed headset that is plugged in. `busy`: another program holds it. */
export const headsetDevice = z.object({
  id: z.string(),
  vendorId: z.number().int(),
  productId: z.number().int(),
  productName: z.string(),
  driver: z.string(),
  state: z.enum(['connecting', 'ready', 'busy']),
  /** The one whose lamps show the call: pressed or chosen last. */
  isInUse: z.boolean(),
  isContested: z.boolean(),
});
export type HeadsetDevice = z.infer<typeof headsetDevice>;
