/** Time, passed in so that tests own it. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Runs `action` once after `delayMs`; returns the way to call it off. */
  after(delayMs: number, action: () => void): () => void;
  /** Runs `action` every `intervalMs`; returns the way to stop. */
  every(intervalMs: number, action: () => void): () => void;
}
