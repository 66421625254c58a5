import { hostCommands, hostValues, HostError, type Host, type HostValueName } from '@hearthline/ui/host';
import { fromScreens, type FromEngine } from '../shared/bridge.ts';
import type { Log } from '@hearthline/softphone-core';

const names = Object.keys(hostValues) as HostValueName[];

/** The pages that show a host; each has one port at a time. */
export type PageName = 'screens' | 'mini';

/** Shows a host to the pages of the screens: every value at once, then each change; their commands come back. */
export class EngineBridge {
  readonly #host: Host;
  readonly #log: Log;
  readonly #closeLast = new Map<PageName, () => void>();

  constructor(host: Host, log: Log) {
    this.#host = host;
    this.#log = log;
  }

  /** A fresh page of the screens; the one before of that name is gone. */
  serve(port: MessagePort, page: PageName = 'screens'): void {
    this.#closeLast.get(page)?.();
    const changes = new Changes((name) =>
      port.postMessage({ kind: 'value', name, value: this.#host.values[name].getState() } satisfies FromEngine),
    );
    const ends = names.map((name) => this.#host.values[name].subscribe(() => changes.add(name)));
    const post = (message: FromEngine): void => {
      // What a command did is told before its result.
      changes.flush();
      port.postMessage(message);
    };
    this.#closeLast.set(page, () => {
      for (const end of ends) end();
      changes.close();
      port.close();
    });
    port.addEventListener('message', (event) => void this.#run(event.data, post));
    port.start();
    post({
      kind: 'snapshot',
      values: Object.fromEntries(names.map((name) => [name, this.#host.values[name].getState()])),
    });
  }

  async #run(raw: unknown, post: (message: FromEngine) => void): Promise<void> {
    const message = fromScreens.safeParse(raw);
    if (!message.success) {
      this.#log.warn('malformed command from the screens');
      return;
    }
    const { id, name, input } = message.data;
    const parsed = hostCommands[name].input.safeParse(input);
    if (!parsed.success) {
      post({ kind: 'failed', id, code: 'app.refused', retryAfterS: null });
      return;
    }
    try {
      post({ kind: 'result', id, value: await this.#host.send(name, parsed.data) });
    } catch (error) {
      const known = error instanceof HostError ? error : new HostError('app.fault', { cause: error });
      this.#log.info('command refused', {
        name,
        code: known.code,
        cause: known.cause instanceof Error ? known.cause.message : undefined,
      });
      post({ kind: 'failed', id, code: known.code, retryAfterS: known.retryAfterS });
    }
  }
}

/** About two frames: a person sees no difference, and a burst (a call that begins changes six times) is drawn once. */
const GATHER_MS = 30;

/** Gathers which values changed and tells each once, the newest state of it. */
class Changes {
  readonly #tell: (name: HostValueName) => void;
  readonly #names = new Set<HostValueName>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(tell: (name: HostValueName) => void) {
    this.#tell = tell;
  }

  add(name: HostValueName): void {
    this.#names.add(name);
    this.#timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  flush(): void {
    this.close();
    for (const name of this.#names) this.#tell(name);
    this.#names.clear();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
