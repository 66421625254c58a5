import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line between a desktop and the hub on which a test can put words into the hub's mouth. */
export class HubLine {
  readonly #server: Server;
  readonly #target: { readonly host: string; readonly port: number };
  /** The desktop's ends of open hub sockets. */
  readonly #listeners = new Set<Socket>();
  readonly #all = new Set<Socket>();
  #onSocket: () => void = () => undefined;

  private constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#target = { host: hostname, port: Number(port) };
    this.#server = createServer((socket) => this.#take(socket));
  }

  static async to(url: string): Promise<HubLine> {
    const line = new HubLine(url);
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    return line;
  }

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  /** Resolves when a hub socket is opened after this call. */
  nextSocket(): Promise<void> {
    return new Promise((resolve) => {
      this.#onSocket = resolve;
    });
  }

  /** One text frame as from the hub (RFC 6455 §5.2), between two of its own: the hub is quiet then. */
  say(text: string): void {
    const bytes = Buffer.from(text);
    const head =
      bytes.length < 126 ? [0x81, bytes.length] : [0x81, 126, Math.trunc(bytes.length / 256), bytes.length % 256];
    for (const socket of this.#listeners) socket.write(Buffer.concat([Buffer.from(head), bytes]));
  }

  async close(): Promise<void> {
    this.#server.close();
    for (const socket of this.#all) socket.destroy();
    if (this.#server.listening) await once(this.#server, 'close');
  }

  #take(near: Socket): void {
    const far = connect(this.#target);
    near.once('data', (first) => {
      if (!/^upgrade: *websocket/im.test(first.toString('latin1'))) return;
      this.#listeners.add(near);
      this.#onSocket();
    });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#all.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#all.delete(from);
        this.#listeners.delete(from);
        to.destroy();
      });
    }
  }
}
