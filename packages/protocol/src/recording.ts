import { z } from 'zod';
import { id } from './organisation.ts';
import { epochMs } from './time.ts';

/**
 * Why a recording is paused. `operator`: until she resumes it. `cardNumber`: she said that a card or identity number is
 * being told; resumed by her, or by itself after a while. `keys`: the customer presses keys; resumed when they stop.
 */
export const pauseReason = z.enum(['operator', 'cardNumber', 'keys']);
export type PauseReason = z.infer<typeof pauseReason>;

/** The PBX's recording of a call I am in. */
export const recording = z.object({
  /** The unique id of the recorded channel: the customer's. */
  recordingId: id,
  /** Which of my calls it is: the SIP Call-ID of my phone's dialog. */
  sipCallId: z.string().max(255),
  /** Null: it runs. */
  pausedBy: pauseReason.nullable(),
  since: epochMs,
});
export type Recording = z.infer<typeof recording>;
