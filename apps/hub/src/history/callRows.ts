import type { CallEnd, CallRow, Fact } from '@hearthline/protocol';

/** What a fact puts into people's histories. Pure. SPEC: history/SPEC.md. */
export function callRowsOf(fact: Fact): CallRow[] {
  switch (fact.kind) {
    case 'call.ended':
      return queueRow(fact);
    case 'call.offerMissed':
      return [
        {
          ...{ id: fact.id, personId: fact.personId, direction: 'in', number: fact.callerNumber, peerId: null },
          ...{ queue: fact.queue, startedAt: fact.startedAt, answeredAt: null, endedAt: fact.endedAt },
          ...{ end: fact.end, callId: fact.callId, quality: null, disposition: null },
        },
      ];
    case 'call.received':
      return [
        {
          ...{ id: fact.id, personId: fact.personId, direction: 'in', number: fact.callerNumber, peerId: null },
          ...{ queue: null, startedAt: fact.startedAt, answeredAt: fact.answeredAt, endedAt: fact.endedAt },
          ...{ end: fact.end, callId: fact.callId, quality: null, disposition: null },
        },
      ];
    case 'call.made':
      return madeRows(fact);
    default:
      return [];
  }
}

/** [HIST-1] */
function queueRow(fact: Extract<Fact, { kind: 'call.ended' }>): CallRow[] {
  if (fact.personId === null || fact.answeredAt === null) return [];
  const ends: Record<typeof fact.endedBy, CallEnd> = {
    operator: 'hungUpHere',
    caller: 'hungUpThere',
    pbx: 'failed',
    unknown: 'hungUpThere',
  };
  return [
    {
      ...{ id: fact.id, personId: fact.personId, direction: 'in', number: fact.callerNumber, peerId: null },
      ...{ queue: fact.queue, startedAt: fact.joinedAt, answeredAt: fact.answeredAt, endedAt: fact.endedAt },
      ...{ end: ends[fact.endedBy], callId: fact.callId, quality: null, disposition: null },
    },
  ];
}

/** [HIST-3] */
function madeRows(fact: Extract<Fact, { kind: 'call.made' }>): CallRow[] {
  const { id, callId, personId, number, toPersonId, startedAt, answeredAt, endedAt, end } = fact;
  const shared = { queue: null, startedAt, answeredAt, endedAt, callId, quality: null, disposition: null };
  const out: CallRow = { ...shared, id, personId, direction: 'out', number, peerId: toPersonId, end };
  if (toPersonId === null || toPersonId === personId) return [out];
  const there: CallRow = {
    ...{ ...shared, id: `${id}:in`, personId: toPersonId, direction: 'in', number: '', peerId: personId },
    end: endThere(end),
  };
  return [out, there];
}

/** The same end, seen from the phone that was called. */
function endThere(end: CallEnd): CallEnd {
  if (end === 'hungUpHere') return 'hungUpThere';
  if (end === 'hungUpThere') return 'hungUpHere';
  return end === 'busy' ? 'declined' : end;
}

/** [HIST-6] */
export const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');
