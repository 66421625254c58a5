import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { stopTracks } from './voicePath.ts';

/** [WARM-4] */
const TRY_AGAIN_AFTER_MS = 30_000;

export interface WarmMicrophoneOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Opens the microphone that is in use. */
  readonly open: () => Promise<MediaStream>;
  readonly onOpen: (isOpen: boolean) => void;
}

/**
 * The microphone held open while calls may come, so that the first word is not lost to a device that must be opened
 * first. What it hears goes nowhere: its own track is silent for good, calls get copies. SPEC.md, WARM.
 */
export class WarmMicrophone {
  readonly #options: WarmMicrophoneOptions;
  #isWanted = false;
  #stream: MediaStream | null = null;
  /** Counts openings, so that one that was overtaken is let go. */
  #turn = 0;
  #cancelRetry: () => void = () => {};

  constructor(options: WarmMicrophoneOptions) {
    this.#options = options;
  }

  /** [WARM-1] */
  keep(isWanted: boolean): void {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    this.renew();
  }

  /** [WARM-3] A copy for a call, which owns it and lets it go; null: none is open. */
  take(): MediaStream | null {
    const [track] = this.#stream?.getAudioTracks() ?? [];
    if (this.#stream === null || track?.readyState !== 'live') return null;
    const copy = this.#stream.clone();
    for (const copied of copy.getAudioTracks()) copied.enabled = true;
    return copy;
  }

  /** Another microphone is in use, or this one ended. */
  renew(): void {
    this.#turn += 1;
    this.#cancelRetry();
    if (this.#stream !== null) {
      stopTracks(this.#stream);
      this.#stream = null;
      this.#options.onOpen(false);
    }
    if (this.#isWanted) void this.#open(this.#turn);
  }

  close(): void {
    this.keep(false);
  }

  async #open(turn: number): Promise<void> {
    const { open, onOpen, log, clock } = this.#options;
    try {
      const stream = await open();
      if (turn !== this.#turn) {
        stopTracks(stream);
        return;
      }
      // [WARM-2]
      for (const track of stream.getAudioTracks()) track.enabled = false;
      this.#stream = stream;
      onOpen(true);
    } catch (error) {
      if (turn !== this.#turn) return;
      log.info('audio: the microphone is not warm', { error: String(error) });
      this.#cancelRetry = clock.after(TRY_AGAIN_AFTER_MS, () => this.renew());
    }
  }
}
