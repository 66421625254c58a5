import { z } from 'zod';
import type { JsonFile } from './jsonFile.ts';
import { canKeep, type KeyStore } from './secrets.ts';

/** Base64; empty: nothing kept. */
export const sealedPanel = z.string();

/**
 * What the team panel shows, for a start without a network. Names and notices of a team are personal: sealed by the OS key
 * store, and not kept at all where there is none.
 */
export class PanelFile {
  readonly #store: KeyStore;
  readonly #file: JsonFile<typeof sealedPanel>;

  constructor(store: KeyStore, file: JsonFile<typeof sealedPanel>) {
    this.#store = store;
    this.#file = file;
  }

  /** null: none, or sealed under another login. */
  async load(): Promise<string | null> {
    if (!canKeep(this.#store)) return null;
    const read = await this.#file.read();
    if (read.kind !== 'read' || read.value === '') return null;
    try {
      return this.#store.decryptString(Buffer.from(read.value, 'base64'));
    } catch {
      return null;
    }
  }

  async save(text: string): Promise<void> {
    if (canKeep(this.#store)) await this.#file.write(this.#store.encryptString(text).toString('base64'));
  }

  async remove(): Promise<void> {
    const read = await this.#file.read();
    if (read.kind === 'read' && read.value !== '') await this.#file.write('');
  }
}
