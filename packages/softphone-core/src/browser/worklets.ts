import type { NoiseParts } from './cleanVoice.ts';

/** What runs on the audio thread, as addresses the host serves. */
export interface WorkletUrls {
  /** `shock.worklet.ts`, bundled. */
  readonly shock: string;
  readonly noise: NoiseParts;
}
