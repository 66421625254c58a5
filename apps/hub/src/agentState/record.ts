import type { AgentState, AgentStateTarget, HubErrorCode, Hindrance } from '@hearthline/protocol';
import type { AgentAction, Observation } from './pauses.ts';

/** An operator in the queue. `confirmed` moves only on what the PBX says; what was asked for waits in `pending`. */
export interface AgentRecord {
  readonly confirmed: AgentState;
  readonly pending: AgentStateTarget | null;
  /** The reason of the queue's pause as last told; null: not paused. */
  readonly queuePause: string | null;
  readonly hinder: Hinder;
}

/** What keeps her from taking calls without her doing (hindrance.ts). */
export interface Hinder {
  /** The weightiest first; known in every state, acted upon only where she would be ready. */
  readonly hindrances: readonly Hindrance[];
  /** When she was taken out of being ready for it; null: she was not, or has chosen otherwise since. */
  readonly outSince: number | null;
  /** Ready on battery until then, because she said so. */
  readonly readyUntil: number | null;
}

export const unhindered: Hinder = { hindrances: [], outSince: null, readyUntil: null };

export type AgentEvent = { readonly at: number } & (
  | { readonly kind: 'requested'; readonly target: AgentStateTarget }
  | { readonly kind: 'requestFailed' }
  | { readonly kind: 'finishRequested' }
  | { readonly kind: 'extendRequested' }
  | { readonly kind: 'wrapUpElapsed' }
  /** The hub has a callback for her. */
  | { readonly kind: 'reserved' }
  /** She has none any more, or let it pass. */
  | { readonly kind: 'released'; readonly isPresent: boolean }
  /** What hinders her now, all of it. */
  | { readonly kind: 'hindered'; readonly hindrances: readonly Hindrance[] }
  /** The time she wanted to stay ready on battery is over. */
  | { readonly kind: 'readyElapsed' }
  | { readonly kind: 'joined'; readonly queuePause: string | null }
  | { readonly kind: 'left' }
  | { readonly kind: 'paused'; readonly reason: string }
  | { readonly kind: 'unpaused' }
  | { readonly kind: 'offered'; readonly callId: string; readonly queue: string }
  /** Given up, taken by somebody else, or refused by her. */
  | { readonly kind: 'notAnswered'; readonly callId: string }
  /** Her phone rang for as long as the queue lets it. */
  | { readonly kind: 'notResponded'; readonly callId: string }
  | { readonly kind: 'connected'; readonly callId: string; readonly queue: string }
  | { readonly kind: 'completed'; readonly callId: string }
  | { readonly kind: 'observed'; readonly observation: Observation }
);

export interface Transition {
  readonly record: AgentRecord;
  readonly actions: readonly AgentAction[];
  /** Set: the request is impossible in this state; the record is unchanged. */
  readonly refusal?: HubErrorCode;
}

/** No shift; what hinders her PC goes on being known. */
export const signedOut = (at: number, hindrances: readonly Hindrance[] = []): AgentRecord => ({
  confirmed: { kind: 'signedOut', since: at },
  pending: null,
  queuePause: null,
  hinder: { ...unhindered, hindrances },
});
