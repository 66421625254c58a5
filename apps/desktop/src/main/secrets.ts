import { z } from 'zod';
import type { SecretName } from '../shared/ipc.ts';
import type { JsonFile } from './jsonFile.ts';

/** The OS key store, as Electron's safeStorage gives it. */
export interface KeyStore {
  isEncryptionAvailable(): boolean;
  /** Linux only; `basic_text` is a fixed password in the binary and protects nothing. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(sealed: Buffer): string;
}

/** Sealed secrets by name, base64. */
export const sealedSecrets = z.record(z.string(), z.string());

/** Whether secrets may be written here at all. Where not, they live in memory until the app ends. */
export function canKeep(store: KeyStore): boolean {
  if (!store.isEncryptionAvailable()) return false;
  return store.getSelectedStorageBackend?.() !== 'basic_text';
}

/** Secrets sealed by the OS key store. Never writes plain text. */
export class Secrets {
  readonly #store: KeyStore;
  readonly #file: JsonFile<typeof sealedSecrets>;
  #sealed: Record<string, string> = {};
  #opened: Map<string, string> | null = null;
  #keeps: boolean | null = null;

  constructor(store: KeyStore, file: JsonFile<typeof sealedSecrets>) {
    this.#store = store;
    this.#file = file;
  }

  /** Asked once: the first question to the OS takes a while. */
  get keeps(): boolean {
    this.#keeps ??= canKeep(this.#store);
    return this.#keeps;
  }

  /** What can still be opened; a secret sealed under another login is dropped. The key store is asked once. */
  async load(): Promise<Partial<Record<SecretName, string>>> {
    if (!this.keeps) return {};
    this.#opened ??= await this.#open();
    return Object.fromEntries(this.#opened);
  }

  async #open(): Promise<Map<string, string>> {
    const read = await this.#file.read();
    this.#sealed = read.kind === 'read' ? read.value : {};
    const opened = new Map<string, string>();
    for (const [name, sealed] of Object.entries(this.#sealed)) {
      try {
        opened.set(name, this.#store.decryptString(Buffer.from(sealed, 'base64')));
      } catch {
        delete this.#sealed[name];
      }
    }
    return opened;
  }

  async save(name: SecretName, value: string): Promise<{ isKept: boolean }> {
    if (!this.keeps) return { isKept: false };
    this.#opened?.set(name, value);
    this.#sealed = { ...this.#sealed, [name]: this.#store.encryptString(value).toString('base64') };
    await this.#file.write(this.#sealed);
    return { isKept: true };
  }

  async remove(name: SecretName): Promise<void> {
    this.#opened?.delete(name);
    if (this.#sealed[name] === undefined) return;
    const { [name]: _gone, ...rest } = this.#sealed;
    this.#sealed = rest;
    await this.#file.write(rest);
  }
}
