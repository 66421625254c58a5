import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { Scope } from '../lib/scope.ts';
import type { SessionTerms } from './leg.ts';

export interface SessionTimerOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** A re-INVITE that changes nothing; its answer brings new terms. */
  readonly refresh: () => Promise<void>;
  /** Nobody has refreshed in time: the far side is to be taken for dead. */
  readonly onExpired: () => void;
}

/** [SESSION-4] [SESSION-5] A call proves from time to time that both sides still have it, or ends by itself (RFC 4028 §10). */
export class SessionTimer {
  readonly #options: SessionTimerOptions;
  #running = new Scope();
  #isRefreshOwed = false;

  constructor(options: SessionTimerOptions) {
    this.#options = options;
  }

  /** The session was made or refreshed with these terms; null: it has no timer. */
  agree(terms: SessionTerms | null): void {
    this.#running.close();
    this.#isRefreshOwed = false;
    if (terms === null) return;
    const { clock, onExpired } = this.#options;
    this.#running = new Scope();
    const { intervalMs, isRefreshedHere } = terms;
    // RFC 4028 §10: who waits for the other's refresh ends it a little before the time is over.
    const lives = isRefreshedHere ? intervalMs : intervalMs - Math.min(32_000, intervalMs / 3);
    this.#running.add(clock.after(lives, onExpired));
    if (isRefreshedHere) this.#running.add(clock.after(intervalMs / 2, () => void this.#refresh()));
  }

  /** The line is back: what could not be refreshed without it is refreshed now. */
  onLineUp(): void {
    if (this.#isRefreshOwed) void this.#refresh();
  }

  close(): void {
    this.#running.close();
  }

  async #refresh(): Promise<void> {
    this.#isRefreshOwed = false;
    const running = this.#running;
    try {
      await this.#options.refresh();
    } catch (error) {
      this.#options.log.info('call: not refreshed', { error: String(error) });
      if (!running.isClosed) this.#isRefreshOwed = true;
    }
  }
}
