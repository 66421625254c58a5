import type { LineProblem } from '../snapshot.ts';
import type { RegisterOutcome } from './lineAgent.ts';

/** [LINE-10] So many in a row are told as what they are. */
const REFUSALS_TOLD = 3;
/** [LINE-10] From then on the PBX is not asked more often. */
const REFUSED_AGAIN_MS = 5_000;

/** What a REGISTER that did not succeed means. `isFinal`: trying again would not help. */
export interface Refusal {
  readonly problem: LineProblem;
  readonly isFinal: boolean;
  readonly atLeastMs: number;
}

/** [LINE-10] [LINE-11] Judges answers to REGISTER, which depends on those before. */
export class Refusals {
  #wasRegistered = false;
  #count = 0;

  /** Another account, or other credentials. */
  forget(): void {
    this.#wasRegistered = false;
    this.#count = 0;
  }

  registered(): void {
    this.#wasRegistered = true;
    this.#count = 0;
  }

  judge(outcome: Exclude<RegisterOutcome, { kind: 'registered' }>): Refusal {
    if (outcome.kind === 'silent') return { problem: 'line.noAnswer', isFinal: false, atLeastMs: 0 };
    const { status, retryAfterMs } = outcome;
    if (status === 401 || status === 403 || status === 407) {
      this.#count += 1;
      if (!this.#wasRegistered) return { problem: 'line.wrongCredentials', isFinal: true, atLeastMs: 0 };
      if (this.#count >= REFUSALS_TOLD)
        return { problem: 'line.wrongCredentials', isFinal: false, atLeastMs: REFUSED_AGAIN_MS };
    }
    return { problem: 'line.pbxUnavailable', isFinal: false, atLeastMs: retryAfterMs ?? 0 };
  }
}
