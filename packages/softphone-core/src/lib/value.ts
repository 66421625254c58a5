/** A state that can be read and watched; the shape zustand's `useStore` reads as it is. */
export interface ReadableValue<T> {
  getState(): T;
  getInitialState(): T;
  /** Called after each change with the new and the old state; returns the way out. */
  subscribe(listener: (state: T, previous: T) => void): () => void;
}

/** A `ReadableValue` that its owner can set. Setting the same reference again tells nobody. */
export class Value<T> implements ReadableValue<T> {
  #state: T;
  readonly #initial: T;
  readonly #listeners = new Set<(state: T, previous: T) => void>();

  constructor(initial: T) {
    this.#state = initial;
    this.#initial = initial;
  }

  readonly getState = (): T => this.#state;
  readonly getInitialState = (): T => this.#initial;
  readonly subscribe = (listener: (state: T, previous: T) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(next: T): void {
    const previous = this.#state;
    if (Object.is(previous, next)) return;
    this.#state = next;
    for (const listener of [...this.#listeners]) listener(next, previous);
  }
}
