import type { CallEnd, CallOutcome, Fact } from '@hearthline/protocol';
import { z } from 'zod';
import { newFact } from '../facts/newFact.ts';
import { endOf } from '../history/pbxEnd.ts';

const moment = z.coerce.number().int().positive();

/** One record of the PBX's outbox; the PBX's SPEC.md says how it is written. */
const record = z.object({
  id: z.string().min(1).max(100),
  uniqueid: z.string().min(1).max(64),
  queue: z.string().min(1),
  callerNumber: z.string().transform((number) => number.slice(0, 64)),
  joinedAt: moment,
  answeredAt: moment.optional(),
  memberInterface: z.string().optional(),
  endedAt: moment,
  endedBy: z.string(),
  status: z.string(),
});

const ownCall = z.object({
  id: z.string().min(1).max(100),
  callId: z.string().min(1).max(256),
  from: z.string(),
  number: z.string().transform((number) => number.slice(0, 64)),
  startedAt: moment,
  answeredAtS: z.coerce.number().positive().optional(),
  endedAt: moment,
  endedBy: z.string(),
  cause: z.coerce.number().int().default(0),
  dialStatus: z.string().default(''),
});

const missedOffer = z.object({
  offerId: z.string().min(1).max(100),
  uniqueid: z.string().min(1).max(64),
  queue: z.string().min(1),
  callerNumber: z.string().transform((number) => number.slice(0, 64)),
  to: z.string(),
  startedAt: moment,
  endedAt: moment,
  cause: z.coerce.number().int().default(0),
});

const received = z.object({
  id: z.string().min(1).max(100),
  uniqueid: z.string().min(1).max(64),
  to: z.string(),
  callerNumber: z.string().transform((number) => number.slice(0, 64)),
  startedAt: moment,
  answeredAt: moment.optional(),
  endedAt: moment,
  endedBy: z.string(),
  dialStatus: z.string().default(''),
  message: z.string().min(1).max(100).optional(),
  messageAt: moment.optional(),
  /** Not there when the PBX died meanwhile. */
  messageMs: z.coerce.number().int().nonnegative().default(0),
});

/** Q.850: the call was answered elsewhere. */
const ELSEWHERE = 26;

type PersonOf = (memberInterface: string) => string | null;

/** The fact of a record in the outbox, or null where nothing happened that is one. @throws ZodError */
export function factOfRecord(text: string, personOf: PersonOf): Fact | null {
  const pairs = Object.fromEntries(new URLSearchParams(text));
  if (pairs['kind'] === 'call') return factOfOwnCall(pairs, personOf);
  if (pairs['kind'] === 'direct') return factOfReceived(pairs, personOf);
  if (pairs['kind'] === 'offer') return factOfOffer(pairs, personOf);
  return factOfVisit(text, personOf);
}

function factOfOwnCall(pairs: Record<string, string>, personOf: PersonOf): Fact | null {
  const call = ownCall.parse(pairs);
  const personId = personOf(call.from);
  if (personId === null) return null;
  const answeredAt = call.answeredAtS === undefined ? null : Math.round(call.answeredAtS * 1_000);
  const { callId, number, startedAt, endedAt, cause, dialStatus } = call;
  const end = endOf({ isAnswered: answeredAt !== null, isByCaller: call.endedBy === 'caller', cause, dialStatus });
  return newFact(
    'call.made',
    {
      ...{ at: endedAt, callId, personId, number, toPersonId: personOf(`PJSIP/${number}`) },
      ...{ startedAt, answeredAt, endedAt, end },
    },
    `pbx:${call.id}`,
  );
}

function factOfOffer(pairs: Record<string, string>, personOf: PersonOf): Fact | null {
  const offer = missedOffer.parse(pairs);
  const personId = personOf(offer.to);
  if (personId === null || offer.cause === ELSEWHERE) return null;
  const { queue, callerNumber, startedAt, endedAt } = offer;
  const end = offer.cause === 17 || offer.cause === 21 ? 'declined' : 'noAnswer';
  return newFact(
    'call.offerMissed',
    { at: endedAt, callId: offer.uniqueid, queue, callerNumber, personId, startedAt, endedAt, end },
    `pbx:${offer.offerId}`,
  );
}

/** How a call to an own number ended, for her whom it was for; by Dial()'s own word where she did not answer. */
const receivedEnds: Readonly<Record<string, CallEnd>> = {
  NOANSWER: 'noAnswer',
  BUSY: 'declined',
  CONGESTION: 'declined',
  CHANUNAVAIL: 'unavailable',
};

function factOfReceived(pairs: Record<string, string>, personOf: PersonOf): Fact | null {
  const call = received.parse(pairs);
  const personId = personOf(call.to);
  if (personId === null) return null;
  const { uniqueid, callerNumber, startedAt, endedAt, answeredAt = null, messageAt = startedAt } = call;
  const answeredEnd = call.endedBy === 'caller' ? 'hungUpThere' : 'hungUpHere';
  const end = answeredAt === null ? (receivedEnds[call.dialStatus] ?? 'cancelled') : answeredEnd;
  const message =
    call.message === undefined ? null : { recording: call.message, at: messageAt, lengthMs: call.messageMs };
  return newFact(
    'call.received',
    { at: endedAt, callId: uniqueid, callerNumber, personId, startedAt, answeredAt, endedAt, end, message },
    `pbx:${call.id}`,
  );
}

/** A visit's fact from its record: `name=value` pairs joined by `&`. @throws ZodError */
function factOfVisit(text: string, personOf: PersonOf): Fact {
  const call = record.parse(Object.fromEntries(new URLSearchParams(text)));
  const answeredAt = call.answeredAt ?? null;
  return newFact(
    'call.ended',
    {
      at: call.endedAt,
      callId: call.uniqueid,
      queue: call.queue,
      callerNumber: call.callerNumber,
      personId: call.memberInterface === undefined ? null : personOf(call.memberInterface),
      joinedAt: call.joinedAt,
      answeredAt,
      endedAt: call.endedAt,
      outcome: outcomeOf(call.status, answeredAt !== null),
      endedBy:
        call.endedBy === 'caller' || call.endedBy === 'operator' || call.endedBy === 'pbx' ? call.endedBy : 'unknown',
    },
    // The unique id begins with the PBX's system name, so two PBXs never tell the same one.
    `pbx:${call.id}`,
  );
}

/** `QUEUESTATUS` of app_queue, and `abandoned` and `restart` of our dialplan. */
function outcomeOf(status: string, isAnswered: boolean): CallOutcome {
  if (isAnswered) return 'answered';
  if (status === 'abandoned') return 'abandoned';
  return status === 'timeout' ? 'timedOut' : 'failed';
}
