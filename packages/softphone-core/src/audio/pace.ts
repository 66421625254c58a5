/** How much sound was worked on while how much time went by: one look, about a second. */
export interface PaceLook {
  readonly workedMs: number;
  readonly passedMs: number;
}

/** Less than this share of real time is heard as gaps. */
const ENOUGH = 0.97;
const LOOKS = 5;
const TOO_SLOW_LOOKS = 3;

/** [VOICE-5] Tells when a PC cannot keep up with a filter: in three of the last five looks it fell behind. */
export class Pace {
  #behind: boolean[] = [];

  /** Whether it is too slow, by this look and those before. A look over no time says nothing. */
  look({ workedMs, passedMs }: PaceLook): boolean {
    if (passedMs > 0) this.#behind = [...this.#behind, workedMs < passedMs * ENOUGH].slice(-LOOKS);
    return this.#behind.filter(Boolean).length >= TOO_SLOW_LOOKS;
  }
}
