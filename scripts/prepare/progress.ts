/** Shows what is going on, one line each, for every step that takes longer than a second. Silent steps stay silent. */

/** Takes one line. */
export type Say = (line: string) => void;

/** Real time; a test passes its own. */
export interface ProgressClock {
  nowMs: () => number;
  /** Calls back every `everyMs`; returns how to stop that. */
  every: (everyMs: number, tick: () => void) => () => void;
}

export interface Progress {
  /** Shows a line at once. */
  say: Say;
  /** Runs one step. After a second its title is shown, every ten seconds that it is still going, at the end how long it took. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>;
}

const SHOWN_AFTER_MS = 1000;
const STILL_EVERY_MS = 10_000;

/** `say` defaults to stderr: stdout belongs to `--json`. */
export function createProgress(say: Say = toStderr, clock: ProgressClock = realClock): Progress {
  return {
    say,
    async step(title, work) {
      const startedMs = clock.nowMs();
      const elapsed = (): string => `${((clock.nowMs() - startedMs) / 1000).toFixed(1)} s`;
      let isShown = false;
      let nextStillMs = STILL_EVERY_MS;
      const stop = clock.every(SHOWN_AFTER_MS, () => {
        if (!isShown) say(`- ${title} ...`);
        isShown = true;
        if (clock.nowMs() - startedMs < nextStillMs) return;
        nextStillMs += STILL_EVERY_MS;
        say(`  still: ${title} (${elapsed()})`);
      });
      try {
        const result = await work();
        if (isShown) say(`  done: ${title} (${elapsed()})`);
        return result;
      } catch (error) {
        say(`  failed: ${title} (${elapsed()})`);
        throw error;
      } finally {
        stop();
      }
    },
  };
}

const toStderr: Say = (line) => void process.stderr.write(`${line}\n`);

const realClock: ProgressClock = {
  nowMs: () => performance.now(),
  every(everyMs, tick) {
    const timer = setInterval(tick, everyMs);
    timer.unref();
    return () => clearInterval(timer);
  },
};
