import type { Transport } from 'sip.js/lib/core/index.js';
import type { SipSocket } from '../ports.ts';

/**
 * SIP.js's transport over whichever socket is open now. It outlives sockets, so a dialog made on one goes on over the
 * next. A dead socket is dropped, never politely closed: a closing handshake on a dead line does not end.
 */
export class Wire implements Transport {
  /** Via's sent-protocol (RFC 7118 §5); both are a WebSocket to the PBX. */
  protocol: 'WS' | 'WSS' = 'WSS';
  #socket: SipSocket | null = null;
  #owed: (() => void)[] = [];
  /** Requests that wait for an answer on the socket of now, by the branch of their Via (RFC 3261 §8.1.1.7). */
  readonly #inFlight = new Map<string, { readonly message: string; resolve(): void; reject(error: Error): void }>();
  readonly #onText: (text: string) => void;

  constructor(onText: (text: string) => void) {
    this.#onText = onText;
  }

  get isOpen(): boolean {
    return this.#socket !== null;
  }

  /** `socket` must be open already. */
  attach(socket: SipSocket): void {
    this.#socket = socket;
    socket.onMessage((text) => {
      if (this.#socket !== socket) return;
      this.#settle(text);
      this.#onText(text);
    });
    const owed = this.#owed;
    this.#owed = [];
    for (const send of owed) send();
  }

  /** What waits for an answer will get none: each transaction is told that its transport failed (RFC 3261 §17.1.4). */
  detach(): void {
    this.#socket = null;
    const lost = [...this.#inFlight.values()];
    this.#inFlight.clear();
    for (const { reject } of lost) reject(new Error('the socket was lost'));
  }

  send(message: string): Promise<void> {
    if (this.#socket === null) return Promise.reject(new Error('no socket'));
    try {
      this.#socket.send(message);
      const branch = branchOfRequest(message);
      if (branch === null) return Promise.resolve();
      return new Promise((resolve, reject) => this.#inFlight.set(branch, { message, resolve, reject }));
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error('socket failed', { cause: error }));
    }
  }

  /** Requests of this method that wait for an answer still, as they were sent. */
  sendAgain(method: string): void {
    for (const { message, reject } of [...this.#inFlight.values()]) {
      if (!message.startsWith(`${method} `)) continue;
      try {
        this.#socket?.send(message);
      } catch (error) {
        reject(error instanceof Error ? error : new Error('socket failed', { cause: error }));
      }
    }
  }

  #settle(text: string): void {
    if (!/^SIP\/2\.0 [2-6]/.test(text)) return;
    const branch = branchOf(text);
    if (branch === null) return;
    this.#inFlight.get(branch)?.resolve();
    this.#inFlight.delete(branch);
  }

  /** Runs `send` now, or as soon as there is a socket again. */
  whenOpen(send: () => void): void {
    if (this.isOpen) send();
    else this.#owed.push(send);
  }
}

/** Of a request that is answered; null for answers, and for ACK, which has none. */
function branchOfRequest(message: string): string | null {
  return /^(SIP\/2\.0|ACK) /.test(message) ? null : branchOf(message);
}

function branchOf(message: string): string | null {
  return /^(?:Via|v)\s*:[^\r\n]*;\s*branch=([^;,\s]+)/im.exec(message)?.[1] ?? null;
}
