import type { Clock } from '../lib/clock.ts';

/** [LINE-4] 3 s + 2 s: in a call a line that swallows everything is noticed within 5 s, at about 350 bytes a second. */
const IN_CALL_EVERY_MS = 3000;
/** Longer than the 10 s after which the PBX asks us (`qualify_frequency`, pbx/SPEC.md): as long as it does, that alone tells that the line lives. */
const QUIET_FOR_MS = 12_000;
/** What comes in does not prove that what we say gets out. */
const IDLE_EVERY_MS = 60_000;
/** How often it is looked whether a question is due: a call that begins has it asked this soon. */
const LOOK_EVERY_MS = 1000;

export interface KeepAliveOptions {
  readonly clock: Clock;
  /** No call lives. */
  readonly isIdle: () => boolean;
}

/**
 * [LINE-4] When the line is to be asked for a sign of life. A question and its answer cost about a kilobyte on the wire, so
 * where nobody talks the PBX's own questions stand for ours (docs/decisions/0021).
 */
export class KeepAlive {
  readonly #options: KeepAliveOptions;
  #heardAt = 0;
  #askedAt = 0;

  constructor(options: KeepAliveOptions) {
    this.#options = options;
  }

  /** The line is registered: until the returned function is called, `ask` is called when a question is due. */
  begin(ask: () => void): () => void {
    const { clock } = this.#options;
    this.#heardAt = this.#askedAt = clock.elapsed();
    return clock.every(LOOK_EVERY_MS, () => {
      if (!this.#isDue(clock.elapsed())) return;
      this.#askedAt = clock.elapsed();
      ask();
    });
  }

  /** Something came in from the PBX. */
  heard(): void {
    this.#heardAt = this.#options.clock.elapsed();
  }

  #isDue(now: number): boolean {
    const sinceAsked = now - this.#askedAt;
    if (!this.#options.isIdle()) return sinceAsked >= IN_CALL_EVERY_MS;
    // A question that got no answer yet is not put again: the line is about to be given up.
    return sinceAsked >= IDLE_EVERY_MS || Math.min(sinceAsked, now - this.#heardAt) >= QUIET_FOR_MS;
  }
}
