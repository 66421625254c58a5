/** Owns everything that can leak. Give it each subscription, timer or track on the line that makes it. */
export class Scope {
  #ends: (() => void)[] | null = [];

  get isClosed(): boolean {
    return this.#ends === null;
  }

  /** Runs `end` when the scope closes; at once if it is closed already. */
  add(end: () => void): void {
    if (this.#ends === null) end();
    else this.#ends.push(end);
  }

  /** Closes in reverse order; the first error is thrown after all have run. Closing twice does nothing. */
  close(): void {
    const ends = this.#ends;
    if (ends === null) return;
    this.#ends = null;
    const errors: unknown[] = [];
    for (const end of ends.toReversed()) {
      try {
        end();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}
