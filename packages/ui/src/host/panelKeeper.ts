import { Value, type ReadableValue } from '@hearthline/softphone-core/value';
import { z } from 'zod';
import type { Topics } from './topics.ts';
import { hostValues, type HubLinkState } from './contract.ts';

/** Where the panel is kept between two runs: sealed by the OS key store, or nowhere. */
export interface PanelPort {
  /** As read at the start; null: none. */
  readonly kept: string | null;
  save(text: string): Promise<void>;
  remove(): Promise<void>;
}

/** What is readable with the hub gone. Not who is there now and who waits: that would be wrong a minute later. */
const keptNames = [
  'organisation',
  'people',
  'announcements',
  'proposals',
  'points',
  'ranking',
  'level',
  'badges',
  'badgeRules',
  'results',
  'objectives',
  'day',
  'rules',
  'outages',
  'callbacks',
  'dispositionCodes',
] as const;
type KeptName = (typeof keptNames)[number];
type Stores = { readonly [N in KeptName]: Value<unknown> };

const keptPanel = z.object({
  personId: z.string(),
  /** By this PC's clock. */
  asOf: z.number(),
  values: z.record(z.string(), z.unknown()),
});

/** What nobody has looked at for so long is nobody's any more. */
const KEPT_MS = 7 * 24 * 3_600_000;
/** Points and ranks move with every call; the disk need not. */
const SAVED_EVERY_MS = 60_000;

export interface PanelKeeperOptions {
  /** null in a browser: its page ends with its tab. */
  readonly port: PanelPort | null;
  /** Of each topic. */
  readonly stores: Topics['stores'];
  readonly hubLink: ReadableValue<HubLinkState>;
  /** Who is signed in; null: nobody. */
  readonly personId: () => string | null;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/** The team panel as it was last, over a restart with no network at all. [N16] */
export class PanelKeeper {
  /** What is shown was true then; null: it is true now, or nothing is known. */
  readonly asOf = new Value<number | null>(null);
  readonly #options: PanelKeeperOptions;
  readonly #stores: Stores;
  #savedAt = Number.NEGATIVE_INFINITY;
  #isLive = false;
  #kept: string | null;

  constructor(options: PanelKeeperOptions) {
    this.#options = options;
    this.#kept = options.port?.kept ?? null;
    this.#stores = options.stores as unknown as Stores;
    options.hubLink.subscribe(({ kind }) => this.#onLink(kind === 'live'));
    for (const name of keptNames) this.#stores[name].subscribe(() => this.#changed());
  }

  /** Somebody is signed in and the hub has said nothing yet. */
  restore(personId: string): void {
    const { now, onError } = this.#options;
    const kept = readPanel(this.#kept, onError);
    if (kept === null) return;
    if (kept.personId !== personId || now() - kept.asOf > KEPT_MS) {
      void this.forget();
      return;
    }
    for (const name of keptNames) {
      const value = hostValues[name].safeParse(kept.values[name] ?? null);
      if (value.success) this.#stores[name].set(value.data);
    }
    this.asOf.set(kept.asOf);
  }

  /** [N16] With the sign-out nothing of the team stays on this PC. */
  async forget(): Promise<void> {
    this.asOf.set(null);
    this.#kept = null;
    this.#savedAt = Number.NEGATIVE_INFINITY;
    await this.#options.port?.remove().catch(this.#options.onError);
  }

  #onLink(isLive: boolean): void {
    const wasLive = this.#isLive;
    this.#isLive = isLive;
    if (isLive) this.asOf.set(null);
    else if (wasLive && this.#options.personId() !== null) {
      this.asOf.set(this.#options.now());
      this.#save();
    }
  }

  #changed(): void {
    if (this.#isLive && this.#options.now() - this.#savedAt >= SAVED_EVERY_MS) this.#save();
  }

  #save(): void {
    const { port, now, personId: who, onError } = this.#options;
    const personId = who();
    if (port === null || personId === null) return;
    this.#savedAt = now();
    const values = Object.fromEntries(keptNames.map((name) => [name, this.#stores[name].getState()]));
    const panel: z.infer<typeof keptPanel> = { personId, asOf: now(), values };
    port.save(JSON.stringify(panel)).catch(onError);
  }
}

function readPanel(text: string | null, onError: (error: unknown) => void): z.infer<typeof keptPanel> | null {
  if (text === null) return null;
  try {
    return keptPanel.parse(JSON.parse(text));
  } catch (cause) {
    onError(new Error('the kept panel cannot be read', { cause }));
    return null;
  }
}
