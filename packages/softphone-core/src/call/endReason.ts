import { PhoneError } from '../errors.ts';
import type { EndReason } from '../snapshot.ts';

const BY_STATUS: Readonly<Record<number, EndReason>> = {
  404: 'numberNotFound',
  410: 'numberNotFound',
  484: 'numberNotFound',
  604: 'numberNotFound',
  480: 'unavailable',
  486: 'busy',
  600: 'busy',
  603: 'declined',
  607: 'declined',
  608: 'declined',
  487: 'cancelled',
  488: 'mediaFailed',
  606: 'mediaFailed',
};

/** [END-1] Why a call out ended that was never answered (RFC 3261 §21). */
export function reasonOfRefusal(refusal: { status: number; isLocal: boolean }): EndReason {
  if (refusal.isLocal) return 'lineDown';
  if (refusal.status === 408) return 'noAnswer';
  return BY_STATUS[refusal.status] ?? (refusal.status >= 500 && refusal.status < 600 ? 'unavailable' : 'failed');
}

/** [CALL-12] */
export function reasonOfMicrophone(error: unknown): EndReason {
  const isDenied = error instanceof PhoneError && error.code === 'audio.microphoneDenied';
  return isDenied ? 'microphoneDenied' : 'microphoneAbsent';
}
