/** A value that changes, readable by zustand's `useStore` as it is. */
export interface Readable<T> {
  getState(): T;
  getInitialState(): T;
  /** Called after each change; the returned function ends it. */
  subscribe(listener: (now: T, before: T) => void): () => void;
}

export interface Writable<T> extends Readable<T> {
  set(next: T): void;
}

export function createValue<T>(initial: T): Writable<T> {
  let current = initial;
  const listeners = new Set<(now: T, before: T) => void>();
  return {
    getState: () => current,
    getInitialState: () => initial,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(next) {
      if (Object.is(next, current)) return;
      const before = current;
      current = next;
      for (const listener of listeners) listener(next, before);
    },
  };
}
