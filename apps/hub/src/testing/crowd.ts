import { randomUUID } from 'node:crypto';
import { hubMessage, type Announcement } from '@hearthline/protocol';
import { createHubClient, type ConnectSocket, type HubClient, type OutboxEntry } from '@hearthline/protocol/client';
import { WebSocket } from 'ws';
import { systemClock } from '../clock.ts';
import { signIn } from './testHub.ts';

/** Somebody of a crowd, with the client of the desktop, who looks at every frame: nothing may be told twice, nothing left out. */
export class CrowdPerson {
  readonly account: string;
  readonly client: HubClient;
  /** Each stream she had, oldest first. */
  readonly epochs: string[] = [];
  /** What should never have come. */
  readonly faults: string[] = [];
  /** Said and not answered yet. */
  readonly outbox = new Map<string, OutboxEntry>();
  #seq = 0;
  #nextId: string | null = null;

  private constructor(options: { account: string; token: string; urls: readonly [string, ...string[]] }) {
    this.account = options.account;
    this.client = createHubClient({
      ...{ hubUrl: options.urls, token: options.token, client: 'desktop', clock: systemClock },
      connect: (url, events) => this.#connect(url, events),
      // A crowd of one machine need not spread as widely as one of a country.
      random: () => Math.random() / 4,
      newId: () => this.#nextId ?? randomUUID(),
      log: { info: () => undefined, warn: () => undefined },
      outbox: {
        load: () => Promise.resolve([...this.outbox.values()]),
        save: (entry) => Promise.resolve(void this.outbox.set(entry.id, entry)),
        remove: (id) => Promise.resolve(void this.outbox.delete(id)),
      },
    });
  }

  /** `urls`: the doors she knows, the first one first. */
  static async join(account: string, urls: readonly [string, ...string[]]): Promise<CrowdPerson> {
    const person = new CrowdPerson({ account, urls, token: (await signIn(urls[0], account)).token });
    await person.client.start();
    await person.live();
    return person;
  }

  live(): Promise<void> {
    return this.until(() => this.client.link.getState().state.kind === 'live');
  }

  /** Resolves when it fits, looked at whenever link or announcements change. */
  until(fits: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!fits()) return;
        for (const end of ends) end();
        resolve();
      };
      const ends = [this.client.link.subscribe(look), this.client.topic('announcements').subscribe(look)];
      look();
    });
  }

  announcements(): Announcement[] {
    return [...this.client.topic('announcements').getState().values()];
  }

  /** Reads whatever she is shown and has not read, as it comes; what she says waits in her outbox until it is answered. */
  readsEverything(): void {
    const asked = new Set<string>();
    const look = () => {
      for (const { id, acknowledgedAt, version } of this.announcements()) {
        if (acknowledgedAt !== null || asked.has(id)) continue;
        asked.add(id);
        this.client
          .send('announcement.acknowledge', { announcementId: id, at: Date.now(), version })
          .catch((error: unknown) => this.faults.push(`a reading failed: ${String(error)}`));
      }
    };
    this.client.topic('announcements').subscribe(look);
    look();
  }

  /** Says it when there is a link, and again with the same id where nobody knows whether it was done; resolves when it is answered. */
  async says(say: (client: HubClient) => Promise<unknown>): Promise<void> {
    const id = randomUUID();
    for (;;) {
      await this.live();
      this.#nextId = id;
      const said = say(this.client);
      this.#nextId = null;
      try {
        await said;
        return;
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : null;
        if (code !== 'hub.notConnected' && code !== 'hub.connectionLost') throw error;
      }
    }
  }

  #connect: ConnectSocket = (url, events) => {
    const webSocket = new WebSocket(url);
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      events.closed();
    };
    webSocket.on('open', () => (isOver ? undefined : events.opened()));
    webSocket.on('message', (data) => {
      if (isOver) return;
      const frame = String(data);
      this.#look(frame);
      events.received(frame);
    });
    webSocket.on('error', () => undefined);
    webSocket.on('close', end);
    return {
      send: (frame) => webSocket.send(frame),
      drop() {
        isOver = true;
        webSocket.terminate();
      },
    };
  };

  #look(frame: string): void {
    const message = hubMessage.parse(JSON.parse(frame));
    if (message.kind === 'welcome') {
      if (message.isResumed && message.epoch !== this.epochs.at(-1)) this.faults.push('resumed what she never had');
      if (message.isResumed && message.seq !== this.#seq) this.faults.push('resumed at another number');
      if (!message.isResumed) this.epochs.push(message.epoch);
      this.#seq = message.seq;
    }
    if (message.kind !== 'change') return;
    if (message.seq !== this.#seq + 1) this.faults.push(`told ${message.seq} after ${this.#seq}`);
    this.#seq = message.seq;
  }
}
