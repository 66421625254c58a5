import type { RelayAccess, SipAccount } from '@hearthline/protocol';

export interface RelayKeeperOptions {
  readonly ask: () => Promise<RelayAccess>;
  readonly use: (iceServers: SipAccount['iceServers']) => void;
  readonly now: () => number;
  /** Runs `action` after so long; returns the way to call it off. Default: a timer of the page. */
  readonly after?: (delayMs: number, action: () => void) => () => void;
  readonly onError: (error: unknown) => void;
}

/** The longest a timer of a browser can be set for (2^31 ms), with room. */
const LONGEST_TIMER_MS = 24 * 3_600_000;
const ASK_AGAIN_MS = 30_000;

/** [RELAY-4] Keeps the relays' credentials fresh: asks for new ones after half their life. */
export class RelayKeeper {
  readonly #options: RelayKeeperOptions;
  #dueAt: number | null = null;
  #cancel: () => void = () => {};
  #isAsking = false;

  constructor(options: RelayKeeperOptions) {
    this.#options = options;
  }

  /** The hub is there and the phone has its account: asks if nobody has asked yet, or if it is time. */
  begin(): void {
    if (this.#dueAt === null || this.#dueAt <= this.#options.now()) void this.#renew();
  }

  end(): void {
    this.#cancel();
    this.#dueAt = null;
  }

  async #renew(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const { ask, use, now, onError } = this.#options;
    try {
      const { iceServers, expiresAt } = await ask();
      use(iceServers);
      this.#dueAt = expiresAt === null ? Number.POSITIVE_INFINITY : now() + (expiresAt - now()) / 2;
    } catch (error) {
      onError(error);
      this.#dueAt = now() + ASK_AGAIN_MS;
    } finally {
      this.#isAsking = false;
    }
    this.#wait();
  }

  #wait(): void {
    this.#cancel();
    const { now, after = pageTimer } = this.#options;
    if (this.#dueAt === null || this.#dueAt === Number.POSITIVE_INFINITY) return;
    this.#cancel = after(Math.min(LONGEST_TIMER_MS, Math.max(0, this.#dueAt - now())), () => {
      if (this.#dueAt !== null && this.#dueAt > now()) this.#wait();
      else void this.#renew();
    });
  }
}

function pageTimer(delayMs: number, action: () => void): () => void {
  const timer = setTimeout(action, delayMs);
  return () => clearTimeout(timer);
}
