import { Value } from '@hearthline/softphone-core/value';
import type { HubLinkState } from './contract.ts';
import type { HostPorts } from './hostPorts.ts';
import type { Hub, KnownTopics } from './hub.ts';
import type { Notices } from './notices.ts';
import { HostError, type ProblemCode } from './problem.ts';
import type { KeptSession } from './session.ts';

/** Before anybody signed in. */
const hubOff: HubLinkState = {
  kind: 'off',
  since: 0,
  retryAt: null,
  problem: null,
  outboxCount: 0,
  clockOffsetMs: 0,
};

export interface HubDeskOptions {
  readonly ports: Pick<HostPorts, 'openHub' | 'now' | 'log'>;
  readonly notices: Notices;
  /** What the hub has told, and what it had told before; null: this is what is known as it is opened. */
  readonly onTopics: (topics: KnownTopics, before: KnownTopics | null) => void;
  /** The hub takes this session no longer. */
  readonly onSessionOver: (problem: ProblemCode) => void;
  /** The link is live, and the topics of its welcome are known. */
  readonly onLive: () => void;
}

/** The hub as long as somebody is signed in: opened by her right, asked, told, and closed. */
export class HubDesk {
  readonly link = new Value<HubLinkState>(hubOff);
  readonly #options: HubDeskOptions;
  #hub: Hub | null = null;
  #kept: KeptSession | null = null;
  #ends: (() => void)[] = [];

  constructor(options: HubDeskOptions) {
    this.#options = options;
  }

  /** By whose right the hub is asked; null: it is not open. */
  get kept(): KeptSession | null {
    return this.#kept;
  }

  /** Null: nobody is signed in. */
  get opened(): Hub | null {
    return this.#hub;
  }

  /** The time by the hub's clock, ms. */
  now(): number {
    return this.#options.ports.now() + this.link.getState().clockOffsetMs;
  }

  /** Throws HostError `hub.offline` where nobody is signed in. */
  need(): Hub {
    if (this.#hub === null) throw new HostError('hub.offline');
    return this.#hub;
  }

  readonly ask = async (...[name, input]: Parameters<Hub['send']>): Promise<void> => {
    await this.need().send(name, input);
  };

  /** Waits in the outbox while there is no hub; a figure nobody can take is no reason to bother anybody. */
  async tell(...[name, input]: Parameters<Hub['send']>): Promise<void> {
    await this.#hub
      ?.send(name, input)
      .catch((error: unknown) => this.#options.ports.log.info('not told to the hub', { name, error: String(error) }));
  }

  open(kept: KeptSession): void {
    this.close();
    const { ports, onTopics } = this.#options;
    const hub = ports.openHub({ origin: kept.origin, token: kept.token, personId: kept.person.id });
    this.#hub = hub;
    this.#kept = kept;
    this.#ends = [
      hub.link.subscribe(() => this.#onLink()),
      hub.topics.subscribe((topics, before) => onTopics(topics, before)),
    ];
    this.#onLink();
    onTopics(hub.topics.getState(), null);
  }

  close(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#hub?.close();
    this.#hub = null;
    this.#kept = null;
    const { problem } = this.link.getState();
    if (problem !== null) this.#options.notices.remove(problem);
    this.link.set(hubOff);
  }

  #onLink(): void {
    const link = this.#hub?.link.getState();
    if (link === undefined) return;
    const { notices, onSessionOver, onLive } = this.#options;
    const wasLive = this.link.getState().kind === 'live';
    this.link.set({ ...link, problem: link.refusedBy });
    if (link.kind === 'refused' && (link.refusedBy === 'session.expired' || link.refusedBy === 'session.replaced'))
      onSessionOver(link.refusedBy);
    // Trying again would not help, so it is told in words and not only by a mark in the corner.
    else if (link.refusedBy !== null) notices.add(link.refusedBy);
    // The topics of the same welcome are known a moment later.
    if (link.kind === 'live' && !wasLive) queueMicrotask(onLive);
  }
}
