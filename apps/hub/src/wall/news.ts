import type { Clock } from '../clock.ts';

interface Waited {
  /** True: there is news, or the time is over and it is worth looking. False: nobody is to look any more. */
  readonly came: Promise<boolean>;
  /** Nobody waits for it any more. */
  putAway(): void;
}

/** Those who wait for something to change, each for a while. */
export class News {
  readonly #clock: Clock;
  readonly #waiting = new Set<(isWorthLooking: boolean) => void>();
  #isStopped = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  next(waitMs: number): Waited {
    if (this.#isStopped || waitMs <= 0) return { came: Promise.resolve(!this.#isStopped), putAway: () => undefined };
    let end = (_isWorthLooking: boolean): void => undefined;
    const came = new Promise<boolean>((resolve) => {
      const cancel = this.#clock.after(waitMs, () => end(true));
      end = (isWorthLooking) => {
        cancel();
        this.#waiting.delete(end);
        resolve(isWorthLooking);
      };
    });
    this.#waiting.add(end);
    return { came, putAway: () => end(false) };
  }

  tell(): void {
    for (const end of [...this.#waiting]) end(true);
  }

  stop(): void {
    this.#isStopped = true;
    for (const end of [...this.#waiting]) end(false);
  }
}
