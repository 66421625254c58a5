/** First wait: 0 to 1 s, so that a short cut costs half a second on average. */
export const FIRST_WAIT_MS = 1000;
/** Longest wait: a person who sees the lamp of the modem turn green should not wait longer than this. */
export const LONGEST_WAIT_MS = 30_000;

/** [LINE-6] Full jitter: many phones lost at once do not come back at once. `random` is 0 ≤ n < 1. */
export function waitBeforeAttempt(attempt: number, random: number): number {
  const doublings = Math.min(attempt - 1, 10);
  return Math.round(random * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** doublings));
}
