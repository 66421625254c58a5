import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileHash, HostError } from '@hearthline/ui/host';
import { canKeep, type KeyStore } from './secrets.ts';

/** [LOAD-5] Sealed, on the disk. */
const MOST_BYTES = 20_000_000;

/**
 * Loaded files of announcements, for when there is no network: each sealed by the OS key store, and none kept where there is
 * none. SPEC: packages/ui/src/host/files/SPEC.md.
 */
export class FileBox {
  readonly #store: KeyStore;
  readonly #dir: string;
  readonly #mostBytes: number;
  /** One thing at a time: room is made before the next is kept. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: KeyStore, dir: string, mostBytes = MOST_BYTES) {
    this.#store = store;
    this.#dir = dir;
    this.#mostBytes = mostBytes;
  }

  /** Hashes of what is kept. */
  async list(): Promise<string[]> {
    if (!canKeep(this.#store)) return [];
    const names = await readdir(this.#dir).catch(() => []);
    return names.filter((name) => fileHash.safeParse(name).success);
  }

  /** Base64; null: not there, or sealed under another login. */
  async read(hash: string): Promise<string | null> {
    if (!canKeep(this.#store)) return null;
    try {
      const text = this.#store.decryptString(await readFile(join(this.#dir, hash)));
      // Used last, it goes last.
      const now = new Date();
      await utimes(join(this.#dir, hash), now, now);
      return text;
    } catch {
      return null;
    }
  }

  /** Throws HostError `app.diskFull`; nothing of it is kept then. */
  save(hash: string, base64: string): Promise<void> {
    return this.#inTurn(async () => {
      if (!canKeep(this.#store)) return;
      const sealed = this.#store.encryptString(base64);
      const fresh = join(this.#dir, `${hash}.new`);
      try {
        await mkdir(this.#dir, { recursive: true });
        await this.#makeRoom(sealed.length);
        await writeFile(fresh, sealed, { mode: 0o600 });
        await rename(fresh, join(this.#dir, hash));
      } catch (cause) {
        await rm(fresh, { force: true }).catch(() => undefined);
        throw new HostError('app.diskFull', { cause });
      }
    });
  }

  /** Removes everything else in its folder, also what is half written. [LOAD-6] */
  keepOnly(hashes: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const names = await readdir(this.#dir).catch(() => []);
      for (const name of names) if (!hashes.includes(name)) await rm(join(this.#dir, name), { force: true });
    });
  }

  async #makeRoom(neededBytes: number): Promise<void> {
    const names = await this.list();
    const kept = await Promise.all(
      names.map(async (name) => {
        const { size, mtimeMs } = await stat(join(this.#dir, name));
        return { name, size, mtimeMs };
      }),
    );
    let sum = kept.reduce((all, { size }) => all + size, neededBytes);
    for (const { name, size } of kept.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
      if (sum <= this.#mostBytes) return;
      await rm(join(this.#dir, name), { force: true });
      sum -= size;
    }
  }

  #inTurn(run: () => Promise<void>): Promise<void> {
    const mine = this.#turn.then(run);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}
