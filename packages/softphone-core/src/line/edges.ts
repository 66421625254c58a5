import { isAddressAllowed } from './address.ts';

/** [LINE-17] [LINE-18] The edges of the PBX that may be used, the preferred one first, and which of them is in use or tried. */
export class Edges {
  #urls: readonly string[] = [];
  #index = 0;

  /** The preferred one is used; null: none may be. */
  set(urls: readonly string[]): string | null {
    this.#urls = urls.filter(isAddressAllowed);
    return this.use(0);
  }

  use(index: number): string | null {
    this.#index = index;
    return this.current;
  }

  /** Uses the one with this address; one that is not known counts as the preferred one. */
  useUrl(url: string): string | null {
    return this.use(Math.max(0, this.#urls.indexOf(url)));
  }

  get current(): string | null {
    return this.#urls[this.#index] ?? null;
  }

  get preferred(): string | null {
    return this.#urls[0] ?? null;
  }

  get isFallback(): boolean {
    return this.#index > 0;
  }

  get count(): number {
    return this.#urls.length;
  }

  /** In order and around. */
  get next(): number {
    return (this.#index + 1) % Math.max(1, this.#urls.length);
  }

  get index(): number {
    return this.#index;
  }
}
