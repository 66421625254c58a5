/** What the engine tells the local API, and what the API asks of it. Parsed at both ends like every row. */
import { problemCode } from '@hearthline/ui/host';
import { z } from 'zod';

export const apiCall = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  number: z.string(),
  name: z.string().nullable(),
  /** The queue's name on the PBX. */
  queue: z.string().nullable(),
  /** The PBX's id of the call, as in the hub's facts and webhooks. */
  pbxCallId: z.string().nullable(),
  state: z.enum(['dialling', 'ringingThere', 'ringingHere', 'answering', 'talking', 'ending', 'handedOver', 'ended']),
  /** Since when both talk, ms since 1970; null before and after. */
  talkingSince: z.number().nullable(),
  isHeld: z.boolean(),
  isMuted: z.boolean(),
});

export const apiState = z.object({
  isSignedIn: z.boolean(),
  /** Whether calls reach this PC. */
  isLineReady: z.boolean(),
  agentState: z.enum(['signedOut', 'notReady', 'ready', 'offered', 'talking', 'wrapUp']).nullable(),
});

export const apiSnapshot = z.object({ state: apiState, calls: z.array(apiCall) });
export type ApiSnapshot = z.infer<typeof apiSnapshot>;

/** The number is dialable as it stands. */
export const dialNumber = z.string().regex(/^\+?[0-9*#]{1,32}$/);

export const apiAsk = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), callId: z.string() }),
  z.object({ kind: z.literal('hangUp'), callId: z.string() }),
  z.object({ kind: z.literal('dial'), number: dialNumber }),
]);
export type ApiAsk = z.infer<typeof apiAsk>;

export const apiReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('asked') }),
  z.object({ kind: z.literal('dialled'), callId: z.string() }),
  z.object({ kind: z.literal('refused'), code: problemCode }),
]);
export type ApiReply = z.infer<typeof apiReply>;
