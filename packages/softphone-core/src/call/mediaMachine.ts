/** [MEDIA-2] Packets come every 20 to 60 ms: so long without one is worth asking the line. */
export const DOUBTFUL_AFTER_MS = 200;
/** [MEDIA-3] Longer than a jitter buffer bridges: the operator hears a hole already. */
export const DEAD_AFTER_MS = 400;
/** [MEDIA-3] After a restart that helped nothing: 3, 6, 12, 24, 30, 30… s. */
const FIRST_PAUSE_MS = 3000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * What is heard of the far side, by the packets that come. Moments by the clock that nobody sets, ms.
 *
 * ```
 *   silent ──packets──► flowing ──200 ms nothing──► doubtful ──nothing still──► dead ─┐ restart, again
 *     ▲                    ▲────────packets─────────────┴───────packets─────────┘◄────┘ after a pause
 *     └── not expected (held) from all
 * ```
 */
export type MediaState =
  /** Nothing has come yet, or nothing is expected. */
  | { readonly kind: 'silent'; readonly packets: number }
  | { readonly kind: 'flowing'; readonly packets: number; readonly seenAt: number }
  | { readonly kind: 'doubtful'; readonly packets: number; readonly seenAt: number }
  /** The way is restarted at `restartAt`. */
  | {
      readonly kind: 'dead';
      readonly packets: number;
      readonly seenAt: number;
      readonly restarts: number;
      readonly restartAt: number;
    };

export interface MediaLook {
  readonly at: number;
  readonly packets: number;
  /** The call talks and nobody is held. */
  /** How long ago the last one came, as far as is known. */
  readonly agoMs: number;
  readonly isExpected: boolean;
}

export const mediaAtStart: MediaState = { kind: 'silent', packets: 0 };

export function look(state: MediaState, seen: MediaLook): MediaState {
  const { at, packets } = seen;
  if (!seen.isExpected) return { kind: 'silent', packets };
  if (packets !== state.packets) return { kind: 'flowing', packets, seenAt: at - seen.agoMs };
  if (state.kind === 'silent') return state;
  const silentMs = at - state.seenAt;
  if (state.kind === 'dead') return at < state.restartAt ? state : restarted(state, at);
  if (silentMs >= DEAD_AFTER_MS) return { ...state, kind: 'dead', restarts: 1, restartAt: at + FIRST_PAUSE_MS };
  return silentMs >= DOUBTFUL_AFTER_MS ? { ...state, kind: 'doubtful' } : state;
}

/** A restart was begun for another reason: the next one is due after the pause. */
export function restartedElsewhere(state: MediaState, at: number): MediaState {
  if (state.kind !== 'doubtful' && state.kind !== 'dead') return state;
  return { ...state, kind: 'dead', restarts: 1, restartAt: at + FIRST_PAUSE_MS };
}

function restarted(state: Extract<MediaState, { kind: 'dead' }>, at: number): MediaState {
  const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** state.restarts);
  return { ...state, restarts: state.restarts + 1, restartAt: at + pauseMs };
}
