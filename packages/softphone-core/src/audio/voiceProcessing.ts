import { z } from 'zod';

/**
 * What is done to the operator's own voice before it is sent (audio/SPEC.md, VOICE). `noise`: `standard` is the browser's
 * own suppression, `strong` a small neural net on this PC.
 */
export const voiceProcessing = z.object({
  /** Takes out of the microphone what the loudspeaker plays. */
  echo: z.boolean(),
  noise: z.enum(['off', 'standard', 'strong']),
  /** Raises a quiet voice and lowers a loud one. */
  gain: z.boolean(),
});
export type VoiceProcessing = z.infer<typeof voiceProcessing>;

export const USUAL_PROCESSING: VoiceProcessing = { echo: true, noise: 'standard', gain: true };

/** The strong suppression: `ready` to be used when asked for; this PC could not keep up; it could not be begun. */
export const strongNoise = z.enum(['ready', 'tooSlow', 'failed']);
