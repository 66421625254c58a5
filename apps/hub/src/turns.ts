/** What must not happen at once: of one name one after another, each whatever became of the one before. */
export class Turns {
  /** Settle, never reject. */
  readonly #last = new Map<string, Promise<void>>();

  /** @returns what `run` returns, when its turn has come; rejects as it does */
  take<T>(name: string, run: () => Promise<T>): Promise<T> {
    const mine = (this.#last.get(name) ?? Promise.resolve()).then(run);
    const ended = mine.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(name, ended);
    void ended.then(() => {
      if (this.#last.get(name) === ended) this.#last.delete(name);
      return undefined;
    });
    return mine;
  }

  /** Resolves when what is under way now is done, whatever became of it. */
  async settled(): Promise<void> {
    await Promise.all(this.#last.values());
  }
}
