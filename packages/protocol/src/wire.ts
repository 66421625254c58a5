import { z } from 'zod';
import { hubErrorBody } from './hubError.ts';
import { id } from './organisation.ts';
import { isWholeText } from './text.ts';
import { epochMs } from './time.ts';
import { change } from './topic.ts';

/**
 * The one socket between a client and the hub: JSON text frames, each one of these.
 *
 * client: hello ─▶ hub: welcome, changes…, upToDate ─▶ then changes as they happen, results of commands, pongs.
 * `seq` counts the hub's changes in one epoch (a hub session's stream) without gaps; `hello.resume` asks for what came
 * after a number. Where the hub no longer has it, `welcome.isResumed` is false and every topic is sent afresh.
 */
export const clientMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hello'),
    protocol: z.number().int(),
    token: z.string().max(200),
    client: z.enum(['desktop', 'browser']),
    resume: z.object({ epoch: id, seq: z.number().int().nonnegative() }).nullable(),
  }),
  z.object({
    kind: z.literal('command'),
    id: z.string().min(8).max(64).refine(isWholeText),
    name: z.string().max(64),
    input: z.unknown(),
  }),
  /** Every 5 s; `seq` is the last change received, so the hub can forget what came before. */
  z.object({ kind: z.literal('ping'), seq: z.number().int().nonnegative() }),
]);
export type ClientMessage = z.infer<typeof clientMessage>;

export const commandOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: hubErrorBody }),
]);
export type CommandOutcome = z.infer<typeof commandOutcome>;

export const hubMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('welcome'),
    protocol: z.number().int(),
    epoch: id,
    seq: z.number().int(),
    isResumed: z.boolean(),
    now: epochMs,
  }),
  z.object({ kind: z.literal('change'), seq: z.number().int(), change }),
  z.object({ kind: z.literal('upToDate'), seq: z.number().int() }),
  z.object({ kind: z.literal('result'), id: z.string(), outcome: commandOutcome }),
  z.object({ kind: z.literal('pong'), now: epochMs }),
  /** The last word before the hub closes: reconnecting at once would not help. */
  z.object({ kind: z.literal('refused'), error: hubErrorBody }),
]);
export type HubMessage = z.infer<typeof hubMessage>;

/** No frame is longer, in characters; a longer one is `message.malformed`. */
export const MAX_FRAME_CHARS = 1_000_000;
/** The client pings this often and drops a socket that was silent for `SILENCE_LIMIT_MS`. */
export const PING_INTERVAL_MS = 5_000;
export const SILENCE_LIMIT_MS = 12_000;
