import type { CallOutcome, Fact } from '@hearthline/protocol';
import { z } from 'zod';
import { newFact } from '../facts/newFact.ts';

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

/** The call's fact from its record in the outbox: `name=value` pairs joined by `&`. @throws ZodError */
export function factOfRecord(text: string, personOf: (memberInterface: string) => string | null): Fact {
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
