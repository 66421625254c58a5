import { quietSigns, type MyQuietRoom, type QuietSign } from '@hearthline/protocol';

const HOUR_MS = 3_600_000;
/** So many people are asked in an hour at most. */
const ASKED_AN_HOUR = 5;

/** What may not be done again yet, so that nobody is pestered. Pure memory; forgotten as soon as it forbids nothing. [QROOM-8] [QROOM-9] */
export class Manners {
  readonly #notBefore = new Map<string, number>();

  /** From when on she may give each sign; 0: at once. */
  signFrom(personId: string, now: number): MyQuietRoom['signFrom'] {
    this.#forgetOver(now);
    const from = (sign: QuietSign): number => this.#notBefore.get(`${personId} gives ${sign}`) ?? 0;
    return { wave: from('wave'), tea: from('tea'), quiet: from('quiet') };
  }

  gave(personId: string, sign: QuietSign, now: number): void {
    this.#notBefore.set(`${personId} gives ${sign}`, now + quietSigns[sign].everyMs);
  }

  mayAsk(personId: string, whomId: string, now: number): boolean {
    this.#forgetOver(now);
    const asked = [...this.#notBefore.keys()].filter((key) => key.startsWith(`${personId} asks `));
    return asked.length < ASKED_AN_HOUR && !this.#notBefore.has(`${personId} asks ${whomId}`);
  }

  asked(personId: string, whomId: string, now: number): void {
    this.#notBefore.set(`${personId} asks ${whomId}`, now + HOUR_MS);
  }

  #forgetOver(now: number): void {
    for (const [key, until] of this.#notBefore) if (until <= now) this.#notBefore.delete(key);
  }
}
