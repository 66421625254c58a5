import { acceleratorOf, readCombination, refusalOf, type GlobalAction, type Platform } from '@hearthline/ui/host';
import { Presses } from './presses.ts';

/** What the engine wants to be told of, by the combination as the settings keep it. */
export interface WantedKey {
  readonly action: GlobalAction;
  readonly combination: string;
}

export interface GlobalKeysOptions {
  /** Electron's; false or a throw: the system refused. */
  readonly system: {
    register(accelerator: string, pressed: () => void): boolean;
    unregister(accelerator: string): void;
  };
  readonly platform: Platform;
  /** A clock that only goes forward, ms. */
  readonly now: () => number;
  readonly onPress: (action: GlobalAction) => void;
  readonly onRefused: (refused: GlobalAction[]) => void;
}

/** The one door to keys that work while another program is in front (packages/ui/src/host/shortcuts/SPEC.md). */
export class GlobalKeys {
  readonly #options: GlobalKeysOptions;
  #wanted: readonly WantedKey[] = [];
  #isHeld = false;
  /** By action: the accelerator the system gave. */
  readonly #given = new Map<GlobalAction, string>();
  readonly #presses = new Map<GlobalAction, Presses>();

  constructor(options: GlobalKeysOptions) {
    this.#options = options;
  }

  /** [KEY-26] These and no others from now on. Answers with those the system refused. */
  take(wanted: readonly WantedKey[]): GlobalAction[] {
    this.#wanted = wanted.filter((key) => this.#acceleratorOf(key) !== null);
    this.#apply();
    return this.#refused();
  }

  /** [KEY-28] */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    this.retry();
  }

  /** [KEY-27] */
  readonly retry = (): void => {
    this.#apply();
    if (!this.#isHeld && this.#wanted.length > 0) this.#options.onRefused(this.#refused());
  };

  /** [KEY-26] The app ends. */
  readonly giveBack = (): void => {
    this.take([]);
  };

  #refused(): GlobalAction[] {
    if (this.#isHeld) return [];
    return this.#wanted.filter(({ action }) => !this.#given.has(action)).map(({ action }) => action);
  }

  /** Main does not take the engine's word: what would be in everybody's way is not asked for. */
  #acceleratorOf({ action, combination }: WantedKey): string | null {
    const read = readCombination(combination);
    if (read === null || refusalOf(read, action, this.#options.platform) !== null) return null;
    return acceleratorOf(read, this.#options.platform);
  }

  #apply(): void {
    const wanted = new Map(
      (this.#isHeld ? [] : this.#wanted).map((key) => [key.action, this.#acceleratorOf(key)] as const),
    );
    for (const [action, accelerator] of this.#given) {
      if (wanted.get(action) === accelerator) continue;
      this.#options.system.unregister(accelerator);
      this.#given.delete(action);
    }
    for (const [action, accelerator] of wanted)
      if (accelerator !== null && !this.#given.has(action) && this.#isGiven(action, accelerator))
        this.#given.set(action, accelerator);
  }

  #isGiven(action: GlobalAction, accelerator: string): boolean {
    try {
      return this.#options.system.register(accelerator, () => this.#pressed(action));
    } catch {
      // A key that Electron knows no name for.
      return false;
    }
  }

  #pressed(action: GlobalAction): void {
    const presses = this.#presses.get(action) ?? new Presses();
    this.#presses.set(action, presses);
    if (presses.isNew(this.#options.now())) this.#options.onPress(action);
  }
}
