import { fileReply, hubErrorBody, hubPaths, type Announcement, type Attachment } from '@hearthline/protocol';
import { Value, type ReadableValue } from '@hearthline/softphone-core/value';
import type { HostInput, HostOutput, HostValue } from '../contract.ts';
import { HostError } from '../problem.ts';
import { NO_FILES, type FileDeskState, type Transfer } from './fileContract.ts';
import type { FilePort } from './filePort.ts';
import { FileStock } from './fileStock.ts';
import { comesByItself, heldBackBy } from './heldBack.ts';

/** 5 MB at 64 kbit/s. */
const LIMIT_MS = 650_000;
/** Progress is told this often at most. */
const TELL_EVERY_MS = 150;

export interface FileDeskOptions {
  readonly port: FilePort;
  readonly fetch: typeof globalThis.fetch;
  readonly values: {
    readonly [N in 'announcements' | 'calls' | 'settings' | 'dataUse' | 'hubLink']: ReadableValue<HostValue<N>>;
  };
  /** By whose right the hub is asked; null: nobody is signed in. */
  readonly session: () => { readonly origin: string; readonly token: string } | null;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/** The host's commands, made before its desk is. */
export const fileCommandsOf = (desk: () => FileDesk): FileDesk['commands'] => ({
  loadFile: (input) => desk().commands.loadFile(input),
  sendFile: (input) => desk().commands.sendFile(input),
  dropTransfer: (input) => desk().commands.dropTransfer(input),
});

interface Running {
  readonly transfer: Transfer;
  readonly end: AbortController;
}

/** Loads and sends what goes with announcements. SPEC: host/files/SPEC.md. */
export class FileDesk {
  readonly state: Value<FileDeskState>;
  readonly #options: FileDeskOptions;
  readonly #stock: FileStock;
  readonly #running = new Map<string, Running>();
  /** By hash. [LOAD-4] */
  readonly #loads = new Map<string, Promise<ArrayBuffer | null>>();
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(options: FileDeskOptions) {
    this.#options = options;
    const { port, values, onError } = options;
    this.#stock = new FileStock({ kept: port.kept, changed: () => this.#tell(), onError });
    this.state = new Value({ ...NO_FILES, heldBack: this.#heldBack(), atHand: this.#stock.hashes });
    for (const value of [values.calls, values.settings, values.dataUse, values.hubLink])
      value.subscribe(() => this.#tell());
    values.announcements.subscribe(() => this.#forgetUnused());
  }

  readonly commands = {
    loadFile: async (input: HostInput<'loadFile'>): Promise<HostOutput<'loadFile'>> => ({
      bytes: await this.#load(input),
    }),
    sendFile: async (input: HostInput<'sendFile'>): Promise<HostOutput<'sendFile'>> => ({
      hash: await this.#send(input),
    }),
    dropTransfer: async ({ id }: HostInput<'dropTransfer'>): Promise<void> => this.#running.get(id)?.end.abort(),
  };

  /** [LOAD-6] With the sign-out. */
  forget(): void {
    for (const { end } of this.#running.values()) end.abort();
    this.#stock.keepOnly(new Set());
  }

  async #load({ announcementId, hash, isAsked }: HostInput<'loadFile'>): Promise<ArrayBuffer | null> {
    const found = this.#attachment(announcementId, hash);
    if (found === null) throw new HostError('file.notFound');
    const known = await this.#stock.take(hash);
    if (known !== null) return known;
    const running = this.#loads.get(hash);
    if (running !== undefined) return running;
    // [LOAD-1] [LOAD-2]
    if (!isAsked && (!comesByItself(found) || this.#heldBack() !== null)) return null;
    const load = this.#fetch(announcementId, found).finally(() => this.#loads.delete(hash));
    this.#loads.set(hash, load);
    return load;
  }

  #attachment(announcementId: string, hash: string): Attachment | null {
    const all = this.#options.values.announcements.getState() ?? [];
    return all.find(({ id }) => id === announcementId)?.attachments?.find((one) => one.hash === hash) ?? null;
  }

  #fetch(announcementId: string, { hash, bytes: totalBytes }: Attachment): Promise<ArrayBuffer | null> {
    const { origin, token } = this.#session();
    return this.#run(hash, totalBytes, async (signal, progress) => {
      const url = `${origin}${hubPaths.files}/${encodeURIComponent(announcementId)}/${hash}`;
      const headers = { authorization: `Bearer ${token}` };
      const response = await this.#options.fetch(url, { headers, credentials: 'omit', signal });
      if (!response.ok) throw refusal(await response.text());
      const bytes = await readBody(response, progress);
      // [LOAD-7]
      if (bytes.byteLength !== totalBytes) throw new Error('another length than it was said to have');
      // It may have been withdrawn, or everybody signed out, while it came.
      if (this.#attachment(announcementId, hash) !== null) this.#stock.put(hash, bytes);
      return bytes;
    });
  }

  #send({ transferId, type, bytes }: HostInput<'sendFile'>): Promise<string | null> {
    const { origin, token } = this.#session();
    return this.#run(transferId, bytes.byteLength, async (signal, onProgress) => {
      const request = { url: `${origin}${hubPaths.files}`, token, type, bytes, signal, onProgress };
      const { status, text } = await this.#options.port.upload(request);
      if (status !== 200) throw refusal(text);
      const reply = fileReply.safeParse(parseJson(text));
      if (!reply.success) throw new HostError('hub.notAHub');
      return reply.data.hash;
    });
  }

  /** null: it was called off. [LOAD-3] @throws HostError */
  async #run<T>(
    id: string,
    totalBytes: number,
    work: (signal: AbortSignal, progress: (doneBytes: number) => void) => Promise<T>,
  ): Promise<T | null> {
    const end = new AbortController();
    const show = (doneBytes: number): void => {
      this.#running.set(id, { transfer: { id, doneBytes: Math.min(doneBytes, totalBytes), totalBytes }, end });
    };
    show(0);
    this.#tell();
    try {
      return await work(AbortSignal.any([end.signal, AbortSignal.timeout(LIMIT_MS)]), (doneBytes) => {
        if (end.signal.aborted) return;
        show(doneBytes);
        if (this.#options.now() - this.#toldAt >= TELL_EVERY_MS) this.#tell();
      });
    } catch (error) {
      if (end.signal.aborted) return null;
      throw error instanceof HostError ? error : new HostError('hub.offline', { cause: error });
    } finally {
      this.#running.delete(id);
      this.#tell();
    }
  }

  #session(): { readonly origin: string; readonly token: string } {
    const session = this.#options.session();
    if (session === null) throw new HostError('hub.offline');
    return session;
  }

  #heldBack(): FileDeskState['heldBack'] {
    const { port, values } = this.#options;
    return heldBackBy({
      calls: values.calls.getState(),
      settings: values.settings.getState(),
      dataUse: values.dataUse.getState(),
      isThin: port.isLineThin(),
    });
  }

  #tell(): void {
    this.#toldAt = this.#options.now();
    const transfers = [...this.#running.values()].map(({ transfer }) => transfer);
    const next = { heldBack: this.#heldBack(), atHand: this.#stock.hashes, transfers };
    if (JSON.stringify(next) !== JSON.stringify(this.state.getState())) this.state.set(next);
  }

  /** [LOAD-6] Only by what the hub says now: while it is gone nothing is known to have gone. */
  #forgetUnused(): void {
    const { announcements, hubLink } = this.#options.values;
    const all: readonly Announcement[] | null = announcements.getState();
    if (all === null || hubLink.getState().kind !== 'live') return;
    this.#stock.keepOnly(new Set(all.flatMap(({ attachments = [] }) => attachments.map(({ hash }) => hash))));
  }
}

async function readBody(response: Response, progress: (doneBytes: number) => void): Promise<ArrayBuffer> {
  if (response.body === null) return response.arrayBuffer();
  const parts: Uint8Array[] = [];
  let done = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { value, done: isOver } = await reader.read();
    if (isOver) break;
    parts.push(value);
    done += value.length;
    progress(done);
  }
  const whole = new Uint8Array(done);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.buffer;
}

function refusal(text: string): HostError {
  const error = hubErrorBody.safeParse(parseJson(text));
  return new HostError(error.success ? error.data.code : 'hub.notAHub');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
