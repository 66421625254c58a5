import type { Log } from '../lib/log.ts';
import type { MediaPort } from '../ports.ts';
import { USUAL_PROCESSING, type VoiceProcessing } from './voiceProcessing.ts';

export interface VoiceFilterOptions {
  readonly media: MediaPort;
  readonly log: Log;
  /** [VOICE-5] Not to be had any more; microphones are to be opened anew. */
  readonly onGivenUp: (why: 'tooSlow' | 'failed') => void;
}

/** What is done to the operator's voice: what the browser is asked for, and the strong suppression around it. */
export class VoiceFilter {
  readonly #options: VoiceFilterOptions;
  #wanted = USUAL_PROCESSING;
  #isGivenUp = false;

  constructor(options: VoiceFilterOptions) {
    this.#options = options;
  }

  /** Whether that is another wish than before. */
  want(wanted: VoiceProcessing): boolean {
    const { echo, noise, gain } = this.#wanted;
    this.#wanted = wanted;
    return echo !== wanted.echo || noise !== wanted.noise || gain !== wanted.gain;
  }

  /** What the browser is asked for. */
  get terms(): VoiceProcessing {
    const isMissing = this.#wanted.noise === 'strong' && !this.#isStrong;
    return isMissing ? { ...this.#wanted, noise: 'standard' } : this.#wanted;
  }

  get #isStrong(): boolean {
    return this.#wanted.noise === 'strong' && !this.#isGivenUp && this.#options.media.clean !== undefined;
  }

  /** [VOICE-2] For a call's own microphone: the result owns it. Where it cannot be, the microphone as it is. */
  async cleaned(microphone: MediaStream): Promise<MediaStream> {
    const { media, log } = this.#options;
    if (!this.#isStrong || media.clean === undefined) return microphone;
    try {
      return await media.clean(microphone, () => this.#giveUp('tooSlow'));
    } catch (error) {
      log.warn('audio: no strong suppression', { error: String(error) });
      this.#giveUp('failed');
      return microphone;
    }
  }

  #giveUp(why: 'tooSlow' | 'failed'): void {
    if (this.#isGivenUp) return;
    this.#isGivenUp = true;
    if (why === 'tooSlow') this.#options.log.warn('audio: this PC cannot keep up with the strong suppression');
    this.#options.onGivenUp(why);
  }
}
