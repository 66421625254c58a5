import type { KeptFilesPort } from './filePort.ts';

/** In memory too: pictures of a week of announcements. */
const MOST_BYTES = 20_000_000;

export interface FileStockOptions {
  readonly kept: KeptFilesPort | null;
  readonly changed: () => void;
  readonly onError: (error: unknown) => void;
}

/** [LOAD-5] [LOAD-6] What was loaded: in memory for this run, and on the PC where it may be. The one used last goes last. */
export class FileStock {
  readonly #options: FileStockOptions;
  readonly #memory = new Map<string, ArrayBuffer>();
  readonly #onDisk: Set<string>;

  constructor(options: FileStockOptions) {
    this.#options = options;
    this.#onDisk = new Set(options.kept?.atStart);
  }

  get hashes(): string[] {
    return [...new Set([...this.#memory.keys(), ...this.#onDisk])];
  }

  /** null: not there. */
  async take(hash: string): Promise<ArrayBuffer | null> {
    const known = this.#memory.get(hash) ?? (this.#onDisk.has(hash) ? await this.#read(hash) : null);
    if (known !== null) this.#remember(hash, known);
    return known;
  }

  put(hash: string, bytes: ArrayBuffer): void {
    this.#remember(hash, bytes);
    const { kept, onError, changed } = this.#options;
    if (kept !== null) {
      this.#onDisk.add(hash);
      kept.save(hash, bytes).catch((error: unknown) => {
        // No room: readable for this run.
        this.#onDisk.delete(hash);
        changed();
        onError(error);
      });
    }
    changed();
  }

  keepOnly(hashes: ReadonlySet<string>): void {
    const gone = this.hashes.filter((hash) => !hashes.has(hash));
    if (gone.length === 0) return;
    for (const hash of gone) {
      this.#memory.delete(hash);
      this.#onDisk.delete(hash);
    }
    const { kept, onError, changed } = this.#options;
    kept?.keepOnly([...this.#onDisk]).catch(onError);
    changed();
  }

  async #read(hash: string): Promise<ArrayBuffer | null> {
    const { kept, onError, changed } = this.#options;
    const read = await kept?.read(hash).catch(onError);
    if (read instanceof ArrayBuffer) return read;
    this.#onDisk.delete(hash);
    changed();
    return null;
  }

  #remember(hash: string, bytes: ArrayBuffer): void {
    this.#memory.delete(hash);
    this.#memory.set(hash, bytes);
    let sum = [...this.#memory.values()].reduce((all, one) => all + one.byteLength, 0);
    for (const [oldest, old] of this.#memory) {
      if (sum <= MOST_BYTES) return;
      this.#memory.delete(oldest);
      sum -= old.byteLength;
    }
  }
}
