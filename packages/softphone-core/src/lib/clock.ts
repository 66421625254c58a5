/** Time, passed in so that tests own it. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Milliseconds of a clock that nobody sets: for how long something took. Stands still while the PC sleeps on some systems. */
  elapsed(): number;
  /** Runs `action` once after `delayMs`; returns the way to call it off. */
  after(delayMs: number, action: () => void): () => void;
  /** Runs `action` every `intervalMs`; returns the way to stop. */
  every(intervalMs: number, action: () => void): () => void;
}
