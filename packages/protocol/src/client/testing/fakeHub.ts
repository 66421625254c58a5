import type { ClientMessage, HubMessage } from '../../wire.ts';
import { PROTOCOL_VERSION } from '../../version.ts';
import { clientMessage } from '../../wire.ts';
import type { HubClient, HubClientOptions } from '../contract.ts';
import { createHubClient } from '../hubClient.ts';
import type { ClientClock, HubSocketEvents, Outbox, OutboxEntry } from '../ports.ts';

/** Time that moves only when told to. */
export class FakeClock implements ClientClock {
  #now = 1_000_000;
  #timers: { at: number; run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, delayMs), run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  advance(lengthMs: number): void {
    const end = this.#now + lengthMs;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }
}

export class FakeOutbox implements Outbox {
  readonly entries = new Map<string, OutboxEntry>();
  isFull = false;

  load(): Promise<OutboxEntry[]> {
    return Promise.resolve([...this.entries.values()]);
  }
  save(entry: OutboxEntry): Promise<void> {
    if (this.isFull) return Promise.reject(new Error('no space'));
    this.entries.set(entry.id, entry);
    return Promise.resolve();
  }
  remove(id: string): Promise<void> {
    this.entries.delete(id);
    return Promise.resolve();
  }
}

/** One socket as the hub's side has it. Holds to the port: nothing is told after `drop` or `closed`. */
export class FakeSocket {
  readonly url: string;
  readonly said: ClientMessage[] = [];
  isDropped = false;
  readonly #events: HubSocketEvents;

  constructor(url: string, events: HubSocketEvents) {
    this.url = url;
    this.#events = events;
  }

  send(frame: string): void {
    if (this.isDropped) throw new Error('sent on a dropped socket');
    this.said.push(clientMessage.parse(JSON.parse(frame)));
  }

  drop(): void {
    this.isDropped = true;
  }

  open(): void {
    if (!this.isDropped) this.#events.opened();
  }

  tell(message: HubMessage | string): void {
    if (!this.isDropped) this.#events.received(typeof message === 'string' ? message : JSON.stringify(message));
  }

  close(): void {
    if (!this.isDropped) this.#events.closed();
  }

  /** Opens and tells that everything was told. */
  goLive(options: { epoch?: string; seq?: number; isResumed?: boolean; now?: number } = {}): void {
    const { epoch = 'epoch-1', seq = 0, isResumed = false, now = 1_000_000 } = options;
    this.open();
    this.tell({ kind: 'welcome', protocol: PROTOCOL_VERSION, epoch, seq, isResumed, now });
    this.tell({ kind: 'upToDate', seq });
  }
}

/** A client whose every port is a fake. */
export function startFakeClient(options: Partial<HubClientOptions> = {}): {
  client: HubClient;
  clock: FakeClock;
  outbox: FakeOutbox;
  sockets: FakeSocket[];
  last(): FakeSocket;
} {
  const clock = new FakeClock();
  const outbox = new FakeOutbox();
  const sockets: FakeSocket[] = [];
  let count = 0;
  const client = createHubClient({
    ...{ hubUrl: 'https://hub.test', token: 'token', client: 'desktop', clock, outbox },
    random: () => 0.5,
    newId: () => `command-${(count += 1)}`,
    log: { info: () => undefined, warn: () => undefined },
    connect(url, events) {
      const socket = new FakeSocket(url, events);
      sockets.push(socket);
      return socket;
    },
    ...options,
  });
  const last = () => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  };
  return { client, clock, outbox, sockets, last };
}
