import type { CallState, EndReason, Hold } from '../snapshot.ts';

export type CallEvent =
  | { readonly kind: 'progress'; readonly hasEarlyMedia: boolean }
  /** Out: their 200. In: their ACK. */
  | { readonly kind: 'established'; readonly at: number }
  | { readonly kind: 'answerPressed' }
  | { readonly kind: 'hangUpPressed' }
  | { readonly kind: 'holdAsked' }
  | { readonly kind: 'holdSettled'; readonly isHeldHere: boolean; readonly at: number }
  | { readonly kind: 'heldThere'; readonly isHeldThere: boolean }
  | { readonly kind: 'handedOver'; readonly at: number }
  | { readonly kind: 'ended'; readonly at: number; readonly reason: EndReason; readonly talkedMs: number };

/**
 * The call's state machine.
 *
 * ```
 *   dialling ──progress──► ringingThere          ringingHere ──answerPressed──► answering
 *      └──── established ───────┴──► talking ◄────────── established ───────────────┘
 *                                    (hold, isHoldPending)
 *   talking ── handedOver ──► handedOver ── ended ──► ended
 *   every state but ended ── hangUpPressed ──► ending ── ended ──► ended
 *   every state ── ended ──► ended
 * ```
 * For the far side: `ringingHere` rings their tone; from `answering` on they may hear us; in `ending` they may still
 * hear silence until BYE or CANCEL arrives.
 */
export function transition(state: CallState, event: CallEvent): CallState {
  switch (event.kind) {
    case 'progress':
      return progressed(state, event.hasEarlyMedia);
    case 'established':
      return state.kind === 'dialling' || state.kind === 'ringingThere' || state.kind === 'answering'
        ? { kind: 'talking', since: event.at, hold: 'none', heldSince: null, isHoldPending: false }
        : state;
    case 'answerPressed':
      return state.kind === 'ringingHere' ? { kind: 'answering' } : state;
    case 'hangUpPressed':
      return state.kind === 'ended' || state.kind === 'ending' ? state : { kind: 'ending' };
    case 'holdAsked':
      return state.kind === 'talking' ? { ...state, isHoldPending: true } : state;
    case 'holdSettled':
      return state.kind === 'talking'
        ? {
            ...state,
            hold: holdOf(event.isHeldHere, isHeldThere(state.hold)),
            heldSince: event.isHeldHere ? (state.heldSince ?? event.at) : null,
            isHoldPending: false,
          }
        : state;
    case 'heldThere':
      return state.kind === 'talking' ? { ...state, hold: holdOf(isHeldHere(state.hold), event.isHeldThere) } : state;
    case 'handedOver':
      return state.kind === 'talking' ? { kind: 'handedOver', since: event.at } : state;
    case 'ended':
      return state.kind === 'ended'
        ? state
        : { kind: 'ended', at: event.at, reason: event.reason, talkedMs: event.talkedMs };
  }
}

function progressed(state: CallState, hasEarlyMedia: boolean): CallState {
  if (state.kind !== 'dialling' && state.kind !== 'ringingThere') return state;
  // Early media once begun goes on, also when a plain 180 follows.
  return {
    kind: 'ringingThere',
    hasEarlyMedia: hasEarlyMedia || (state.kind === 'ringingThere' && state.hasEarlyMedia),
  };
}

export function isHeldHere(hold: Hold): boolean {
  return hold === 'here' || hold === 'both';
}

function isHeldThere(hold: Hold): boolean {
  return hold === 'there' || hold === 'both';
}

function holdOf(here: boolean, there: boolean): Hold {
  if (here) return there ? 'both' : 'here';
  return there ? 'there' : 'none';
}
