import type { LineProblem, LineState } from '../snapshot.ts';

export type LineEvent =
  | { readonly kind: 'opened' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'socketOpened' }
  /** Another socket, open and proven, takes the place of the one that is used or tried. */
  | { readonly kind: 'switched' }
  | { readonly kind: 'registered'; readonly at: number }
  /** `waitMs`: how long to wait before the next attempt. */
  | { readonly kind: 'failed'; readonly at: number; readonly waitMs: number; readonly problem: LineProblem }
  | { readonly kind: 'diagnosed'; readonly problem: LineProblem }
  | { readonly kind: 'retryDue' }
  | { readonly kind: 'refused'; readonly problem: LineProblem };

/**
 * The line's state machine.
 *
 * ```
 *            opened                socketOpened                registered
 *   off ───────────────► connecting ───────────► registering ───────────► registered
 *    ▲ closed (any)          ▲ │ failed               │ failed                │ failed
 *                   retryDue │ ▼                      ▼                       ▼
 *                          waiting ◄──────────────────┴───────────────────────┘
 *   registering ◄── switched (any but off and refused): the spare socket is used
 *   refused ◄── refused (any but off); left by opened or closed only
 * ```
 * For a caller only `registered` means that this phone rings; in every other state the PBX knows it is away, or will
 * within its own limit. For the operator a call in progress goes on in all of them.
 */
export function transition(state: LineState, event: LineEvent): LineState {
  switch (event.kind) {
    case 'opened':
      return { kind: 'connecting', attempt: 1 };
    case 'closed':
      return { kind: 'off' };
    case 'refused':
      return state.kind === 'off' ? state : { kind: 'refused', problem: event.problem };
    case 'switched':
      return state.kind === 'off' || state.kind === 'refused' ? state : { kind: 'registering', attempt: 1 };
    case 'socketOpened':
      return state.kind === 'connecting' ? { kind: 'registering', attempt: state.attempt } : state;
    case 'registered':
      return state.kind === 'registering' ? { kind: 'registered', since: event.at } : state;
    case 'failed':
      return failed(state, event);
    case 'diagnosed':
      return state.kind === 'waiting' ? { ...state, problem: event.problem } : state;
    case 'retryDue':
      return state.kind === 'waiting' ? { kind: 'connecting', attempt: state.attempt } : state;
  }
}

function failed(state: LineState, event: Extract<LineEvent, { kind: 'failed' }>): LineState {
  if (state.kind === 'off' || state.kind === 'refused' || state.kind === 'waiting') return state;
  return {
    kind: 'waiting',
    attempt: attemptAfterFailure(state),
    retryAt: event.at + event.waitMs,
    problem: event.problem,
  };
}

/** The number of the attempt that follows if this one fails; 1 after a line that was there. */
export function attemptAfterFailure(state: LineState): number {
  return state.kind === 'connecting' || state.kind === 'registering' ? state.attempt + 1 : 1;
}
