import { Value } from '@hearthline/softphone-core/value';
import {
  hostCommands,
  hostValues,
  HostError,
  type Host,
  type HostCommandName,
  type HostInput,
  type HostOutput,
  type HostValueName,
} from '@hearthline/ui/host';
import { fromEngine, type FromEngine, type FromScreens } from '../shared/bridge.ts';

const names = Object.keys(hostValues) as HostValueName[];
type Stores = Record<HostValueName, Value<unknown>>;
interface Waiting {
  readonly name: HostCommandName;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: HostError) => void;
}

/**
 * The engine's host, seen from the screens. The first snapshot makes the host; a later port (the engine began anew)
 * gives its values to the same host, and what was asked of the old one fails with `app.engineGone`.
 */
export class ScreensBridge {
  readonly host: Promise<Host>;
  #isReady: (host: Host) => void = () => undefined;
  #stores: Stores | null = null;
  #port: MessagePort | null = null;
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();

  constructor() {
    this.host = new Promise((resolve) => {
      this.#isReady = resolve;
    });
  }

  use(port: MessagePort): void {
    this.#port?.close();
    for (const { reject } of this.#waiting.values()) reject(new HostError('app.engineGone'));
    this.#waiting.clear();
    this.#port = port;
    port.addEventListener('message', (event) => {
      const message = fromEngine.safeParse(event.data);
      if (message.success) this.#take(message.data);
    });
    port.start();
  }

  readonly #send = <N extends HostCommandName>(name: N, input: HostInput<N>): Promise<HostOutput<N>> => {
    const port = this.#port;
    if (port === null) return Promise.reject(new HostError('app.engineGone'));
    const id = (this.#lastId += 1);
    return new Promise<HostOutput<N>>((resolve, reject) => {
      this.#waiting.set(id, { name, resolve: resolve as (value: unknown) => void, reject });
      port.postMessage({ kind: 'command', id, name, input } satisfies FromScreens);
    });
  };

  #take(message: FromEngine): void {
    switch (message.kind) {
      case 'snapshot':
        this.#takeSnapshot(message.values);
        return;
      case 'value':
        this.#set(message.name, message.value);
        return;
      case 'result':
      case 'failed':
        this.#settle(message);
    }
  }

  #takeSnapshot(values: Record<string, unknown>): void {
    if (this.#stores !== null) {
      for (const name of names) this.#set(name, values[name]);
      return;
    }
    const stores = Object.fromEntries(
      names.map((name) => [name, new Value<unknown>(hostValues[name].parse(values[name]))]),
    ) as Stores;
    this.#stores = stores;
    this.#isReady({ values: stores as unknown as Host['values'], send: this.#send });
  }

  #set(name: HostValueName, raw: unknown): void {
    const value = hostValues[name].safeParse(raw);
    if (value.success) this.#stores?.[name].set(value.data);
  }

  #settle(message: Extract<FromEngine, { kind: 'result' | 'failed' }>): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (waiting === undefined) return;
    if (message.kind === 'failed') {
      waiting.reject(new HostError(message.code, { retryAfterS: message.retryAfterS }));
      return;
    }
    const output = hostCommands[waiting.name].output.safeParse(message.value);
    if (output.success) waiting.resolve(output.data);
    else waiting.reject(new HostError('app.fault', { cause: output.error }));
  }
}
