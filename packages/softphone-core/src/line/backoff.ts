/** First wait: 0 to 1 s, so that a short cut costs half a second on average. */
export const FIRST_WAIT_MS = 1000;
/** [LINE-6] A PBX that starts again is back within half a minute: so long nobody waits longer than this at once. */
export const SOON_WAIT_MS = 2500;
const SOON_ATTEMPTS = 20;
/** Longest wait: a person who sees the lamp of the modem turn green should not wait longer than this. */
export const LONGEST_WAIT_MS = 30_000;

/** [LINE-6] Full jitter: many phones lost at once do not come back at once. `random` is 0 ≤ n < 1. */
export function waitBeforeAttempt(attempt: number, random: number): number {
  const doublings = Math.min(attempt - 1, 10);
  const longestMs = attempt <= SOON_ATTEMPTS ? SOON_WAIT_MS : LONGEST_WAIT_MS;
  return Math.round(random * Math.min(longestMs, FIRST_WAIT_MS * 2 ** doublings));
}
