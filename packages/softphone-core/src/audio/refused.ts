import type { Clock } from '../lib/clock.ts';

/** [PLUG-4] By then another program may have let it go. */
const PASSED_OVER_MS = 30_000;

/** Devices that did not open when they were asked to, for a while. */
export class Refused {
  readonly #clock: Clock;
  readonly #until = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(id: string): void {
    this.#until.set(id, this.#clock.elapsed() + PASSED_OVER_MS);
  }

  ids(): ReadonlySet<string> {
    const now = this.#clock.elapsed();
    return new Set([...this.#until].flatMap(([id, until]) => (until > now ? [id] : [])));
  }

  forget(): void {
    this.#until.clear();
  }
}
