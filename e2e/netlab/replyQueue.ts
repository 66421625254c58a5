/** Lines that a program says, taken one by one in their order. */
export class ReplyQueue {
  readonly #said: string[] = [];
  #waiting: { resolve(line: string): void; reject(error: Error): void }[] = [];
  #problem: Error | null = null;
  readonly #end = Promise.withResolvers<void>();

  /** Resolves when the program has ended. */
  get ended(): Promise<void> {
    return this.#end.promise;
  }

  add(line: string): void {
    const first = this.#waiting.shift();
    if (first === undefined) this.#said.push(line);
    else first.resolve(line);
  }

  /** What is waited for now, and later, is refused with `problem`. */
  end(problem: Error): void {
    this.#problem = problem;
    for (const { reject } of this.#waiting.splice(0)) reject(problem);
    this.#end.resolve();
  }

  next(): Promise<string> {
    const first = this.#said.shift();
    if (first !== undefined) return Promise.resolve(first);
    if (this.#problem !== null) return Promise.reject(this.#problem);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }
}
