import { randomUUID } from 'node:crypto';
import type { Change, HubErrorCode, HubMessage, Person } from '@hearthline/protocol';
import { Held, LIVE_PACE, QUIET_EVERY_MS, waits, type Pace } from './pace.ts';

/** What a stream needs of a socket, wherever it ends: in this process (wsSocket.ts), or at a door of the cluster. */
export interface StreamSocket {
  /** Bytes that its client has not taken yet, as far as this process knows. */
  readonly bufferedAmount: number;
  send(frame: string): void;
  /** One change of the stream; `payload` is the same object for everybody who is told it. */
  sendChange(seq: number, payload: Payload): void;
  /** Ends it at once: a socket that does not read cannot be closed politely. */
  terminate(): void;
  close(code: number, reason: string): void;
}

/** A socket with this many bytes unsent is not reading; it is dropped and resumes when it can. */
export const BUFFERED_LIMIT_BYTES = 4_000_000;
/** Changes kept for resuming. A client acknowledges every 5 s, so only one that is away gathers this many. */
const KEPT_LIMIT = 4_000;

/** A change as it goes over the wire, made once for everybody who is told it. */
export type Payload = Buffer;
export const payloadOf = (change: Change): Payload => Buffer.from(JSON.stringify(change));

/** Tells a socket why it ends here. */
export function endSocket(socket: StreamSocket | null, code: HubErrorCode): void {
  if (!socket) return;
  const refused: HubMessage = { kind: 'refused', error: { code } };
  socket.send(JSON.stringify(refused));
  socket.close(1008, code);
}

const FRAME_END = Buffer.from('}');

/** A change as a frame. Turning text into UTF-8 is most of the work of sending it: done once for all, then only copied. */
export const changeFrame = (seq: number, payload: Payload): Buffer =>
  Buffer.concat([Buffer.from(`{"kind":"change","seq":${seq},"change":`, 'latin1'), payload, FRAME_END]);

/**
 * The changes one client is told, numbered without gaps. It outlives its socket for a while, so that a client that
 * comes back gets what it missed and nothing twice. SPEC: session/SPEC.md.
 */
export class Stream {
  readonly epoch = randomUUID();
  /** As she is now; replaced when the directory is. */
  person: Person;
  readonly tokenHash: string;
  readonly client: 'desktop' | 'browser';
  detachedAt: number | null = null;
  /** Its last socket was not closed by anybody: nothing came any more. */
  wasSilent = false;
  #socket: StreamSocket | null = null;
  #seq = 0;
  #isWhole = true;
  /** What follows the newest acknowledged number, oldest first; `#kept[0]` has the number `#firstKept`. */
  #kept: Payload[] = [];
  #firstKept = 1;
  #pace: Pace = LIVE_PACE;
  readonly #held = new Held();
  #letGoAt = 0;

  constructor(options: { person: Person; tokenHash: string; client: 'desktop' | 'browser' }) {
    this.person = options.person;
    this.tokenHash = options.tokenHash;
    this.client = options.client;
  }

  get seq(): number {
    return this.#seq;
  }

  get isAttached(): boolean {
    return this.#socket !== null;
  }

  owns(socket: StreamSocket): boolean {
    return this.#socket === socket;
  }

  /** A change as it happens; `payload` is asked for only where it goes out now. */
  tell(change: Change, payload: () => Payload): void {
    if (waits(change, this.#pace)) this.#held.add(change);
    else this.tellNow(change, payload);
  }

  /** [SESSION-14] A change that waits for no pace; what waited of its topic is told before it or, where it is whole, never. */
  tellNow(change: Change, payload: () => Payload = () => payloadOf(change)): void {
    for (const older of this.#held.takeBefore(change)) this.push(payloadOf(older));
    this.push(payload());
  }

  /** [SESSION-14] A line that costs nothing any more is told at once what waited. */
  setPace(pace: Pace): void {
    this.#pace = pace;
    if (!pace.isQuiet) this.#letGo();
  }

  /** [SESSION-14] Looked at every few seconds. */
  letGoIfDue(now: number): void {
    if (!this.#pace.isQuiet || this.#pace.isInCall || now - this.#letGoAt < QUIET_EVERY_MS) return;
    this.#letGoAt = now;
    this.#letGo();
  }

  #letGo(): void {
    for (const change of this.#held.take()) this.push(payloadOf(change));
  }

  push(payload: Payload): void {
    this.#seq += 1;
    this.#kept.push(payload);
    if (this.#kept.length > KEPT_LIMIT) {
      // Whoever is this far behind starts afresh: cheaper for both than replaying.
      this.#isWhole = false;
      this.#kept = [];
      this.#socket?.terminate();
      return;
    }
    if (this.#socket) this.#send(this.#socket, this.#seq, payload);
  }

  /** Whether everything after `seq` is still here. */
  canResume(seq: number): boolean {
    return this.#isWhole && seq >= this.#firstKept - 1 && seq <= this.#seq;
  }

  attach(socket: StreamSocket): void {
    this.#socket = socket;
    this.detachedAt = null;
  }

  /** Sends again what came after `seq`. */
  replay(seq: number): void {
    const socket = this.#socket;
    if (!socket) return;
    this.#kept.forEach((payload, index) => {
      const number = this.#firstKept + index;
      if (number > seq) this.#send(socket, number, payload);
    });
  }

  detach(now: number): StreamSocket | null {
    const socket = this.#socket;
    this.#socket = null;
    this.detachedAt = now;
    return socket;
  }

  /** The client has everything up to `seq`. */
  acknowledge(seq: number): void {
    const count = Math.min(seq, this.#seq) - this.#firstKept + 1;
    if (count <= 0) return;
    this.#kept.splice(0, count);
    this.#firstKept += count;
  }

  #send(socket: StreamSocket, seq: number, payload: Payload): void {
    if (socket.bufferedAmount > BUFFERED_LIMIT_BYTES) {
      socket.terminate();
      return;
    }
    socket.sendChange(seq, payload);
  }
}
