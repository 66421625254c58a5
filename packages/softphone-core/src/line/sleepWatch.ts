import type { Clock } from '../lib/clock.ts';

const LOOK_EVERY_MS = 1000;
/** A page that is busy, or a collection of garbage, never takes so long. */
const NOTICED_FROM_MS = 3000;

/** How the clocks went between two looks. */
export type TimeEvent =
  /** Nothing ran for so long: sleep, a stopped process, or (which looks alike) the time of day set forward. */
  | { readonly kind: 'slept'; readonly ms: number }
  /** The time of day was set back. */
  | { readonly kind: 'clockSet' };

/**
 * [LINE-24] Notices by its own clocks that the PC slept or that somebody set the time: not every system tells, and a
 * stopped process is told nothing. The clock that nobody sets stands still in the sleep of some systems, so both are compared.
 */
export function watchTime(clock: Clock, onEvent: (event: TimeEvent) => void): () => void {
  let [day, ran] = [clock.now(), clock.elapsed()];
  return clock.every(LOOK_EVERY_MS, () => {
    const [dayNow, ranNow] = [clock.now(), clock.elapsed()];
    const missedMs = Math.max(dayNow - day, ranNow - ran) - LOOK_EVERY_MS;
    const isSetBack = dayNow - day < ranNow - ran - NOTICED_FROM_MS;
    [day, ran] = [dayNow, ranNow];
    if (missedMs >= NOTICED_FROM_MS) onEvent({ kind: 'slept', ms: missedMs });
    else if (isSetBack) onEvent({ kind: 'clockSet' });
  });
}
