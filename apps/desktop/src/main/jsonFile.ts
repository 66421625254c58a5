import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HostError } from '@hearthline/ui/host';
import type { z } from 'zod';

export type JsonRead<T> = { kind: 'read'; value: T } | { kind: 'missing' } | { kind: 'corrupt'; keptAs: string };

/**
 * A JSON file that is never half written: a new file is written, synced and put in place of the old one. A file that
 * cannot be read is kept beside its place under another name, never deleted.
 */
export class JsonFile<S extends z.ZodType> {
  readonly #path: string;
  readonly #schema: S;
  /** Writes run one after another; the last one wins. */
  #queue: Promise<void> = Promise.resolve();

  constructor(path: string, schema: S) {
    this.#path = path;
    this.#schema = schema;
  }

  async read(): Promise<JsonRead<z.infer<S>>> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (isCode(error, 'ENOENT')) return { kind: 'missing' };
      throw error;
    }
    const parsed = this.#schema.safeParse(parseJson(text));
    if (parsed.success) return { kind: 'read', value: parsed.data };
    const keptAs = `${this.#path}.corrupt`;
    await rename(this.#path, keptAs);
    return { kind: 'corrupt', keptAs };
  }

  /** Throws HostError `app.diskFull` where there is no room; the old file is then untouched. */
  async write(value: z.infer<S>): Promise<void> {
    const turn = this.#queue.then(() => this.#replace(JSON.stringify(value)));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #replace(text: string): Promise<void> {
    const fresh = `${this.#path}.new`;
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      const file = await open(fresh, 'w', 0o600);
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(fresh, this.#path);
    } catch (error) {
      await rm(fresh, { force: true }).catch(() => undefined);
      if (isCode(error, 'ENOSPC') || isCode(error, 'EDQUOT')) throw new HostError('app.diskFull', { cause: error });
      throw error;
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
