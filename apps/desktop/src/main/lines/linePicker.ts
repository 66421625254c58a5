/**
 * Which line a connection takes. A page cannot choose; a program can, by the local address. So the app's own connections
 * pass a proxy on loopback (HTTP CONNECT, RFC 9110 §9.3.6) that picks: TLS goes through it unread.
 */
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** A way that does not answer by then is given company (as RFC 8305 §5 does for addresses). */
const NEXT_WAY_AFTER_MS = 250;
const GIVE_UP_AFTER_MS = 10_000;
/** IPv4 20, TCP 20 and its time stamps 12 (RFC 7323); as much again for the acknowledgement of each segment. */
const SEGMENT_BYTES = 52;
const SEGMENT_HOLDS = 1_400;
/** SYN, SYN-ACK, ACK; FIN and ACK each way. */
const OPEN_AND_CLOSE_SEGMENTS = 7;

export interface LinePickerOptions {
  readonly ways: () => readonly string[];
  /** What a connection carries, as it comes, with what IP and TCP add; by the address it leaves from. */
  readonly onBytes?: (localAddress: string | null, bytes: number) => void;
  /** `host:port`, as the app asked for it. */
  readonly isAllowed: (target: string) => boolean;
  /** Whether the connection that comes now is of use only over a way that no other one to that target has. */
  readonly wantsOtherWay: (target: string) => boolean;
}

interface Tunnel {
  readonly target: string;
  readonly way: string | undefined;
}

/** A second connection to the same server takes another line than the first, where there is one. */
export class LinePicker {
  readonly #options: LinePickerOptions;
  readonly #server: Server;
  readonly #tunnels = new Set<Tunnel>();
  readonly #sockets = new Set<Socket>();

  constructor(options: LinePickerOptions) {
    this.#options = options;
    this.#server = createServer((_request, response) => response.writeHead(405).end());
    this.#server.on('connect', (request, socket: Socket, head: Buffer) => {
      // Only what is opened here is heard of; an end that breaks is an end.
      socket.on('error', () => socket.destroy());
      this.#connect(String(request.url), socket, head).catch(() => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    });
  }

  /** Resolves with its port on 127.0.0.1. */
  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', () => resolve((this.#server.address() as AddressInfo).port));
    });
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  async #connect(target: string, near: Socket, head: Buffer): Promise<void> {
    if (!this.#options.isAllowed(target)) {
      near.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const far = await this.#race(target);
    if (near.destroyed) {
      far.destroy();
      return;
    }
    this.#keep(target, far, near);
    near.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) far.write(head);
    far.pipe(near);
    near.pipe(far);
  }

  #keep(target: string, far: Socket, near: Socket): void {
    const tunnel = { target, way: far.localAddress };
    this.#tunnels.add(tunnel);
    this.#sockets.add(near);
    this.#count(far, near);
    far.setNoDelay(true);
    near.setNoDelay(true);
    far.on('error', () => far.destroy());
    const end = (): void => {
      this.#tunnels.delete(tunnel);
      this.#sockets.delete(near);
      far.destroy();
      near.destroy();
    };
    far.once('close', end);
    near.once('close', end);
    // The app is done with it. Its end may never get through a dead line, and the way would count as one in use for a quarter of an hour.
    near.once('end', end);
  }

  /** [BUDGET-1] */
  #count(far: Socket, near: Socket): void {
    const { onBytes } = this.#options;
    if (onBytes === undefined) return;
    const address = far.localAddress ?? null;
    const add = (bytes: number): void => onBytes(address, bytes);
    add(OPEN_AND_CLOSE_SEGMENTS * SEGMENT_BYTES);
    for (const socket of [far, near])
      socket.on('data', (chunk: Buffer) => {
        const segments = Math.ceil(chunk.length / SEGMENT_HOLDS);
        add(chunk.length + 2 * segments * SEGMENT_BYTES);
      });
  }

  /** The first way that gets through. */
  #race(target: string): Promise<Socket> {
    const open = [...this.#tunnels].filter((one) => one.target === target);
    const ways = this.#options.wantsOtherWay(target)
      ? freeWays(this.#options.ways(), open)
      : waysInOrder(this.#options.ways(), open);
    const { hostname, port } = new URL(`tcp://${target}`);
    const host = hostname.replace(/^\[|\]$/g, '');
    return new Promise((resolve, reject) => {
      const tries = new Set<Socket>();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const end = (): void => {
        clearTimeout(timer);
        clearTimeout(limit);
      };
      const fail = (): void => {
        end();
        for (const one of tries) one.destroy();
        reject(new Error('no way gets through'));
      };
      const limit = setTimeout(fail, GIVE_UP_AFTER_MS);
      const next = (): void => {
        clearTimeout(timer);
        const way = ways.shift();
        if (way === undefined) {
          if (tries.size === 0) fail();
          return;
        }
        const socket = connect({ host, port: Number(port), ...(way === null ? {} : { localAddress: way }) });
        tries.add(socket);
        socket.once('connect', () => {
          end();
          tries.delete(socket);
          for (const one of tries) one.destroy();
          resolve(socket);
        });
        socket.on('error', () => {
          if (tries.delete(socket)) next();
        });
        timer = setTimeout(next, NEXT_WAY_AFTER_MS);
      };
      next();
    });
  }
}

/** The ways to try, the best first; null: as the system chooses. */
export function waysInOrder(ways: readonly string[], open: readonly Pick<Tunnel, 'way'>[]): (string | null)[] {
  const free = freeWays(ways, open);
  const others = ways.filter((way) => !free.includes(way));
  return open.length === 0 ? [null, ...ways] : [...free, null, ...others];
}

const freeWays = (ways: readonly string[], open: readonly Pick<Tunnel, 'way'>[]): (string | null)[] =>
  ways.filter((way) => !open.some((tunnel) => tunnel.way === way));

/** Remembers of what the app asks for which connections are spares (softphone-core's LINE-21), by their address. */
export class OtherWays {
  readonly #targets = new Set<string>();

  /** An address that is opened now, with the target of the connection it will make. */
  asked(url: URL, target: string): void {
    if (url.searchParams.get('way') === 'other') this.#targets.add(target);
  }

  /** True once for each. */
  take(target: string): boolean {
    return this.#targets.delete(target);
  }
}
