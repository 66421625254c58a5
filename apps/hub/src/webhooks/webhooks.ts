import { createHash } from 'node:crypto';
import type { Fact } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import type { Store } from '../store/store.ts';
import type { WaitingMessage } from '../store/webhookQueue.ts';
import type { WebhookEndpoint } from './config.ts';
import { post } from './post.ts';
import { nextTryAt, REST_MS } from './schedule.ts';

export interface WebhooksOptions {
  readonly endpoints: readonly WebhookEndpoint[];
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Tells every endpoint what it asked for. Facts never wait for this. SPEC.md. */
export class Webhooks {
  readonly #couriers: readonly Courier[];
  readonly #options: WebhooksOptions;
  #unsubscribe: () => void = () => undefined;

  constructor(options: WebhooksOptions) {
    this.#options = options;
    this.#couriers = options.endpoints.map((endpoint) => new Courier(endpoint, options));
  }

  async start(): Promise<void> {
    const { store, facts } = this.#options;
    await store.webhooks.keepOnly(this.#couriers.map(({ id }) => id));
    for (const courier of this.#couriers) await courier.begin();
    this.#unsubscribe = facts.subscribe(() => {
      for (const courier of this.#couriers) courier.poke();
    });
    for (const courier of this.#couriers) courier.poke();
  }

  /** What is under way is broken off: it is told again at the next start, with the same id. */
  async stop(): Promise<void> {
    this.#unsubscribe();
    await Promise.all(this.#couriers.map((courier) => courier.stop()));
  }
}

const BATCH = 100;

/** Another secret is the same receiver; another URL is another one. */
export const endpointIdOf = (url: string): string => createHash('sha256').update(url).digest('base64url').slice(0, 22);

/** One endpoint: reads on in the log of facts, and brings what waits, one message after another. */
class Courier {
  readonly id: string;
  readonly #endpoint: WebhookEndpoint;
  readonly #options: WebhooksOptions;
  readonly #abort = new AbortController();
  #cancelTimer: () => void = () => undefined;
  #round: Promise<void> | null = null;
  #isPoked = false;
  #isGone = false;
  #restsUntil = 0;

  constructor(endpoint: WebhookEndpoint, options: WebhooksOptions) {
    this.#endpoint = endpoint;
    this.#options = options;
    this.id = endpointIdOf(endpoint.url);
  }

  /** HOOK-4: an endpoint that is new begins with what happens from now on. */
  async begin(): Promise<void> {
    const { webhooks } = this.#options.store;
    if ((await webhooks.readPosition(this.id)) !== null) return;
    await webhooks.add({ endpointId: this.id, position: await webhooks.readLastPosition(), messages: [] });
  }

  /** Something may be there to bring. */
  readonly poke = (): void => {
    this.#isPoked = true;
    if (this.#round !== null || this.#isGone || this.#abort.signal.aborted) return;
    this.#round = this.#work()
      .catch((error: unknown) => {
        this.#options.log.error({ err: error, endpoint: this.id }, 'webhooks: a round failed');
        this.#wait(REST_MS);
      })
      .finally(() => {
        this.#round = null;
      });
  };

  async stop(): Promise<void> {
    this.#abort.abort();
    this.#cancelTimer();
    await this.#round;
  }

  async #work(): Promise<void> {
    const { store, clock } = this.#options;
    while (this.#isPoked && !this.#abort.signal.aborted) {
      this.#isPoked = false;
      await this.#readOn();
      for (;;) {
        const [message] = await store.webhooks.readDue({ endpointId: this.id, now: clock.now(), limit: 1 });
        if (message === undefined || this.#restsUntil > clock.now() || this.#isGone || this.#abort.signal.aborted)
          break;
        await this.#bring(message);
      }
    }
    const dueAt = await store.webhooks.readNextDueAt(this.id);
    if (dueAt !== null && !this.#isGone) this.#wait(Math.max(dueAt, this.#restsUntil) - clock.now());
  }

  #wait(delayMs: number): void {
    this.#cancelTimer();
    if (!this.#abort.signal.aborted) this.#cancelTimer = this.#options.clock.after(Math.max(0, delayMs), this.poke);
  }

  async #readOn(): Promise<void> {
    const { store, clock } = this.#options;
    for (;;) {
      const after = (await store.webhooks.readPosition(this.id)) ?? 0;
      const rows = await store.readFacts({ after, limit: BATCH });
      const last = rows.at(-1);
      if (last === undefined) return;
      const wanted = rows.map(({ fact }) => fact).filter(({ kind }) => this.#endpoint.events.includes(kind));
      const messages = wanted.map((fact) => ({ id: fact.id, body: bodyOf(fact), at: clock.now() }));
      await store.webhooks.add({ endpointId: this.id, position: last.position, messages });
    }
  }

  async #bring(message: WaitingMessage): Promise<void> {
    const { store, clock, log } = this.#options;
    const at = clock.now();
    const outcome = await post(this.#endpoint, { id: message.id, body: message.body, at }, this.#abort.signal);
    if (this.#abort.signal.aborted) return;
    if (outcome.kind === 'delivered') return store.webhooks.remove({ endpointId: this.id, id: message.id });
    if (outcome.kind === 'gone') {
      this.#isGone = true;
      return log.warn({ endpoint: this.id }, 'webhooks: the receiver wants nothing more');
    }
    const now = clock.now();
    this.#restsUntil = now + REST_MS;
    const attempt = message.attempt + 1;
    const dueAt = nextTryAt({ attempt, firstDueAt: message.firstDueAt, now, retryAfterMs: outcome.retryAfterMs });
    log.warn({ endpoint: this.id, id: message.id, attempt, why: outcome.why, dueAt }, 'webhooks: not delivered');
    if (dueAt === null) await store.webhooks.remove({ endpointId: this.id, id: message.id });
    else await store.webhooks.postpone({ endpointId: this.id, id: message.id, attempt, dueAt });
  }
}

/** HOOK-2. `source` is the hub's own bookkeeping. */
function bodyOf({ source: _source, ...fact }: Fact): string {
  return JSON.stringify({ type: fact.kind, timestamp: new Date(fact.at).toISOString(), data: fact });
}
