import { isLink } from '@hearthline/ui/host';

/** What the app was started with that is a link; null: nothing. Only the first counts: one press, one number. */
export const linkIn = (argv: readonly string[]): string | null => argv.find(isLink) ?? null;

/** Cut, so that the door to the engine takes it; what is as long as this is refused there in words. */
const MAX_LENGTH = 2_048;

/** Links that came to the app; the engine reads and judges them (packages/ui/src/host/links/SPEC.md). */
export class Links {
  readonly #deliver: (text: string) => void;
  #waiting: string | null = null;
  #isEngineThere = false;

  constructor(deliver: (text: string) => void) {
    this.#deliver = deliver;
  }

  readonly receive = (link: string | null): void => {
    if (link === null) return;
    const text = link.slice(0, MAX_LENGTH);
    if (this.#isEngineThere) this.#deliver(text);
    else this.#waiting = text;
  };

  /** The engine has begun: it gets what waited, and from now on each link as it comes. */
  takeWaiting(): string | null {
    const text = this.#waiting;
    this.#waiting = null;
    this.#isEngineThere = true;
    return text;
  }
}
