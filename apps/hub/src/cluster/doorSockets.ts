import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Clock } from '../clock.ts';
import { every } from '../clock.ts';
import { refusalOf, refuseUpgrade } from '../session/socketServer.ts';
import { BUFFERED_LIMIT_BYTES } from '../session/stream.ts';
import { socketOptions, WsSocket } from '../session/wsSocket.ts';
import { readToDoor, type ToDoor } from './batch.ts';
import type { Line } from './line.ts';
import { Link } from './link.ts';
import { PULSE_MS, readPulse, WRITER_SILENCE_MS, type Pulse, type Subjects } from './subjects.ts';

/** RFC 6455, section 7.4.1, and the registry it began: the service is started again, come back. */
const SERVICE_RESTART = 1012;

interface Options {
  readonly server: Server;
  readonly clock: Clock;
  readonly log: Logger;
  readonly subjects: Subjects;
  isAllowedOrigin(origin: string): boolean;
  /** A writer was found (with its term), or is gone: null. */
  writerChanged(term: number | null): void;
}

/** The link to the writer that is heard now. */
interface Linked {
  readonly pulse: Pulse;
  readonly link: Link;
  readonly leave: () => void;
}

/** Where clients' sockets end: every frame is passed on, in both directions. SPEC: cluster/SPEC.md CLUSTER-5 to CLUSTER-9. */
export class DoorSockets {
  readonly #options: Options;
  readonly #server = new WebSocketServer(socketOptions);
  /** By the number that each has on the link. */
  readonly #sockets = new Map<number, WebSocket>();
  readonly #stopBeating: () => void;
  readonly #upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  #line: Line | null = null;
  #linked: Linked | null = null;
  #lastNumber = 0;
  #newestTerm = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#stopBeating = every(options.clock, PULSE_MS, () => this.#beat());
    this.#upgrade = (request, socket, head) => this.#asked(request, socket, head);
    options.server.on('upgrade', this.#upgrade);
  }

  /** The writer that this door is linked to; null: none (CLUSTER-7). */
  get writer(): Pulse | null {
    return this.#linked?.pulse ?? null;
  }

  /** NATS is there. */
  lineFound(line: Line): void {
    this.#line = line;
    line.subscribe(this.#options.subjects.pulse, (message) => {
      const pulse = readPulse(message);
      if (pulse !== null && line === this.#line) this.#heardWriter(line, pulse);
    });
  }

  /** NATS is gone. */
  lineLost(): void {
    this.#line = null;
    this.#linked?.link.end('NATS is gone');
  }

  async stop(): Promise<void> {
    this.#stopBeating();
    this.#options.server.off('upgrade', this.#upgrade);
    this.#linked?.link.end('the door stops');
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #beat(): void {
    const linked = this.#linked;
    if (linked === null) return;
    if (this.#options.clock.now() - linked.link.heardAt > WRITER_SILENCE_MS) linked.link.end('the writer is silent');
    else linked.link.beat();
  }

  /** A newer term wins; a writer of an older one does not know yet that it is none. */
  #heardWriter(line: Line, pulse: Pulse): void {
    if (pulse.term < this.#newestTerm || pulse.term === this.#linked?.pulse.term) return;
    this.#newestTerm = pulse.term;
    this.#linked?.link.end('another hub is the writer');
    const { subjects, clock, log } = this.#options;
    const name = randomUUID();
    const link = new Link(
      {
        ...{ line, subject: subjects.toWriter(pulse.term, name) },
        received: (batch) => {
          for (const one of readToDoor(batch)) this.#told(one);
        },
        ended: (why) => {
          log.info({ why, term: pulse.term, sockets: this.#sockets.size }, 'no writer');
          leave();
          this.#linked = null;
          this.#dropAll();
          this.#options.writerChanged(null);
        },
      },
      clock.now(),
    );
    const leave = line.subscribe(subjects.toDoor(name), (packet) => link.take(packet, clock.now()));
    this.#linked = { pulse, link, leave };
    link.beat();
    log.info({ term: pulse.term }, 'linked to the writer');
    this.#options.writerChanged(pulse.term);
  }

  #dropAll(): void {
    const sockets = [...this.#sockets.values()];
    this.#sockets.clear();
    for (const socket of sockets) socket.close(SERVICE_RESTART);
    // A client that does not answer the closing would be kept for half a minute (`ws`).
    this.#options.clock.after(PULSE_MS, () => sockets.forEach((socket) => socket.terminate()));
  }

  #asked(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = refusalOf(request, this.#options);
    if (refusal !== null) return refuseUpgrade(socket, refusal);
    if (this.#linked === null) return refuseUpgrade(socket, '503 Service Unavailable', 'Retry-After: 1');
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#accept(webSocket));
  }

  #accept(webSocket: WebSocket): void {
    const link = this.#linked?.link;
    webSocket.on('error', (error) => this.#options.log.debug({ err: error }, 'a socket failed'));
    if (link === undefined) return webSocket.close(SERVICE_RESTART);
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    this.#sockets.set(number, webSocket);
    link.say((batch) => batch.opened(number));
    webSocket.on('message', (data: Buffer, isBinary) => {
      if (!this.#sockets.has(number)) return;
      link.say((batch) => (isBinary ? batch.binary(number) : batch.frame(number, data)));
    });
    webSocket.on('close', () => {
      if (this.#sockets.delete(number)) link.say((batch) => batch.closed(number));
    });
  }

  #told(said: ToDoor): void {
    switch (said.kind) {
      case 'change':
        for (const { socket, seq } of said.targets) this.#pass(socket, (to) => to.sendChange(seq, said.payload));
        break;
      case 'frame':
        this.#pass(said.socket, (to) => to.send(said.frame));
        break;
      case 'close':
        this.#sockets.get(said.socket)?.close(said.code, said.reason);
        break;
      case 'terminate':
        this.#sockets.get(said.socket)?.terminate();
        break;
    }
  }

  /** [CLUSTER-13] */
  #pass(number: number, send: (to: WsSocket) => void): void {
    const socket = this.#sockets.get(number);
    if (socket === undefined) return;
    if (socket.bufferedAmount > BUFFERED_LIMIT_BYTES) socket.terminate();
    else send(new WsSocket(socket));
  }
}
