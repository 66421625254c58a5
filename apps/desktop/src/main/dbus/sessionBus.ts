import { connect, type Socket } from 'node:net';
import { decodeMessage, encodeCall, messageLength, type BusCall, type BusMessage } from './wire.ts';

/** The address of the user's bus as a path Node can connect to; null where there is none that can be reached. */
export function busPath(address: string | undefined): string | null {
  for (const one of (address ?? '').split(';')) {
    const [transport = '', rest = ''] = one.split(':', 2);
    if (transport !== 'unix') continue;
    for (const pair of rest.split(',')) {
      const [key, value] = pair.split('=', 2);
      if (value === undefined) continue;
      if (key === 'path') return decodeURIComponent(value);
      if (key === 'abstract') return `\0${decodeURIComponent(value)}`;
    }
  }
  return null;
}

type Call = Omit<BusCall, 'serial'>;
const BUS = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
/** A fault's limit: the bus answers within a millisecond, a daemon that has to be started within a few seconds. */
const REPLY_LIMIT_MS = 5_000;

/** One connection to the session bus: calls with replies, and signals. Ends for good when the bus goes. */
export class SessionBus {
  readonly #socket: Socket;
  readonly #replies = new Map<number, (message: BusMessage) => void>();
  readonly #onSignal: (message: BusMessage) => void;
  readonly #onEnd: () => void;
  #bytes: Buffer = Buffer.alloc(0);
  #isOpen = false;
  #serial = 0;

  private constructor(socket: Socket, events: { signal: (message: BusMessage) => void; end: () => void }) {
    this.#socket = socket;
    this.#onSignal = events.signal;
    this.#onEnd = events.end;
  }

  /** Connects, proves who we are (EXTERNAL, by the socket's own credentials) and says hello. Rejects where that fails. */
  static async open(
    path: string,
    events: { signal: (message: BusMessage) => void; end: () => void },
  ): Promise<SessionBus> {
    const socket = connect(path);
    const bus = new SessionBus(socket, events);
    await bus.#authenticate();
    socket.on('data', (chunk) => bus.#read(chunk));
    await bus.call({ ...BUS, member: 'Hello', signature: [], values: [] });
    return bus;
  }

  /** The reply's body. Rejects with the error the other side named, or when no reply comes. */
  call(call: Call): Promise<BusMessage['body']> {
    const serial = (this.#serial += 1);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(serial, null), REPLY_LIMIT_MS);
      this.#replies.set(serial, (message) => {
        clearTimeout(timer);
        if (message.kind === 'return') resolve(message.body);
        else reject(new Error(`the session bus: ${call.member}: ${String(message.body[0] ?? 'no reply')}`));
      });
      this.#socket.write(encodeCall({ ...call, serial }));
    });
  }

  /** Signals that fit the rule come from now on. */
  async listen(rule: string): Promise<void> {
    await this.call({ ...BUS, member: 'AddMatch', signature: ['s'], values: [rule] });
  }

  close(): void {
    this.#socket.destroy();
  }

  #authenticate(): Promise<void> {
    const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
    return new Promise((resolve, reject) => {
      const fail = (): void => reject(new Error('the session bus did not let us in'));
      this.#socket.on('error', fail);
      this.#socket.once('close', () => {
        fail();
        this.#end();
      });
      this.#socket.once('data', (line) => {
        if (!line.toString('latin1').startsWith('OK ')) return void this.#socket.destroy();
        this.#socket.write('BEGIN\r\n');
        this.#isOpen = true;
        resolve();
      });
      // A NUL byte carries the credentials (specification, § Authentication Protocol).
      this.#socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
    });
  }

  #read(chunk: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    try {
      for (let length = messageLength(this.#bytes); length !== null && length <= this.#bytes.length;) {
        this.#take(decodeMessage(this.#bytes.subarray(0, length)));
        this.#bytes = this.#bytes.subarray(length);
        length = messageLength(this.#bytes);
      }
    } catch {
      // Whatever this is, it is not the bus any more.
      this.#socket.destroy();
    }
  }

  #take(message: BusMessage): void {
    if (message.kind === 'signal') this.#onSignal(message);
    else if (message.replySerial !== null) this.#settle(message.replySerial, message);
  }

  #settle(serial: number, message: BusMessage | null): void {
    const settle = this.#replies.get(serial);
    this.#replies.delete(serial);
    settle?.(message ?? { kind: 'error', replySerial: serial, interface: null, member: null, body: [] });
  }

  #end(): void {
    for (const serial of this.#replies.keys()) this.#settle(serial, null);
    if (this.#isOpen) this.#onEnd();
    this.#isOpen = false;
  }
}
