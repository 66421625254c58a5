interface Waiting<Input, Output> {
  readonly input: Input;
  resolve(output: Output): void;
  reject(error: unknown): void;
}

/**
 * Puts all writes that wait into one transaction, one transaction at a time. While one is being made durable the next
 * group gathers, so a slow disk makes groups larger and nobody waits for more than two commits.
 *
 * A write that cannot be kept must not sink its neighbours: where a group fails, each of its writes is tried alone, unless the
 * failure is of the store as a whole.
 */
export class GroupCommit<Input, Output> {
  readonly #run: (group: readonly Input[]) => Promise<readonly Output[]>;
  readonly #isOfAll: (error: unknown) => boolean;
  readonly #limit: number;
  #waiting: Waiting<Input, Output>[] = [];
  #running: Promise<void> | null = null;

  constructor(options: {
    readonly run: (group: readonly Input[]) => Promise<readonly Output[]>;
    /** Whether each write alone would fail just so. */
    readonly isOfAll: (error: unknown) => boolean;
    readonly limit?: number;
  }) {
    this.#run = options.run;
    this.#isOfAll = options.isOfAll;
    this.#limit = options.limit ?? 4_096;
  }

  add(input: Input): Promise<Output> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ input, resolve, reject });
      this.#running ??= this.#drain();
    });
  }

  /** Resolves when nothing waits and nothing runs. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #drain(): Promise<void> {
    // Let everything that arrives in this turn of the loop join the first group.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, this.#limit);
      try {
        const outputs = await this.#run(group.map((one) => one.input));
        group.forEach((one, index) => one.resolve(outputs[index] as Output));
      } catch (error) {
        if (group.length === 1 || this.#isOfAll(error)) for (const one of group) one.reject(error);
        else await this.#oneByOne(group);
      }
    }
    this.#running = null;
  }

  async #oneByOne(group: readonly Waiting<Input, Output>[]): Promise<void> {
    for (const one of group) {
      try {
        const [output] = await this.#run([one.input]);
        one.resolve(output as Output);
      } catch (error) {
        one.reject(error);
      }
    }
  }
}
