import { z } from 'zod';
import { id } from './id.ts';
import { epochMs } from './time.ts';

/**
 * What keeps somebody from taking calls without her doing, the weightiest first: her phone's line is gone, her PC runs on
 * battery, nobody is at her PC (locked, asleep, untouched: which of these is nobody's business).
 */
export const hindrance = z.enum(['lineLost', 'onBattery', 'away']);
export type Hindrance = z.infer<typeof hindrance>;

/** The centre's rules for hindrances. */
export const hindranceRules = z.object({
  /** Somebody whose PC nobody touched for so long is away; null: nobody looks. */
  idleAfterMin: z.number().int().min(1).max(240).nullable().default(null),
  /** Whether a locked screen means away. */
  whenLocked: z.boolean().default(true),
  /** On battery she may stay ready for so long if she says so; 0: not. */
  batteryReadyMin: z.number().int().min(0).max(240).default(20),
  /** After a hindrance no longer than this the state from before comes back by itself, min. */
  comesBackWithinMin: z
    .object({ lineLost: z.number().min(0), onBattery: z.number().min(0), away: z.number().min(0) })
    .default({ lineLost: 10, onBattery: 240, away: 10 }),
});
export type HindranceRules = z.infer<typeof hindranceRules>;

/** The reasons a person can choose; `help`: she helps out with other work. Their minutes a day: rest.ts. */
export const chosenReason = z.enum(['break', 'meal', 'meeting', 'training', 'help']);
export type ChosenReason = z.infer<typeof chosenReason>;

/**
 * Why an operator takes no calls just now. `signedIn` is the state a shift starts in; `notResponding`: a call was offered and
 * not answered in time; `callback`: she has a callback before her. The last three are hindrances: nobody chose them.
 */
export const notReadyReason = z.enum([
  ...(['signedIn', 'notResponding', 'callback'] as const),
  ...chosenReason.options,
  ...hindrance.options,
]);
export type NotReadyReason = z.infer<typeof notReadyReason>;

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

/** What can be pending: her choice, or the hub's pause for a callback or a hindrance. */
export const agentStateTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('notReady'),
    reason: z.enum([...chosenReason.options, 'callback', ...hindrance.options]),
  }),
]);
export type AgentStateTarget = z.infer<typeof agentStateTarget>;

/** The topic of the signed-in person: what is confirmed, and what was asked for and is not yet. */
export const myAgentState = z.object({
  confirmed: agentState,
  /** Asked for; becomes `confirmed` when the PBX says so. During a call it is the next state. */
  pending: agentStateTarget.nullable(),
  /** What keeps her from taking calls now, the weightiest first; in a call it changes nothing yet. */
  hindrances: z.array(hindrance).default([]),
  /** Whether she is ready again by herself when nothing hinders her any more. */
  comesBack: z.boolean().default(false),
  /** Ready on battery until then, because she said so. */
  readyUntil: epochMs.nullable().default(null),
  /** Whether hub and PBX are connected; false: nothing can be confirmed now. */
  isPbxConnected: z.boolean(),
});
export type MyAgentState = z.infer<typeof myAgentState>;
