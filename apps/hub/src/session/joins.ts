/** Enough to keep the store's readers at work; each reads some dozen things. */
const AT_ONCE = 24;

/** How many clients are brought up to date at once. SPEC: session/SPEC.md SESSION-18. */
export class Joins {
  readonly #limit: number;
  /** In the order they came. */
  readonly #waiting = new Set<() => void>();
  #running = 0;

  constructor(limit = AT_ONCE) {
    this.#limit = limit;
  }

  /** Runs it when its turn has come; settles as it does. */
  async take(join: () => Promise<void>): Promise<void> {
    if (this.#running >= this.#limit) await new Promise<void>((resolve) => this.#waiting.add(resolve));
    else this.#running += 1;
    try {
      await join();
    } finally {
      this.#leave();
    }
  }

  /** Whoever is next has the place of who leaves. */
  #leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#running -= 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
