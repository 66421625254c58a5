import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/**
 * A line between a desktop and a server that a test can break: TCP passed on as it is. `cut` ends what is open, `silence`
 * swallows everything while the connections stay up (a dead router), `down` refuses new ones.
 */
export class TcpLine {
  readonly #server: Server;
  readonly #target: { readonly host: string; readonly port: number };
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #isSilent = false;
  #isDown = false;
  /** Connections taken since the start. */
  count = 0;

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
    this.#server = createServer((socket) => this.#take(socket));
  }

  static async to(url: string): Promise<TcpLine> {
    const { hostname, port } = new URL(url);
    const line = new TcpLine({ host: hostname, port: Number(port) });
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    return line;
  }

  /** The same address with this line's own port. */
  through(url: string): string {
    const address = this.#server.address();
    const changed = new URL(url);
    changed.port = String(typeof address === 'object' && address !== null ? address.port : 0);
    return changed.href;
  }

  /** Resets every open connection. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  /** Nothing passes and nobody is told; connections opened later are silent too. */
  silence(): void {
    this.#isSilent = true;
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  /** New connections pass again; the silent ones stay dead, as after a router's restart. */
  heal(): void {
    this.#isSilent = false;
    this.#isDown = false;
  }

  /** Cuts, and refuses new connections until `heal`. */
  down(): void {
    this.#isDown = true;
    this.cut();
  }

  async close(): Promise<void> {
    this.#server.close();
    this.cut();
    if (this.#server.listening) await once(this.#server, 'close');
  }

  #take(near: Socket): void {
    this.count += 1;
    if (this.#isDown) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(this.#target);
    const pair = [near, far] as const;
    this.#pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (data) => to.write(data));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#pairs.delete(pair);
        to.destroy();
      });
    }
    if (!this.#isSilent) return;
    near.pause();
    far.pause();
  }
}
