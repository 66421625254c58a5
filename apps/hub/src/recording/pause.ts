import type { PauseReason } from '@hearthline/protocol';

/**
 * Whether a recording runs:
 *
 * ```
 * running ─key─▶ paused by keys ─elapsed─▶ running
 *    ├─paused──▶ paused by operator ─resumed─▶ running
 *    └─paused──▶ paused by cardNumber ─resumed, elapsed─▶ running
 * ```
 * For the customer: what is said while paused is not in the file. SPEC: recording/SPEC.md.
 */
export type Pause =
  | { readonly kind: 'running' }
  | { readonly kind: 'paused'; readonly by: PauseReason; readonly until: number | null };

export type PauseEvent = { readonly at: number } & (
  | { readonly kind: 'paused'; readonly why: 'operator' | 'cardNumber' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'key' }
  | { readonly kind: 'elapsed' }
);

export interface PauseLengths {
  /** After the last key, ms. */
  readonly keysMs: number;
  readonly cardNumberMs: number;
}

export const running: Pause = { kind: 'running' };

/** A pause as it begins, or as it is found after the hub was away. */
export function pauseBy(by: PauseReason, at: number, lengths: PauseLengths): Pause {
  const lengthMs = { operator: null, cardNumber: lengths.cardNumberMs, keys: lengths.keysMs }[by];
  return { kind: 'paused', by, until: lengthMs === null ? null : at + lengthMs };
}

/** The pure machine. */
export function transition(pause: Pause, event: PauseEvent, lengths: PauseLengths): Pause {
  switch (event.kind) {
    case 'paused':
      return pauseBy(event.why, event.at, lengths);
    case 'resumed':
      return running;
    case 'key':
      return pause.kind === 'paused' && pause.by !== 'keys' ? pause : pauseBy('keys', event.at, lengths);
    case 'elapsed':
      return pause.kind === 'paused' && pause.until !== null && event.at >= pause.until ? running : pause;
  }
}
