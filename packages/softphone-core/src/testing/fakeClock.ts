import type { Clock } from '../lib/clock.ts';

interface Timer {
  dueAt: number;
  readonly everyMs: number | null;
  readonly action: () => void;
}

/** A clock that moves only when told. */
export class FakeClock implements Clock {
  /** The time of day minus what the timers know. */
  #offset = 0;
  #now: number;
  readonly #timers = new Set<Timer>();

  constructor(now = 1_800_000_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now + this.#offset;
  }

  elapsed(): number {
    return this.#now;
  }

  /** Somebody sets the time of day. */
  set(byMs: number): void {
    this.#offset += byMs;
  }

  /** The PC sleeps: time passes and no timer runs; those that are due run late, when it wakes. */
  async sleep(forMs: number): Promise<void> {
    this.#now += forMs;
    await this.advance(0);
  }

  after(delayMs: number, action: () => void): () => void {
    return this.#add({ dueAt: this.#now + Math.max(0, delayMs), everyMs: null, action });
  }

  every(intervalMs: number, action: () => void): () => void {
    if (!(intervalMs > 0)) throw new RangeError('an interval must be longer than nothing');
    return this.#add({ dueAt: this.#now + intervalMs, everyMs: intervalMs, action });
  }

  /** How many timers are waiting: none after everything is closed, or something leaks. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Moves on, running what falls due in order, and lets promises settle after each. */
  async advance(byMs: number): Promise<void> {
    const end = this.#now + byMs;
    await settled();
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#now = Math.max(this.#now, next.dueAt);
      if (next.everyMs === null) this.#timers.delete(next);
      // A timer that missed its turns does not make up for them.
      else next.dueAt = Math.max(next.dueAt, this.#now - (next.everyMs - 1)) + next.everyMs;
      next.action();
      await settled();
    }
    this.#now = end;
  }

  #add(timer: Timer): () => void {
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  #next(end: number): Timer | undefined {
    return [...this.#timers].filter(({ dueAt }) => dueAt <= end).sort((a, b) => a.dueAt - b.dueAt)[0];
  }
}

/** Lets everything that waits only for promises go on. A message port comes after all microtasks. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port2.start();
    port1.postMessage(null);
  });
}
