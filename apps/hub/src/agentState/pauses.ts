import {
  chosenReason,
  hindrance,
  type AgentState,
  type AgentStateTarget,
  type NotReadyReason,
} from '@hearthline/protocol';

/** How the PBX has the operator right now, all at once. */
export interface Observation {
  /** Null: the queue does not know this operator. */
  readonly member: { readonly queuePause: string | null } | null;
  /** The queue call the operator is in; null: none. */
  readonly call: { readonly callId: string; readonly queue: string } | null;
  /** The PBX was started anew since the hub last agreed with it: what it remembers of pauses may be old. */
  readonly isRestarted: boolean;
}

/** What the hub asks the PBX to do next. */
export type AgentAction =
  | { readonly kind: 'pause'; readonly reason: string }
  | { readonly kind: 'unpause' }
  | { readonly kind: 'join'; readonly queuePause: string | null }
  | { readonly kind: 'leave' };

/** The pause that keeps callers away from the moment a call is answered until wrap-up ends. */
export const WRAP_UP_PAUSE = 'wrapUp';
/** The pause of somebody who let a call ring out. */
export const NOT_RESPONDING_PAUSE = 'notResponding';
/** The pause of somebody with a callback before her. */
export const CALLBACK_PAUSE = 'callback';

/** A pause somebody made at the PBX itself has reasons of its own; people see it as a break. */
export function reasonOf(queuePause: string): NotReadyReason {
  const known: readonly NotReadyReason[] = [
    ...(['signedIn', NOT_RESPONDING_PAUSE, CALLBACK_PAUSE] as const),
    ...chosenReason.options,
    ...hindrance.options,
  ];
  return known.find((reason) => reason === queuePause) ?? 'break';
}

/** What she asked for herself, not the hub's pause for a callback or a hindrance. */
export const isOwnChoice = (target: AgentStateTarget | null): boolean =>
  target?.kind === 'ready' || chosenReason.options.some((reason) => reason === target?.reason);

export const reasonIn = (state: AgentState) => (state.kind === 'notReady' ? state.reason : null);

export function matches(state: AgentState, target: AgentStateTarget): boolean {
  return state.kind === target.kind && (target.kind === 'ready' || reasonIn(state) === target.reason);
}

/** The queue's pause that belongs to it; null: none. */
export const pauseIn = (target: AgentStateTarget): string | null => (target.kind === 'ready' ? null : target.reason);

export const actionFor = (target: AgentStateTarget): AgentAction =>
  target.kind === 'ready' ? { kind: 'unpause' } : { kind: 'pause', reason: target.reason };
