const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After each try that failed, how long until the next (HOOK-5). */
const delaysMs = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 8 * HOUR, 8 * HOUR];
export const GIVE_UP_AFTER_MS = 24 * HOUR;
/** HOOK-6 */
export const REST_MS = 5 * SECOND;

export interface FailedTry {
  /** Tries so far, this one included. */
  readonly attempt: number;
  readonly firstDueAt: number;
  readonly now: number;
  /** What the receiver asked for; null: nothing. */
  readonly retryAfterMs: number | null;
}

/** When to try again, epoch ms; null: given up. */
export function nextTryAt({ attempt, firstDueAt, now, retryAfterMs }: FailedTry): number | null {
  const delayMs = delaysMs[attempt - 1] ?? 8 * HOUR;
  const at = now + Math.max(delayMs, retryAfterMs ?? 0);
  return at - firstDueAt > GIVE_UP_AFTER_MS ? null : at;
}
