import type { HubErrorBody, HubErrorCode } from '../hubError.ts';

/**
 * The way to the hub.
 *
 * ```
 * off ─started─▶ connecting ─opened─▶ joining ─upToDate─▶ live
 *                    ▲                   │                  │
 *                    │                   └──lost────┬───lost┘
 *                    └──retryDue / woken── waiting ◀┘          (refused for good, from anywhere ─▶ refused)
 * ```
 * For people: `live` is what they see is true now; in all others the screens show what was last known.
 * SPEC: client/SPEC.md.
 */
export type LinkState =
  | { readonly kind: 'off' }
  | { readonly kind: 'connecting'; readonly attempt: number }
  /** The socket is open, `hello` was sent; changes come in until the hub says that all have come. */
  | { readonly kind: 'joining'; readonly attempt: number }
  | { readonly kind: 'live' }
  /** `retryAt` by this machine's clock. */
  | { readonly kind: 'waiting'; readonly attempt: number; readonly retryAt: number; readonly problem: LinkProblem }
  /** Trying again would not help: sign in again, update, or somebody else is signed in. */
  | { readonly kind: 'refused'; readonly error: HubErrorBody };

/** Why the last connection ended. */
export type LinkProblem = 'closed' | 'silent' | 'malformedMessage' | 'gapInStream' | 'refusedForNow';

export type LinkEvent =
  | { readonly kind: 'started' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'upToDate' }
  /** `random` in [0, 1) spreads the crowd that comes back after a hub's restart. */
  | { readonly kind: 'lost'; readonly problem: LinkProblem; readonly at: number; readonly random: number }
  | { readonly kind: 'refused'; readonly error: HubErrorBody; readonly at: number; readonly random: number }
  | { readonly kind: 'retryDue' }
  | { readonly kind: 'woken' }
  | { readonly kind: 'closed' };

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

/** These end it; after others the hub may take us later. */
const finalCodes: ReadonlySet<HubErrorCode> = new Set<HubErrorCode>([
  'session.expired',
  'session.replaced',
  'protocol.clientTooOld',
  'protocol.hubTooOld',
]);

/** Full jitter: anything up to the doubled limit (AWS Architecture Blog, "Exponential Backoff And Jitter"). */
export function retryDelayMs(attempt: number, random: number): number {
  return Math.floor(random * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt, 10)));
}

export function transition(state: LinkState, event: LinkEvent): LinkState {
  if (event.kind === 'closed') return { kind: 'off' };
  switch (state.kind) {
    case 'off':
    case 'refused':
      return event.kind === 'started' ? { kind: 'connecting', attempt: 0 } : state;
    case 'waiting':
      if (event.kind === 'retryDue') return { kind: 'connecting', attempt: state.attempt };
      return event.kind === 'woken' ? { kind: 'connecting', attempt: 0 } : state;
    case 'connecting':
      if (event.kind === 'opened') return { kind: 'joining', attempt: state.attempt };
      return ended(state, event, state.attempt);
    case 'joining':
      return event.kind === 'upToDate' ? { kind: 'live' } : ended(state, event, state.attempt);
    case 'live':
      return ended(state, event, 0);
  }
}

function ended(state: LinkState, event: LinkEvent, attempt: number): LinkState {
  if (event.kind === 'refused' && finalCodes.has(event.error.code)) return { kind: 'refused', error: event.error };
  if (event.kind !== 'lost' && event.kind !== 'refused') return state;
  return {
    kind: 'waiting',
    attempt: attempt + 1,
    retryAt: event.at + retryDelayMs(attempt, event.random),
    problem: event.kind === 'lost' ? event.problem : 'refusedForNow',
  };
}
