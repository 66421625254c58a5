import { hostCommands, hostValues, HostError, type Host, type HostValueName } from '@hearthline/ui/host';
import { fromScreens, type FromEngine } from '../shared/bridge.ts';
import type { Log } from '@hearthline/softphone-core';

const names = Object.keys(hostValues) as HostValueName[];

/** Shows a host to one screens page: every value at once, then each change; its commands come back. */
export class EngineBridge {
  readonly #host: Host;
  readonly #log: Log;
  #closeLast: () => void = () => undefined;

  constructor(host: Host, log: Log) {
    this.#host = host;
    this.#log = log;
  }

  /** A fresh page of the screens; the one before is gone. */
  serve(port: MessagePort): void {
    this.#closeLast();
    const post = (message: FromEngine): void => port.postMessage(message);
    const ends = names.map((name) =>
      this.#host.values[name].subscribe((value) => post({ kind: 'value', name, value })),
    );
    this.#closeLast = () => {
      for (const end of ends) end();
      port.close();
    };
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
