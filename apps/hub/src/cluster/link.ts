import { Batch } from './batch.ts';
import type { Line } from './line.ts';
import { PacketsIn, PacketsOut } from './packets.ts';

/** What is gathered goes out before the turn ends when it is longer than this. */
const FULL_BYTES = 256 * 1024;
const OVER = new Uint8Array();

interface Options {
  readonly line: Line;
  /** Where this end says things. */
  readonly subject: string;
  /** A whole batch from the other end; throws on what it cannot read. */
  received(batch: Buffer): void;
  /** The link is over, by whomever; told once. */
  ended(why: string): void;
}

/**
 * One end of the way between a door and the writer, on one line: what is said in one turn of the event loop goes as one message.
 * SPEC: CLUSTER-6.
 */
export class Link {
  readonly #options: Options;
  readonly #in = new PacketsIn();
  readonly #out = new PacketsOut();
  readonly #batch = new Batch();
  #isOver = false;
  #willFlush = false;
  /** Moments are the caller's; when the other end was heard last. */
  heardAt: number;

  constructor(options: Options, now: number) {
    this.#options = options;
    this.heardAt = now;
  }

  /** Says something in the batch of this turn. */
  say(what: (batch: Batch) => void): void {
    if (this.#isOver) return;
    what(this.#batch);
    if (this.#batch.size > FULL_BYTES) return this.#flush();
    if (this.#willFlush) return;
    this.#willFlush = true;
    setImmediate(() => {
      this.#willFlush = false;
      if (!this.#isOver && this.#batch.size > 0) this.#flush();
    });
  }

  /** Says that this end is here, with what was gathered. */
  beat(): void {
    if (!this.#isOver) this.#flush();
  }

  take(packet: Buffer, now: number): void {
    if (this.#isOver) return;
    if (packet.length === 0) return this.#over('the other end ended it');
    this.heardAt = now;
    const batch = this.#in.take(packet);
    if (batch === 'gap') return this.end('a message was lost');
    if (batch === null || batch.length === 0) return;
    try {
      this.#options.received(batch);
    } catch (error) {
      this.end(`a batch cannot be read: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }

  /** Ends it, and says so to the other end. */
  end(why: string): void {
    if (this.#isOver) return;
    this.#options.line.publish(this.#options.subject, OVER);
    this.#over(why);
  }

  #over(why: string): void {
    this.#isOver = true;
    this.#options.ended(why);
  }

  #flush(): void {
    const { line, subject } = this.#options;
    for (const packet of this.#out.of(this.#batch.take())) line.publish(subject, packet);
  }
}
