/**
 * The hub's connection to AMI, for ever:
 *
 * ```
 * off ─started─▶ connecting ─loggedIn─▶ booting ─fullyBooted─▶ connected
 *                    ▲ └───────────lost──────┴──────lost──────────┘
 *                    └──retryDue── waiting ◀─┘
 * ```
 * `booting`: the PBX answers but has not loaded everything; what it lists then is not the truth yet.
 * SPEC: pbx/SPEC.md.
 */
export type AmiLinkState =
  | { readonly kind: 'off' }
  | { readonly kind: 'connecting'; readonly attempt: number }
  | { readonly kind: 'booting'; readonly attempt: number }
  | { readonly kind: 'connected' }
  | { readonly kind: 'waiting'; readonly attempt: number; readonly delayMs: number };

export type AmiLinkEvent =
  | { readonly kind: 'started' }
  | { readonly kind: 'loggedIn' }
  | { readonly kind: 'fullyBooted' }
  | { readonly kind: 'lost'; readonly random: number }
  | { readonly kind: 'retryDue' }
  | { readonly kind: 'stopped' };

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 10_000;

export function transition(state: AmiLinkState, event: AmiLinkEvent): AmiLinkState {
  if (event.kind === 'stopped') return { kind: 'off' };
  switch (state.kind) {
    case 'off':
      return event.kind === 'started' ? { kind: 'connecting', attempt: 0 } : state;
    case 'connecting':
      return event.kind === 'loggedIn'
        ? { kind: 'booting', attempt: state.attempt }
        : lost(state, event, state.attempt);
    case 'booting':
      return event.kind === 'fullyBooted' ? { kind: 'connected' } : lost(state, event, state.attempt);
    case 'connected':
      return lost(state, event, 0);
    case 'waiting':
      return event.kind === 'retryDue' ? { kind: 'connecting', attempt: state.attempt } : state;
  }
}

/** Full jitter, so that many hubs do not come back to one PBX in step. */
function lost(state: AmiLinkState, event: AmiLinkEvent, attempt: number): AmiLinkState {
  if (event.kind !== 'lost') return state;
  const limitMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt, 10));
  return { kind: 'waiting', attempt: attempt + 1, delayMs: Math.floor(event.random * limitMs) };
}
