import type { Clock } from '../lib/clock.ts';
import { look, mediaAtStart, type MediaState, restartedElsewhere } from './mediaMachine.ts';

/** [MEDIA-1] */
const LOOK_EVERY_MS = 250;
const LOOK_AGAIN_MS = 50;

export interface MediaWatchOptions {
  readonly clock: Clock;
  /** Null while there is nothing to look at. Rejects when the path is closed. */
  readonly heard: () => Promise<{ readonly packets: number; readonly agoMs: number } | null>;
  readonly isExpected: () => boolean;
  readonly onDoubt: () => void;
  /** The way must be made anew. */
  readonly onDead: (restarts: number) => void;
  readonly onBack: (silentMs: number) => void;
}

/** [MEDIA-1] Looks until closed whether the far side's sound still comes. Effects of `mediaMachine`. */
export class MediaWatch {
  readonly #options: MediaWatchOptions;
  #state: MediaState = mediaAtStart;
  #cancel: () => void = () => {};
  #isClosed = false;

  constructor(options: MediaWatchOptions) {
    this.#options = options;
    this.#next();
  }

  /** Something came and is expected, and does not come now. */
  get isMissing(): boolean {
    return this.#state.kind === 'doubtful' || this.#state.kind === 'dead';
  }

  /** The way is made anew for another reason. */
  onRestart(): void {
    this.#state = restartedElsewhere(this.#state, this.#options.clock.elapsed());
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel();
  }

  #next(): void {
    const waitMs = this.#state.kind === 'doubtful' ? LOOK_AGAIN_MS : LOOK_EVERY_MS;
    this.#cancel = this.#options.clock.after(waitMs, () => void this.#look());
  }

  async #look(): Promise<void> {
    const { clock, heard, isExpected } = this.#options;
    const now = await heard().catch(() => null);
    if (this.#isClosed) return;
    const before = this.#state;
    if (now !== null) this.#state = look(before, { ...now, at: clock.elapsed(), isExpected: isExpected() });
    this.#tell(before, this.#state);
    this.#next();
  }

  #tell(before: MediaState, now: MediaState): void {
    const { onDoubt, onDead, onBack } = this.#options;
    if (before.kind === 'flowing' && (now.kind === 'doubtful' || now.kind === 'dead')) onDoubt();
    if (now.kind === 'dead' && (before.kind !== 'dead' || before.restarts !== now.restarts)) onDead(now.restarts);
    if (now.kind === 'flowing' && before.kind === 'dead') onBack(now.seenAt - before.seenAt);
  }
}
