import type { Scope } from '../lib/scope.ts';
import type { LineOptions } from './lineOptions.ts';
import { type Refusal, Refusals } from './refusals.ts';

/** [LINE-12] */
const REGISTER_WITHIN_MS = 3000;
/**
 * [LINE-30] Over TCP SIP repeats nothing (RFC 3261 §17.1.2.2), but Asterisk ignores all it is told until it is fully booted, 0.1 to 0.4 s after
 * its door opened (res_pjsip_distributor, seen with 22.10.1), and counts on being told again.
 */
const REGISTER_AGAIN_MS = 1000;
/** Short enough that a PBX which lost its mind knows us again soon; the socket's death is noticed long before. */
const REGISTER_FOR_S = 300;

export interface RegistrationOptions extends Pick<LineOptions, 'agent' | 'clock' | 'random'> {
  /** [LINE-27] How long an answer may take that has so long, ms. */
  readonly inTime: (ms: number) => number;
  /** The PBX knows us, again too. `tookMs`: until its answer. */
  readonly onRegistered: (attempt: Scope, tookMs: number) => void;
  readonly onRefused: (refusal: Refusal) => void;
}

/** Asks the PBX to know us, and asks again before that is over. */
export class Registration {
  readonly #options: RegistrationOptions;
  readonly #refusals = new Refusals();

  constructor(options: RegistrationOptions) {
    this.#options = options;
  }

  /** What was refused before counts no more: the account is another. */
  beginAnew(): void {
    this.#refusals.forget();
  }

  /** As long as this attempt lasts. */
  async ask(attempt: Scope, withinMs = REGISTER_WITHIN_MS): Promise<void> {
    const { agent, clock, inTime, onRegistered, onRefused } = this.#options;
    const startedAt = clock.now();
    const cancelLimit = clock.after(inTime(withinMs), () => {
      if (!attempt.isClosed) onRefused({ problem: 'line.noAnswer', isFinal: false, atLeastMs: 0 });
    });
    attempt.add(cancelLimit);
    const stopRepeating = clock.every(inTime(REGISTER_AGAIN_MS), () => agent.registerAgain());
    attempt.add(stopRepeating);
    const outcome = await agent.register(REGISTER_FOR_S);
    if (attempt.isClosed) return;
    cancelLimit();
    stopRepeating();
    if (outcome.kind === 'registered') {
      this.#refusals.registered();
      this.#renewIn(attempt, outcome.expiresS);
      onRegistered(attempt, clock.now() - startedAt);
    } else onRefused(this.#refusals.judge(outcome));
  }

  /** [LINE-9] */
  #renewIn(attempt: Scope, expiresS: number): void {
    const { clock, random } = this.#options;
    attempt.add(clock.after(expiresS * 1000 * (0.7 + 0.2 * random()), () => void this.ask(attempt)));
  }
}
