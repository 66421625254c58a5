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
      if (this.#socket === socket) this.#onText(text);
    });
    const owed = this.#owed;
    this.#owed = [];
    for (const send of owed) send();
  }

  detach(): void {
    this.#socket = null;
  }

  send(message: string): Promise<void> {
    if (this.#socket === null) return Promise.reject(new Error('no socket'));
    try {
      this.#socket.send(message);
      return Promise.resolve();
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error('socket failed', { cause: error }));
    }
  }

  /** Runs `send` now, or as soon as there is a socket again. */
  whenOpen(send: () => void): void {
    if (this.isOpen) send();
    else this.#owed.push(send);
  }
}
