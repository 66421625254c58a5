import { z } from 'zod';
import { durationMs, epochMs } from './time.ts';

/** A sound on the PBX: what a customer said for an operator. */
export const recordedMessage = z.object({
  /** Its name among the PBX's recordings. */
  recording: z.string().min(1).max(100),
  at: epochMs,
  lengthMs: durationMs,
});
export type RecordedMessage = z.infer<typeof recordedMessage>;

/** Shorter than this nothing was said: no message. */
export const MESSAGE_SHORTEST_MS = 2_000;
/** The newest are told; older ones come up as newer ones are deleted. */
export const MESSAGES_SHOWN = 100;

/** A message for me. */
export const voiceMessage = z.object({
  id: z.string().min(1).max(64),
  /** The caller's number; empty when it was withheld. */
  number: z.string().max(64),
  at: epochMs,
  lengthMs: durationMs,
  isHeard: z.boolean(),
});
export type VoiceMessage = z.infer<typeof voiceMessage>;

/** The topic of my messages, newest first; the count is of all that are not heard. */
export const myVoicemail = z.object({
  unheardCount: z.number().int().nonnegative(),
  messages: z.array(voiceMessage).max(MESSAGES_SHOWN),
  /** After so many days they are erased. */
  keepDays: z.number().int().positive(),
});
export type MyVoicemail = z.infer<typeof myVoicemail>;
