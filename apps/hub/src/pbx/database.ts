import { unlessRefused } from './ami/refusal.ts';
import type { PbxConsole } from './console.ts';

/** One family of the PBX's own database (AstDB): what the dialplan writes down and reads. All reject with `HubError` `pbx.unreachable`. */
export class PbxFamily {
  readonly #pbx: Pick<PbxConsole, 'action' | 'list'>;
  readonly #family: string;

  constructor(pbx: Pick<PbxConsole, 'action' | 'list'>, family: string) {
    this.#pbx = pbx;
    this.#family = family;
  }

  /** Every key with its value. An empty family is answered by Asterisk as an error. */
  async read(): Promise<Map<string, string>> {
    const items = (await unlessRefused(this.#pbx.list({ Action: 'DBGetTree', Family: this.#family }))) ?? [];
    const prefix = `/${this.#family}/`;
    return new Map(
      items.flatMap((item) => {
        const key = item['Key'] ?? '';
        return key.startsWith(prefix) ? [[key.slice(prefix.length), item['Val'] ?? '']] : [];
      }),
    );
  }

  async put(Key: string, Val: string): Promise<void> {
    await this.#pbx.action({ Action: 'DBPut', Family: this.#family, Key, Val });
  }

  /** Also where it is not there any more. */
  async delete(Key: string): Promise<void> {
    await unlessRefused(this.#pbx.action({ Action: 'DBDel', Family: this.#family, Key }));
  }
}
