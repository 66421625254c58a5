import type { WebSocket } from 'ws';
import { MAX_FRAME_CHARS } from '@hearthline/protocol';
import { changeFrame, type Payload, type StreamSocket } from './stream.ts';

/** UTF-8 needs at most three bytes for a UTF-16 unit; beyond this `ws` ends the socket without reading on. */
const MAX_FRAME_BYTES = MAX_FRAME_CHARS * 3;

/** How clients' sockets are taken, wherever they end. */
export const socketOptions = { noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false } as const;

/** A client's socket that ends in this process. */
export class WsSocket implements StreamSocket {
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount;
  }

  send(frame: string | Buffer): void {
    this.#socket.send(frame, { binary: false });
  }

  sendChange(seq: number, payload: Payload): void {
    this.send(changeFrame(seq, payload));
  }

  terminate(): void {
    this.#socket.terminate();
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }
}
