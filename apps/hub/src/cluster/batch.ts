/** What a door and the writer tell each other of sockets, as bytes. Each batch is all there was to say of one turn of the event loop. */

/** From a door. `socket` is the door's number for it, never used twice on one link. */
export type ToWriter =
  | { readonly kind: 'opened'; readonly socket: number }
  | { readonly kind: 'frame'; readonly socket: number; readonly frame: Buffer }
  /** A binary frame: what is in it does not matter (SESSION-1). */
  | { readonly kind: 'binary'; readonly socket: number }
  | { readonly kind: 'closed'; readonly socket: number };

/** To a door. */
export type ToDoor =
  | { readonly kind: 'frame'; readonly socket: number; readonly frame: Buffer }
  /** [CLUSTER-14] One change for several sockets, with the number it has in the stream of each. */
  | { readonly kind: 'change'; readonly payload: Buffer; readonly targets: readonly Target[] }
  | { readonly kind: 'close'; readonly socket: number; readonly code: number; readonly reason: string }
  | { readonly kind: 'terminate'; readonly socket: number };

interface Target {
  readonly socket: number;
  readonly seq: number;
}

const KINDS = ['opened', 'frame', 'binary', 'closed', 'change', 'close', 'terminate'] as const;
type Kind = (typeof KINDS)[number];
const codeOf = Object.fromEntries(KINDS.map((kind, index) => [kind, index])) as Record<Kind, number>;

/** kind u8, number u32, length of what follows u32. For a change the number is how many targets there are. */
const HEAD_BYTES = 9;
/** socket u32, seq u32. */
const TARGET_BYTES = 8;

/** Gathers what goes to one side until it is taken. */
export class Batch {
  #parts: Buffer[] = [];
  #size = 0;
  /** Changes are told stream after stream: targets of the same payload are one entry. */
  #change: { payload: Buffer; targets: number[] } | null = null;

  /** Bytes so far, about. */
  get size(): number {
    return this.#size;
  }

  opened(socket: number): void {
    this.#add('opened', socket);
  }

  frame(socket: number, frame: string | Buffer): void {
    this.#add('frame', socket, typeof frame === 'string' ? Buffer.from(frame) : frame);
  }

  binary(socket: number): void {
    this.#add('binary', socket);
  }

  closed(socket: number): void {
    this.#add('closed', socket);
  }

  change(socket: number, seq: number, payload: Buffer): void {
    if (this.#change?.payload !== payload) {
      this.#endChange();
      this.#change = { payload, targets: [] };
      this.#size += HEAD_BYTES + payload.length;
    }
    this.#change.targets.push(socket, seq);
    this.#size += TARGET_BYTES;
  }

  close(socket: number, code: number, reason: string): void {
    const tail = Buffer.alloc(2 + Buffer.byteLength(reason));
    tail.writeUInt16BE(code);
    tail.write(reason, 2);
    this.#add('close', socket, tail);
  }

  terminate(socket: number): void {
    this.#add('terminate', socket);
  }

  /** Everything gathered, which may be nothing; it begins anew. */
  take(): Buffer {
    this.#endChange();
    const bytes = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#size = 0;
    return bytes;
  }

  #add(kind: Kind, number: number, tail: Buffer | null = null): void {
    this.#endChange();
    this.#size += this.#push(kind, number, tail);
  }

  #push(kind: Kind, number: number, tail: Buffer | null): number {
    const head = Buffer.allocUnsafe(HEAD_BYTES);
    head.writeUInt8(codeOf[kind], 0);
    head.writeUInt32BE(number, 1);
    head.writeUInt32BE(tail?.length ?? 0, 5);
    this.#parts.push(head);
    if (tail !== null) this.#parts.push(tail);
    return HEAD_BYTES + (tail?.length ?? 0);
  }

  #endChange(): void {
    const change = this.#change;
    if (change === null) return;
    this.#change = null;
    const { payload, targets } = change;
    const tail = Buffer.allocUnsafe(targets.length * 4);
    targets.forEach((number, index) => tail.writeUInt32BE(number, index * 4));
    this.#push('change', targets.length / 2, payload);
    this.#parts.push(tail);
  }
}

/** Which way a batch goes says what may be in it. */
export const readToWriter = (bytes: Buffer): ToWriter[] => read(bytes, toWriter);
export const readToDoor = (bytes: Buffer): ToDoor[] => read(bytes, toDoor);

interface Entry {
  readonly kind: Kind | undefined;
  readonly number: number;
  readonly tail: Buffer;
  /** Of a change only. */
  readonly targets: Buffer;
}

/** @throws RangeError, TypeError: bytes that no hub of this version wrote */
function read<T>(bytes: Buffer, meaning: (entry: Entry) => T | null): T[] {
  const entries: T[] = [];
  let at = 0;
  while (at < bytes.length) {
    const kind = KINDS[bytes.readUInt8(at)];
    const number = bytes.readUInt32BE(at + 1);
    const tailFrom = at + HEAD_BYTES;
    const tailTo = tailFrom + bytes.readUInt32BE(at + 5);
    at = tailTo + (kind === 'change' ? number * TARGET_BYTES : 0);
    if (at > bytes.length) throw new RangeError('a batch that ends too early');
    const entry = { kind, number, tail: bytes.subarray(tailFrom, tailTo), targets: bytes.subarray(tailTo, at) };
    const meant = meaning(entry);
    if (meant === null) throw new TypeError(`an entry that does not belong here: ${kind ?? 'unknown'}`);
    entries.push(meant);
  }
  return entries;
}

function toWriter({ kind, number: socket, tail }: Entry): ToWriter | null {
  switch (kind) {
    case 'opened':
    case 'binary':
    case 'closed':
      return { kind, socket };
    case 'frame':
      return { kind, socket, frame: tail };
    default:
      return null;
  }
}

function toDoor({ kind, number: socket, tail, targets }: Entry): ToDoor | null {
  switch (kind) {
    case 'frame':
      return { kind, socket, frame: tail };
    case 'terminate':
      return { kind, socket };
    case 'close':
      return { kind, socket, code: tail.readUInt16BE(), reason: tail.toString('utf8', 2) };
    case 'change':
      return { kind, payload: tail, targets: readTargets(targets) };
    default:
      return null;
  }
}

function readTargets(bytes: Buffer): Target[] {
  const targets: Target[] = [];
  for (let at = 0; at < bytes.length; at += TARGET_BYTES)
    targets.push({ socket: bytes.readUInt32BE(at), seq: bytes.readUInt32BE(at + 4) });
  return targets;
}
