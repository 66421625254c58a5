import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { HostError, type Settings } from '@hearthline/ui/host';
import { z } from 'zod';
import type { ApiAsk, ApiReply, ApiSnapshot } from '../../shared/localApi.ts';
import type { MainLog } from '../log.ts';
import { JsonFile } from '../jsonFile.ts';
import { LocalApiServer } from './server.ts';

export interface LocalApiOptions {
  /** Where programs of this user find address and token. */
  readonly file: string;
  /** Asks the engine; false: there is none to ask. */
  readonly tellEngine: (asked: { requestId: number; ask: ApiAsk }) => boolean;
  readonly now: () => number;
  readonly log: Pick<MainLog, 'error'>;
}

const entry = z.object({ url: z.string(), token: z.string() });
/** The engine answers in milliseconds; one that does not has died. */
const REPLY_LIMIT_MS = 10_000;

/** The local API as the settings want it: open or closed, and between the server and the engine (API-1, API-2). */
export class LocalApi {
  readonly #options: LocalApiOptions;
  readonly #file: JsonFile<typeof entry>;
  readonly #waiting = new Map<number, (reply: ApiReply) => void>();
  #lastRequest = 0;
  #server: LocalApiServer | null = null;
  #snapshot: ApiSnapshot | null = null;
  /** One change after another. */
  #turn: Promise<void> = Promise.resolve();

  constructor(options: LocalApiOptions) {
    this.#options = options;
    this.#file = new JsonFile(options.file, entry);
  }

  /** Throws HostError `localApi.notStarted`. */
  apply({ localApi }: Settings): Promise<void> {
    const turn = this.#turn.then(() => (localApi.isOn ? this.#open() : this.#close()));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  publish(snapshot: ApiSnapshot): void {
    this.#snapshot = snapshot;
    this.#server?.publish(snapshot);
  }

  /** The app ends: the door is closed by that, and its token goes with it. */
  readonly removeFile = (): void => rmSync(this.#options.file, { force: true });

  /** The engine's answer. */
  replied(requestId: number, reply: ApiReply): void {
    this.#waiting.get(requestId)?.(reply);
  }

  async #open(): Promise<void> {
    if (this.#server !== null) return;
    const token = randomBytes(32).toString('base64url');
    try {
      const server = await LocalApiServer.open({
        token,
        ask: this.#ask,
        now: this.#options.now,
        log: this.#options.log,
      });
      this.#server = server;
      if (this.#snapshot !== null) server.publish(this.#snapshot);
      await this.#file.write({ url: `http://127.0.0.1:${server.port}`, token });
    } catch (cause) {
      await this.#close();
      throw new HostError('localApi.notStarted', { cause });
    }
  }

  async #close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    await rm(this.#options.file, { force: true });
    await server?.close();
  }

  readonly #ask = (ask: ApiAsk): Promise<ApiReply> =>
    new Promise((resolve) => {
      const requestId = (this.#lastRequest += 1);
      const settle = (reply: ApiReply): void => {
        clearTimeout(timer);
        this.#waiting.delete(requestId);
        resolve(reply);
      };
      const timer = setTimeout(() => settle({ kind: 'refused', code: 'app.engineGone' }), REPLY_LIMIT_MS);
      this.#waiting.set(requestId, settle);
      if (!this.#options.tellEngine({ requestId, ask })) settle({ kind: 'refused', code: 'app.engineGone' });
    });
}
