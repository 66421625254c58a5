/** Time as the hub sees it; passed in, so that tests own it. */
export interface Clock {
  /** Whole milliseconds since the Unix epoch. */
  now(): number;
  /** Runs once after `delayMs`; the returned function calls it off. */
  after(delayMs: number, run: () => void): () => void;
}

/** `setTimeout` fires at once beyond this many milliseconds (2^31 - 1), so longer waits are cut into pieces. */
const LONGEST_TIMER_MS = 2_147_483_647;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    let timer: NodeJS.Timeout;
    const arm = (leftMs: number) => {
      const stepMs = Math.min(leftMs, LONGEST_TIMER_MS);
      timer = setTimeout(() => (leftMs > stepMs ? arm(leftMs - stepMs) : run()), Math.max(0, stepMs));
    };
    arm(delayMs);
    return () => clearTimeout(timer);
  },
};

/** Runs again and again until the returned function is called. */
export function every(clock: Clock, intervalMs: number, run: () => void): () => void {
  let isOver = false;
  let cancel = clock.after(intervalMs, tick);
  function tick() {
    run();
    if (!isOver) cancel = clock.after(intervalMs, tick);
  }
  return () => {
    isOver = true;
    cancel();
  };
}

/** Resolves after a while, or as soon as `signal` calls it off. */
export function pause(clock: Clock, lengthMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(lengthMs, done);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}

const HOUR_MS = 3_600_000;

/** The working day a moment falls on, in the centre's time zone: `2026-11-21`. */
export function createCalendar(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  // Facts arrive in time order nearly always, and formatting costs more than the rest of accepting one: remember the
  // quarter hour last asked for (no zone's midnight falls inside a quarter hour).
  const quarterMs = 900_000;
  let lastQuarter = -1;
  let lastWorkday = '';
  const workdayOf = (at: number): string => {
    const quarter = Math.floor(at / quarterMs);
    if (quarter !== lastQuarter) {
      lastQuarter = quarter;
      lastWorkday = format.format(at);
    }
    return lastWorkday;
  };
  /** The first moment after `from`, up to `to`, that is on another workday than `from`. */
  const dayChange = (from: number, to: number): number => {
    const day = workdayOf(from);
    let [low, high] = [from, to];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (workdayOf(middle) === day) low = middle;
      else high = middle;
    }
    return high;
  };
  const minute = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const wall = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...minute,
  });
  /** How far the clock on the wall is ahead of UTC at a moment. */
  const aheadMsAt = (at: number): number => {
    const part = Object.fromEntries(wall.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minutes, second) - Math.floor(at / 1000) * 1000;
  };
  return {
    timeZone,
    workdayOf,
    /**
     * When the clock on the wall shows `08:30` on a workday. A time that comes twice (the end of summer time): the first; one that
     * does not come (its begin): as much later as the clock was moved.
     */
    momentOf(workday: string, timeOfDay: string): number {
      const shown = Date.parse(`${workday}T${timeOfDay}:00Z`);
      const [before, after] = [shown - 86_400_000, shown + 86_400_000].map((at) => shown - aheadMsAt(at)) as [
        number,
        number,
      ];
      const isShown = (at: number): boolean => at + aheadMsAt(at) === shown;
      const first = Math.min(before, after);
      if (isShown(first)) return first;
      // Neither shows it: the clock jumped over it, and by the rules of the day before it would have been then.
      return isShown(Math.max(before, after)) ? Math.max(before, after) : before;
    },
    /** The `count` workdays that end with the one of `at`, oldest first. */
    workdaysUntil(at: number, count: number): string[] {
      const last = workdayOf(at);
      return Array.from({ length: count }, (_, index) => shiftWorkday(last, index - count + 1));
    },
    /** From the workday's midnight to the next. */
    spanOf(workday: string): { from: number; to: number } {
      // Noon in UTC is within a day of it in every zone; from there the day is looked for.
      let at = Date.parse(`${workday}T12:00:00Z`);
      while (workdayOf(at) > workday) at -= 6 * HOUR_MS;
      while (workdayOf(at) < workday) at += 6 * HOUR_MS;
      return { from: this.midnightBefore(at), to: this.nextMidnight(at) };
    },
    /** The moment the next workday begins. */
    nextMidnight: (at: number): number => dayChange(at, at + 26 * HOUR_MS),
    /** The moment the workday of `at` began. */
    midnightBefore(at: number): number {
      const today = workdayOf(at);
      let from = at - HOUR_MS;
      while (workdayOf(from) === today) from -= HOUR_MS;
      return dayChange(from, from + HOUR_MS);
    },
  };
}
export type Calendar = ReturnType<typeof createCalendar>;

/** Counts in dates, not in milliseconds, so that a change of summer time moves nothing. */
export function shiftWorkday(workday: string, days: number): string {
  return new Date(Date.parse(`${workday}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
