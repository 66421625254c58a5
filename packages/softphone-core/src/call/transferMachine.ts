import type { EndReason, TransferProblem, TransferState } from '../snapshot.ts';

export type TransferEvent =
  | { readonly kind: 'consulted'; readonly to: string; readonly consultCallId: string }
  | { readonly kind: 'asked'; readonly to: string }
  /** The phone of who gets the caller rings. */
  | { readonly kind: 'rings' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly problem: TransferProblem }
  /** Taken back by the operator, or told and seen. */
  | { readonly kind: 'dropped' };

/**
 * The transfer's state machine.
 *
 * ```
 *   none ──consulted──► consulting ──asked──► handingOver ──done──► done
 *     └───────────────────asked───────────────────▲ (rings)
 *   consulting, handingOver ──failed──► failed ──consulted, asked──► as from none
 *   consulting, failed ──dropped──► none
 * ```
 * For the caller: in `consulting` hold music; in `handingOver` what the PBX plays; in `failed` the operator again.
 */
export function transitionTransfer(state: TransferState, event: TransferEvent): TransferState {
  switch (event.kind) {
    case 'consulted':
      return isIdle(state) ? { kind: 'consulting', to: event.to, consultCallId: event.consultCallId } : state;
    case 'asked':
      return isIdle(state) || state.kind === 'consulting'
        ? { kind: 'handingOver', to: event.to, isRinging: false }
        : state;
    case 'rings':
      return state.kind === 'handingOver' && !state.isRinging ? { ...state, isRinging: true } : state;
    case 'done':
      return state.kind === 'handingOver' ? { kind: 'done', to: state.to } : state;
    case 'failed':
      return state.kind === 'handingOver' || state.kind === 'consulting'
        ? { kind: 'failed', to: state.to, problem: event.problem }
        : state;
    case 'dropped':
      return state.kind === 'consulting' || state.kind === 'failed' ? { kind: 'none' } : state;
  }
}

const isIdle = ({ kind }: TransferState): boolean => kind === 'none' || kind === 'failed';

const BY_STATUS: Readonly<Record<number, TransferProblem>> = {
  404: 'numberNotFound',
  410: 'numberNotFound',
  484: 'numberNotFound',
  604: 'numberNotFound',
  408: 'noAnswer',
  480: 'noAnswer',
  487: 'noAnswer',
  486: 'busy',
  600: 'busy',
  603: 'declined',
  607: 'declined',
  608: 'declined',
};

/** [TRANSFER-6] What a final status in NOTIFY says about who should have got the caller. */
export function problemOfTarget(status: number): TransferProblem {
  return BY_STATUS[status] ?? (status >= 500 && status < 600 ? 'unavailable' : 'failed');
}

/** [TRANSFER-6] Why the PBX did not even try. */
export function problemOfRefer(refusal: { status: number; isLocal: boolean }): TransferProblem {
  if (refusal.isLocal) return 'lineDown';
  return BY_STATUS[refusal.status] === 'numberNotFound' ? 'numberNotFound' : 'refused';
}

/** [TRANSFER-9] What the end of the second call means for the transfer; null: the operator ended it. */
export function problemOfConsultation(reason: EndReason): TransferProblem | null {
  switch (reason) {
    case 'busy':
    case 'declined':
    case 'noAnswer':
    case 'numberNotFound':
    case 'unavailable':
    case 'lineDown':
      return reason;
    case 'hungUpThere':
      return 'hungUp';
    case 'hungUpHere':
    case 'cancelled':
    case 'transferred':
      return null;
    default:
      return 'failed';
  }
}
