import type { CallEnd } from '@hearthline/protocol';

/** What the PBX says of the end of a call: who ended it, the Q.850 cause (ITU-T Q.850 table 1), and Dial()'s own word. */
export interface PbxEnd {
  readonly isAnswered: boolean;
  readonly isByCaller: boolean;
  readonly cause: number;
  readonly dialStatus: string;
}

const byCause: Readonly<Record<number, CallEnd>> = {
  1: 'numberNotFound',
  3: 'numberNotFound',
  22: 'numberNotFound',
  28: 'numberNotFound',
  16: 'declined',
  17: 'busy',
  18: 'noAnswer',
  19: 'noAnswer',
  20: 'unavailable',
  21: 'declined',
  27: 'unavailable',
  34: 'unavailable',
  38: 'unavailable',
  42: 'unavailable',
};

/** How a call ended, for the operator who dialled it. */
export function endOf({ isAnswered, isByCaller, cause, dialStatus }: PbxEnd): CallEnd {
  if (isAnswered) return isByCaller ? 'hungUpHere' : 'hungUpThere';
  if (dialStatus === 'NOANSWER') return 'noAnswer';
  // Cause 3, no route, is what Dial() says of a phone that is not registered.
  if (dialStatus === 'CHANUNAVAIL') return cause === 1 ? 'numberNotFound' : 'unavailable';
  if (dialStatus === 'CONGESTION') return byCause[cause] ?? 'unavailable';
  // 127: the caller's CANCEL, as Asterisk gives it.
  if (dialStatus === 'CANCEL' || cause === 127 || cause === 0) return isByCaller ? 'cancelled' : 'failed';
  return byCause[cause] ?? 'failed';
}
