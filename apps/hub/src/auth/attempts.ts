import type { Clock } from '../clock.ts';
import { HubError } from '../hubError.ts';

/** Accounts remembered at once; more than that are made-up names, and the oldest are forgotten. */
const REMEMBERED = 10_000;

/** Counts sign-in attempts per account. Each counts from its beginning, so that trying many at once gains nothing. */
export class Attempts {
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #byAccount = new Map<string, { count: number; endsAt: number }>();

  constructor(options: { clock: Clock; limit: number; windowMs: number }) {
    this.#clock = options.clock;
    this.#limit = options.limit;
    this.#windowMs = options.windowMs;
  }

  /** @throws HubError `signIn.tooMany` with `retryAfterS` */
  begin(account: string): void {
    const now = this.#clock.now();
    const known = this.#byAccount.get(account);
    const entry = known && known.endsAt > now ? known : { count: 0, endsAt: now + this.#windowMs };
    if (entry.count >= this.#limit) {
      throw new HubError('signIn.tooMany', { retryAfterS: Math.ceil((entry.endsAt - now) / 1_000) });
    }
    entry.count += 1;
    this.#byAccount.delete(account);
    this.#byAccount.set(account, entry);
    if (this.#byAccount.size > REMEMBERED) {
      const [oldest] = this.#byAccount.keys();
      if (oldest !== undefined) this.#byAccount.delete(oldest);
    }
  }

  succeeded(account: string): void {
    this.#byAccount.delete(account);
  }
}
