import { z } from 'zod';
import { id } from './organisation.ts';
import { epochMs } from './time.ts';

/**
 * Why an operator takes no calls just now. `signedIn` is the state a shift starts in; `notResponding`: a call was offered and
 * not answered in time; `callback`: she has a callback before her.
 */
export const notReadyReason = z.enum(['signedIn', 'break', 'meal', 'notResponding', 'callback']);
export type NotReadyReason = z.infer<typeof notReadyReason>;

/** The reasons a person can choose. */
export const chosenReason = z.enum(['break', 'meal']);
export type ChosenReason = z.infer<typeof chosenReason>;

/**
 * What an operator is doing, as the PBX queue has confirmed it (never only drawn).
 *
 * signedOut → notReady ⇄ ready → offered → talking → wrapUp → ready | notReady
 */
export const agentState = z.discriminatedUnion('kind', [
  /** No shift: the queue does not know this operator. */
  z.object({ kind: z.literal('signedOut'), since: epochMs }),
  /** In the queue but paused: callers are not offered. */
  z.object({ kind: z.literal('notReady'), reason: notReadyReason, since: epochMs }),
  /** In the queue and not paused: the next caller may be offered. */
  z.object({ kind: z.literal('ready'), since: epochMs }),
  /** A queue rings this operator's phone for the caller `callId`. */
  z.object({ kind: z.literal('offered'), since: epochMs, callId: id, queue: z.string() }),
  /** Talking with a queue's caller. */
  z.object({ kind: z.literal('talking'), since: epochMs, callId: id, queue: z.string() }),
  /** After a call, paused until `endsAt`; one extension. */
  z.object({ kind: z.literal('wrapUp'), since: epochMs, endsAt: epochMs, isExtended: z.boolean(), callId: id }),
]);
export type AgentState = z.infer<typeof agentState>;

/** What an operator can ask for. */
export const agentStateChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('notReady'), reason: chosenReason }),
]);

/** What can be pending: her choice, or the hub's pause for a callback. */
export const agentStateTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('notReady'), reason: z.enum([...chosenReason.options, 'callback']) }),
]);
export type AgentStateTarget = z.infer<typeof agentStateTarget>;

/** The topic of the signed-in person: what is confirmed, and what was asked for and is not yet. */
export const myAgentState = z.object({
  confirmed: agentState,
  /** Asked for; becomes `confirmed` when the PBX says so. During a call it is the next state. */
  pending: agentStateTarget.nullable(),
  /** Whether hub and PBX are connected; false: nothing can be confirmed now. */
  isPbxConnected: z.boolean(),
});
export type MyAgentState = z.infer<typeof myAgentState>;
