import type { DataUse as Shown } from '@hearthline/ui/host';
import type { JsonFile } from '../jsonFile.ts';
import {
  addBytes,
  type DataLedger,
  dataLedger,
  dayOf,
  EMPTY_LEDGER,
  forecastBytes,
  linesIn,
  monthBytes,
} from './ledger.ts';
import { lineNameOf } from './lineNames.ts';

/** [BUDGET-5] */
const RATE_OVER_MS = 60_000;
const SHOW_EVERY_MS = 5_000;
const SAVE_EVERY_MS = 30_000;

export interface DataUseOptions {
  readonly file: JsonFile<typeof dataLedger>;
  readonly now: () => Date;
  readonly every: (intervalMs: number, run: () => void) => () => void;
  readonly show: (use: Shown) => void;
  readonly onError: (error: unknown) => void;
  readonly nameOf?: (address: string | null) => string | null;
}

/** What each line carried: added up, kept on this PC, shown. SPEC: ui/host/dataUse. */
export class DataUse {
  readonly #options: DataUseOptions;
  #ledger: DataLedger = EMPTY_LEDGER;
  /** Counted before the file was read. */
  #early: { day: string; line: string; bytes: number }[] | null = [];
  #recent: { readonly at: number; readonly line: string; readonly bytes: number }[] = [];
  #isSaved = true;
  #shown = '';

  constructor(options: DataUseOptions) {
    this.#options = options;
    options.every(SHOW_EVERY_MS, () => this.#show());
    options.every(SAVE_EVERY_MS, () => void this.save());
  }

  /** Reads what was kept; a file that cannot be read begins anew. */
  async load(): Promise<void> {
    const read = await this.#options.file.read();
    if (read.kind === 'read') this.#ledger = read.value;
    for (const used of this.#early ?? []) this.#ledger = addBytes(this.#ledger, used);
    this.#early = null;
    this.#show();
  }

  used(localAddress: string | null, bytes: number): void {
    const line = (this.#options.nameOf ?? lineNameOf)(localAddress);
    if (line === null || !(bytes > 0)) return;
    const now = this.#options.now();
    const used = { day: dayOf(now), line, bytes };
    if (this.#early === null) this.#ledger = addBytes(this.#ledger, used);
    else this.#early.push(used);
    this.#recent.push({ at: now.getTime(), line, bytes });
    this.#isSaved = false;
  }

  get state(): Shown {
    const now = this.#options.now();
    this.#recent = this.#recent.filter(({ at }) => now.getTime() - at < RATE_OVER_MS);
    const lines = linesIn(this.#ledger).map((name) => ({
      name,
      monthBytes: monthBytes(this.#ledger, name, now),
      hourBytes:
        this.#recent.reduce((sum, one) => sum + (one.line === name ? one.bytes : 0), 0) * (3_600_000 / RATE_OVER_MS),
      forecastBytes: forecastBytes(this.#ledger, name, now),
    }));
    const shown = lines.filter(({ monthBytes: bytes, forecastBytes: later }) => bytes > 0 || (later ?? 0) > 0);
    return { lines: shown.toSorted((a, b) => b.monthBytes - a.monthBytes) };
  }

  /** Also when the app ends. */
  async save(): Promise<void> {
    if (this.#isSaved || this.#early !== null) return;
    this.#isSaved = true;
    await this.#options.file.write(this.#ledger).catch((error: unknown) => {
      this.#isSaved = false;
      this.#options.onError(error);
    });
  }

  #show(): void {
    const state = this.state;
    const text = JSON.stringify(state);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#options.show(state);
  }
}
