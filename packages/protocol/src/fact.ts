import { z } from 'zod';
import { agentState } from './agentState.ts';
import { badgeReason } from './badge.ts';
import { callEnd } from './history.ts';
import { id } from './organisation.ts';
import { kudosKind } from './kudos.ts';
import { readinessReport } from './readiness.ts';
import { callerResult } from './result.ts';
import { outageKind, outageProof } from './outage.ts';
import { durationMs, epochMs } from './time.ts';
import { recordedMessage } from './voicemail.ts';

/** How a queue call ended, as the PBX saw it. */
export const callOutcome = z.enum(['answered', 'abandoned', 'timedOut', 'failed']);
export type CallOutcome = z.infer<typeof callOutcome>;

/** Who ended an answered call. `pbx`: the PBX itself went away. */
export const endedBy = z.enum(['caller', 'operator', 'pbx', 'unknown']);

/**
 * Something that happened, in the past tense, append-only. `source` is unique: the same event told twice is one fact.
 * Points, attendance and evaluation are folds of facts.
 */
const fact = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ id, kind: z.literal(kind), at: epochMs, source: z.string().min(1).max(200), ...shape });

export const facts = z.discriminatedUnion('kind', [
  fact('call.ended', {
    /** The PBX's unique id of the caller's channel. */
    callId: id,
    queue: z.string(),
    callerNumber: z.string().max(64),
    /** The operator who answered; null when nobody did. */
    personId: id.nullable(),
    joinedAt: epochMs,
    answeredAt: epochMs.nullable(),
    endedAt: epochMs,
    outcome: callOutcome,
    endedBy,
  }),
  /** A call an operator dialled herself; `toPersonId`: the colleague whose number it was. */
  fact('call.made', {
    /** The SIP Call-ID of her INVITE. */
    callId: z.string().min(1).max(256),
    personId: id,
    number: z.string().max(64),
    toPersonId: id.nullable(),
    startedAt: epochMs,
    answeredAt: epochMs.nullable(),
    endedAt: epochMs,
    end: callEnd,
  }),
  /** A queue rang for this operator, and she did not take the call. */
  fact('call.offerMissed', {
    callId: id,
    queue: z.string(),
    callerNumber: z.string().max(64),
    personId: id,
    startedAt: epochMs,
    endedAt: epochMs,
    end: callEnd,
  }),
  /** A customer dialled an operator's own number. */
  fact('call.received', {
    callId: id,
    callerNumber: z.string().max(64),
    personId: id,
    startedAt: epochMs,
    answeredAt: epochMs.nullable(),
    endedAt: epochMs,
    end: callEnd,
    /** What the PBX recorded for her when she did not answer; null: nothing. */
    message: recordedMessage.nullable(),
  }),
  fact('agent.stateChanged', { personId: id, from: agentState, to: agentState }),
  fact('shift.signedIn', { personId: id }),
  fact('shift.signedOut', { personId: id }),
  /** She looked at her place and line before a shift, or again in it. */
  fact('readiness.checked', { personId: id, findings: readinessReport.shape.findings }),
  /** Her line, her power or the centre's side was gone. */
  fact('outage.ended', {
    personId: id,
    outageId: id,
    cause: outageKind,
    beganAt: epochMs,
    endedAt: epochMs,
    proof: z.array(outageProof),
  }),
  /** Not-ready time of hers that fell into a proven or accepted outage; `at`: when it was counted. */
  fact('outage.excused', { personId: id, outageId: id, ms: durationMs }),
  fact('outage.contested', { personId: id, outageId: id }),
  fact('outage.answered', { personId: id, outageId: id, leaderId: id, isAccepted: z.boolean() }),
  /** A good word to a colleague, without its text. `isEarning`: false where it would be trading. */
  fact('kudos.given', {
    kudosId: id,
    kudosKind,
    personId: id,
    fromId: id,
    fromName: z.string().max(60),
    isEarning: z.boolean(),
  }),
  /** She contests a point of hers, or says that one is missing. */
  fact('points.contested', { personId: id, appealId: id }),
  fact('points.declined', { personId: id, appealId: id, leaderId: id }),
  /** The one way points come of people: a leader's, with a reason that is kept elsewhere and goes. */
  fact('points.corrected', {
    personId: id,
    appealId: id,
    leaderId: id,
    leaderName: z.string().max(60),
    points: z.number().int(),
  }),
  /** She came to an activity; the first time it was said of her. `title` is what a ledger entry shows for it. */
  fact('activity.attended', { activityId: id, personId: id, byId: id, title: z.string() }),
  /** She was among the first of a contest; `title` is what a ledger entry shows for it. */
  fact('contest.won', { contestId: id, personId: id, title: z.string() }),
  /** She reached what she aimed at in a contest, alone or with the others. */
  fact('contest.reached', { contestId: id, personId: id, title: z.string() }),
  /** A badge given or reached; a leader's sentence with it is kept elsewhere and goes. */
  fact('badge.earned', { personId: id, badgeId: id, badgeVersion: z.number().int().positive(), reason: badgeReason }),
  /** What a caller said of a call of hers, told by a machine of the centre; `at`: when. */
  fact('result.given', { personId: id, result: callerResult, callId: id.nullable() }),
  fact('announcement.published', { announcementId: id, personId: id }),
  /** `title` is what a ledger entry shows for it. Made only while the announcement had not expired. */
  fact('announcement.acknowledged', { announcementId: id, personId: id, mustRead: z.boolean(), title: z.string() }),
]);
export type Fact = z.infer<typeof facts>;
export type FactKind = Fact['kind'];
