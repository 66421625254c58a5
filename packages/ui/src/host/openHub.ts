import {
  createHubClient,
  type HubClient,
  type HubSocket,
  type HubSocketEvents,
  type OutboxEntry,
} from '@hearthline/protocol/client';
import { collectionTopics, hubErrorCode, valueTopics, type Topic } from '@hearthline/protocol';
import { Value } from '@hearthline/softphone-core/value';
import { z } from 'zod';
import type { HubLink, KnownTopics, OpenHub } from './hub.ts';

/** The outbox on disk: everything that waits, of everybody who used this PC; each person's goes out under their name. */
export interface OutboxStore {
  /** As read at the start; what does not parse is left out by `openHubWith`. */
  readonly entries: readonly unknown[];
  save(entries: readonly unknown[]): Promise<void>;
}

export interface OpenHubOptions {
  readonly client: 'desktop' | 'browser';
  readonly outbox: OutboxStore;
  readonly log: {
    info(message: string, data?: Record<string, unknown>): void;
    warn(message: string, data?: Record<string, unknown>): void;
  };
}

const keptEntry = z.object({
  personId: z.string(),
  entry: z.custom<OutboxEntry>((value) => typeof value === 'object' && value !== null),
});
const topicNames = [...Object.keys(valueTopics), ...Object.keys(collectionTopics)] as Topic[];

/** The hub client over the browser's WebSocket, with an outbox kept by the caller. */
export function openHubWith(options: OpenHubOptions): OpenHub {
  const kept = new KeptOutbox(options.outbox);
  return ({ origin, token, personId }) => {
    const client = createHubClient({
      hubUrl: origin,
      token,
      client: options.client,
      connect: connectWebSocket,
      clock: { now: () => Date.now(), after: (delayMs, run) => after(delayMs, run) },
      random: () => Math.random(),
      newId: () => crypto.randomUUID(),
      outbox: kept.of(personId),
      log: options.log,
    });
    const link = watchLink(client);
    const topics = watchTopics(client);
    client
      .start()
      .catch((error: unknown) => options.log.warn('the hub client did not start', { error: String(error) }));
    return { link, topics, send: client.send.bind(client), wake: () => client.wake(), close: () => client.close() };
  };
}

function watchLink(client: HubClient): Value<HubLink> {
  const read = (): HubLink => {
    const { state, since, outboxCount } = client.link.getState();
    const refusedBy = state.kind === 'refused' ? hubErrorCode.parse(state.error.code) : null;
    const kind = state.kind === 'joining' ? 'connecting' : state.kind;
    return {
      kind,
      since,
      retryAt: state.kind === 'waiting' ? state.retryAt : null,
      refusedBy,
      outboxCount,
      clockOffsetMs: client.hubNow() - Date.now(),
    };
  };
  const link = new Value(read());
  client.link.subscribe(() => link.set(read()));
  return link;
}

/** Nothing is known before the hub has said once that all has come; after that what was last told stays. */
function watchTopics(client: HubClient): Value<KnownTopics> {
  const read = (): KnownTopics =>
    Object.fromEntries(topicNames.map((name) => [name, client.topic(name).getState()])) as unknown as KnownTopics;
  const topics = new Value(Object.fromEntries(topicNames.map((name) => [name, null])) as unknown as KnownTopics);
  let isKnown = false;
  let isDue = false;
  const update = (): void => {
    isDue = false;
    if (isKnown) topics.set(read());
  };
  // Changes come in bursts (a crowd signs in); the screens are told once a burst.
  const soon = (): void => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(update);
  };
  for (const name of topicNames) client.topic(name).subscribe(soon);
  client.link.subscribe(({ state }) => {
    if (state.kind !== 'live' || isKnown) return;
    isKnown = true;
    update();
  });
  return topics;
}

/** What each person said offline, in order, in one store. */
class KeptOutbox {
  readonly #store: OutboxStore;
  #all: z.infer<typeof keptEntry>[];

  constructor(store: OutboxStore) {
    this.#store = store;
    this.#all = store.entries.flatMap((raw) => keptEntry.safeParse(raw).data ?? []);
  }

  of(personId: string) {
    return {
      load: () => Promise.resolve(this.#all.filter((each) => each.personId === personId).map(({ entry }) => entry)),
      save: (entry: OutboxEntry) => this.#replace([...this.#all, { personId, entry }]),
      remove: (id: string) => this.#replace(this.#all.filter(({ entry }) => entry.id !== id)),
    };
  }

  async #replace(next: z.infer<typeof keptEntry>[]): Promise<void> {
    this.#all = next;
    await this.#store.save(next);
  }
}

function connectWebSocket(url: string, events: HubSocketEvents): HubSocket {
  const socket = new WebSocket(url);
  let isDropped = false;
  const tell = (run: () => void): void => {
    if (!isDropped) run();
  };
  socket.addEventListener('open', () => tell(events.opened));
  socket.addEventListener('message', (event) => tell(() => events.received(String(event.data))));
  socket.addEventListener('close', () => tell(events.closed));
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    },
    drop: () => {
      isDropped = true;
      // The browser closes in its own time; nobody waits for it.
      socket.close();
    },
  };
}

function after(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, Math.max(0, delayMs));
  return () => clearTimeout(timer);
}
