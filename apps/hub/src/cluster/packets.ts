/**
 * Batches as messages: numbered, so that one which NATS lost (at most once is its promise) is noticed, and cut where they are longer than a
 * NATS server takes (1 MB unless it was told otherwise). SPEC: CLUSTER-6.
 */

/** number u32, whether it is the last of its batch u8. */
const HEAD_BYTES = 5;
const LONGEST_BYTES = 512 * 1024;

/** After the last number of 32 bits comes the first: a link may live for months. */
const next = (number: number): number => (number + 1) >>> 0;

/** Numbers what goes out on one link. */
export class PacketsOut {
  #number = 0;

  /** The messages of a batch, in order; an empty batch is one message that says: I am here. */
  of(batch: Buffer): Buffer[] {
    const packets: Buffer[] = [];
    let from = 0;
    do {
      const to = Math.min(from + LONGEST_BYTES, batch.length);
      const head = Buffer.allocUnsafe(HEAD_BYTES);
      head.writeUInt32BE(this.#number, 0);
      head.writeUInt8(to === batch.length ? 1 : 0, 4);
      packets.push(Buffer.concat([head, batch.subarray(from, to)]));
      this.#number = next(this.#number);
      from = to;
    } while (from < batch.length);
    return packets;
  }
}

/** Puts what comes in on one link together again. */
export class PacketsIn {
  #number = 0;
  #parts: Buffer[] = [];

  /** The batch, when this was its last message; null before; `gap` where a message is missing: nothing after it may be believed. */
  take(packet: Buffer): Buffer | null | 'gap' {
    if (packet.length < HEAD_BYTES || packet.readUInt32BE(0) !== this.#number) return 'gap';
    this.#number = next(this.#number);
    this.#parts.push(packet.subarray(HEAD_BYTES));
    if (packet.readUInt8(4) === 0) return null;
    const batch = this.#parts.length === 1 ? (this.#parts[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#parts);
    this.#parts = [];
    return batch;
  }
}
