import type { HubMessage } from '@hearthline/protocol';
import { changeFrame, type Payload, type StreamSocket } from '../session/stream.ts';

/** A client's socket that keeps what the hub says, and reads as slowly as a test wants. */
export class FakeSocket implements StreamSocket {
  /** Bytes that the client has not read yet. */
  bufferedAmount = 0;
  isTerminated = false;
  readonly messages: HubMessage[] = [];

  send(frame: string | Buffer): void {
    this.messages.push(JSON.parse(String(frame)) as HubMessage);
  }

  sendChange(seq: number, payload: Payload): void {
    this.send(changeFrame(seq, payload));
  }

  terminate(): void {
    this.isTerminated = true;
  }

  close(): void {
    this.isTerminated = true;
  }

  kinds(): string[] {
    return this.messages.map(({ kind }) => kind);
  }

  /** The numbers of the changes, in the order they came. */
  seqs(): number[] {
    return this.messages.flatMap((message) => (message.kind === 'change' ? [message.seq] : []));
  }
}
