import type { Fact } from '@hearthline/protocol';
import * as fc from 'fast-check';
import { newFact } from '../facts/newFact.ts';

export const SOME_DAY = Date.UTC(2026, 10, 20, 2, 0, 0);
export const somePeople = ['person-a', 'person-b', 'person-c'];

/** An answered queue call of `talkMs`, unless told otherwise. */
export function someCall(
  options: { id?: string; personId?: string | null; talkMs?: number; at?: number; queue?: string } = {},
): Fact {
  const { id = 'call-1', personId = 'person-a', talkMs = 60_000, at = SOME_DAY, queue = 'city-hotline' } = options;
  return newFact(
    'call.ended',
    {
      at,
      callId: id,
      queue,
      callerNumber: '13800001234',
      personId,
      joinedAt: at - talkMs - 10_000,
      answeredAt: personId === null ? null : at - talkMs,
      endedAt: at,
      outcome: personId === null ? 'abandoned' : 'answered',
      endedBy: 'caller',
    },
    `pbx:${id}`,
  );
}

export function someReading(options: { announcementId?: string; personId?: string; mustRead?: boolean } = {}): Fact {
  const { announcementId = 'announcement-1', personId = 'person-a', mustRead = true } = options;
  return newFact(
    'announcement.acknowledged',
    { at: SOME_DAY, announcementId, personId, mustRead, title: '晚班调整' },
    `acknowledged:${announcementId}:${personId}`,
  );
}

const anyPerson = fc.constantFrom(...somePeople);
const anyMoment = fc.integer({ min: SOME_DAY, max: SOME_DAY + 72 * 3_600_000 });

/** Any facts that count for something; equal sources are equal facts. */
export const anyFacts: fc.Arbitrary<Fact[]> = fc
  .array(
    fc.oneof(
      fc
        .record({ personId: fc.option(anyPerson), talkMs: fc.integer({ min: 0, max: 600_000 }), at: anyMoment })
        .map(someCall),
      fc.record({ personId: anyPerson, mustRead: fc.boolean() }).map(someReading),
      fc.record({ personId: anyPerson, at: anyMoment, lengthMs: fc.nat(600_000) }).map(({ personId, at, lengthMs }) =>
        newFact('agent.stateChanged', {
          at,
          personId,
          from: { kind: 'ready', since: at - lengthMs },
          to: { kind: 'notReady', reason: 'break', since: at },
        }),
      ),
      fc.record({ personId: anyPerson, at: anyMoment }).map((body) => newFact('shift.signedIn', body)),
    ),
    { maxLength: 40 },
  )
  .map((facts) =>
    facts.map((fact, index): Fact => {
      const source = `any:${index}`;
      return { ...fact, source, id: `fact-${index}` };
    }),
  );
