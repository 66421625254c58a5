import { MESSAGE_SHORTEST_MS, type Fact } from '@hearthline/protocol';

/** A message as it is kept. */
export interface MessageRow {
  readonly id: string;
  readonly personId: string;
  readonly number: string;
  readonly at: number;
  readonly lengthMs: number;
  /** The sound's name among the PBX's recordings. */
  readonly recording: string;
  readonly heardAt: number | null;
  /** Deleted, and erased a while later. */
  readonly removedAt: number | null;
}

/** The message that a fact brings. [MAIL-3] */
export function messageOf(fact: Fact): MessageRow | null {
  if (fact.kind !== 'call.received' || fact.message === null) return null;
  const { recording, at, lengthMs } = fact.message;
  // [MAIL-4] [MAIL-9]
  const isNothing = lengthMs > 0 && lengthMs < MESSAGE_SHORTEST_MS;
  return {
    ...{ id: fact.id, personId: fact.personId, number: fact.callerNumber, at, lengthMs, recording, heardAt: null },
    // Long ago: erased with the next round, and never to be had back.
    removedAt: isNothing ? 0 : null,
  };
}
