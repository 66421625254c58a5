import type { Clock } from '../lib/clock.ts';
import type { Quality } from '../snapshot.ts';
import { type Agreed, type Counters, countersOf, qualityBetween } from './sample.ts';

/** [QUAL-2] Once a second is enough for a person; loss alarms count samples. */
const SAMPLE_EVERY_MS = 1000;
/** [QUAL-3] First audio is a figure in ms: looked for this often, only until it is there. */
const FIRST_AUDIO_EVERY_MS = 20;

/** What is looked at: a voice path. */
export interface Sampled extends Agreed {
  stats(): Promise<RTCStatsReport>;
}

export interface SamplerListener {
  onQuality(quality: Quality): void;
  onFirstAudio(direction: 'in' | 'out', at: number): void;
}

/** Looks at a path until closed. */
export class QualitySampler {
  readonly #path: Sampled;
  readonly #clock: Clock;
  readonly #listener: SamplerListener;
  #cancel: () => void = () => {};
  #isClosed = false;
  #last: Counters | null = null;
  #firstAt: number | null = null;
  #hasIn = false;
  #hasOut = false;

  constructor(options: { path: Sampled; clock: Clock; listener: SamplerListener }) {
    this.#path = options.path;
    this.#clock = options.clock;
    this.#listener = options.listener;
    void this.#look();
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel();
  }

  async #look(): Promise<void> {
    const now = await this.#path.stats().then(
      (report) => countersOf(report, this.#clock.now()),
      () => null,
    );
    if (this.#isClosed) return;
    if (now !== null) this.#take(now);
    const hasBoth = this.#hasIn && this.#hasOut;
    this.#cancel = this.#clock.after(hasBoth ? SAMPLE_EVERY_MS : FIRST_AUDIO_EVERY_MS, () => void this.#look());
  }

  #take(now: Counters): void {
    if (!this.#hasIn && now.packetsReceived > 0) {
      this.#hasIn = true;
      this.#listener.onFirstAudio('in', now.atMs);
    }
    if (!this.#hasOut && now.packetsSent > 0) {
      this.#hasOut = true;
      this.#listener.onFirstAudio('out', now.atMs);
    }
    // [QUAL-4]
    if (!this.#hasIn && !this.#hasOut) return;
    this.#firstAt ??= now.atMs;
    // [QUAL-7]
    if (now.atMs - this.#firstAt < SAMPLE_EVERY_MS) return;
    this.#last ??= now;
    if (now.atMs - this.#last.atMs < SAMPLE_EVERY_MS) return;
    this.#listener.onQuality(qualityBetween(this.#last, now, this.#path));
    this.#last = now;
  }
}
