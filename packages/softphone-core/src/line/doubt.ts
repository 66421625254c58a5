import type { Clock } from '../lib/clock.ts';
import type { Scope } from '../lib/scope.ts';
import type { LineAgent } from './lineAgent.ts';

/** [LINE-4] */
export const ANSWER_WITHIN_MS = 2000;

export interface DoubtOptions {
  readonly agent: Pick<LineAgent, 'ping'>;
  readonly clock: Clock;
  /** [LINE-27] How long a wait takes on a line that may be full. */
  readonly inTime: (ms: number) => number;
  /** [LINE-22] Puts the same question to the spare socket, if there is one. */
  readonly askSpare: () => void;
}

/** What a question came to, where it came to nothing. `silent`: no answer in time. `unsendable`: it could not even be sent. */
export type NoAnswer = 'silent' | 'unsendable';

/** A sign of life that is waited for on the line, and when a spare that answered may take over. */
export class Doubt {
  readonly #options: DoubtOptions;
  #asked: { readonly at: number; graceMs: number } | null = null;
  #cancelWait: () => void = () => {};

  constructor(options: DoubtOptions) {
    this.#options = options;
  }

  /** How much later than the spare's the answer that is waited for may be; null: none is waited for. */
  get graceMs(): number | null {
    return this.#asked?.graceMs ?? null;
  }

  /** `graceMs`: how much later than the spare's the line's answer may be. */
  raise(attempt: Scope, graceMs: number, onNoAnswer: (how: NoAnswer) => void): void {
    // The question that waits already is soon enough; it may only become more urgent.
    if (this.#asked !== null && graceMs >= this.#asked.graceMs) return;
    if (this.#asked !== null) this.#asked.graceMs = graceMs;
    else this.#ask(attempt, graceMs, onNoAnswer);
    this.#options.askSpare();
  }

  /** The spare has answered: `takeOver` is called if the line has not done so when its grace is over. */
  spareAnswered(attempt: Scope, takeOver: () => void): void {
    if (this.#asked === null) return;
    const { clock } = this.#options;
    const waitMs = Math.max(0, this.#asked.at + this.#asked.graceMs - clock.elapsed());
    attempt.add(
      clock.after(waitMs, () => {
        if (this.#asked !== null && !attempt.isClosed) takeOver();
      }),
    );
  }

  /** Nothing is waited for any more. */
  forget(): void {
    this.#asked = null;
    this.#cancelWait();
  }

  #ask(attempt: Scope, graceMs: number, onNoAnswer: (how: NoAnswer) => void): void {
    const { agent, clock, inTime } = this.#options;
    const asked = { at: clock.elapsed(), graceMs };
    this.#asked = asked;
    let cancelWait = clock.after(ANSWER_WITHIN_MS, () => {
      cancelWait = clock.after(inTime(ANSWER_WITHIN_MS) - ANSWER_WITHIN_MS, () => {
        // The spare was asked with it: had it answered, it would have taken over.
        if (!attempt.isClosed) onNoAnswer('silent');
      });
    });
    const cancel = (): void => cancelWait();
    this.#cancelWait = cancel;
    void agent.ping().then((isAlive) => {
      if (this.#asked === asked) this.#asked = null;
      if (isAlive) cancel();
      // [LINE-5] Nobody told that the socket is gone.
      else if (!attempt.isClosed) onNoAnswer('unsendable');
    });
  }
}
