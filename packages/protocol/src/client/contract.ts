import type { CommandInput, CommandName, CommandOutput } from '../command.ts';
import type { Topic, TopicValues } from '../topic.ts';
import type { LinkState } from './link.ts';
import type { ClientClock, ClientLog, ConnectSocket, Outbox } from './ports.ts';
import type { Readable } from './value.ts';

export interface HubClientOptions {
  /** The hub's address, `https://…` (`http://` on loopback); of several hubs of one centre all that are known (CLIENT-17). */
  readonly hubUrl: string | readonly [string, ...string[]];
  /** From sign-in. */
  readonly token: string;
  readonly client: 'desktop' | 'browser';
  readonly connect: ConnectSocket;
  readonly clock: ClientClock;
  /** In [0, 1). */
  random(): number;
  /** A new id of a command, 8 to 64 characters, never the same twice. */
  newId(): string;
  readonly outbox: Outbox;
  readonly log: ClientLog;
}

/** How the link is, for the screens. */
export interface HubLink {
  readonly state: LinkState;
  /** When `state.kind` last changed, by this machine's clock. */
  readonly since: number;
  /** Commands that wait for the hub to come back. */
  readonly outboxCount: number;
}

export interface HubClient {
  readonly link: Readable<HubLink>;
  topic<T extends Topic>(name: T): Readable<TopicValues[T]>;
  /**
   * Asks the hub. Commands that wait offline resolve when the hub took them, however late.
   *
   * @throws HubClientError
   */
  send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>;
  /** Now by the hub's clock; this machine's own before the first word from the hub. */
  hubNow(): number;
  /** Reads the outbox and connects; goes on for ever until refused for good or closed. */
  start(): Promise<void>;
  /** The network came back, or the machine woke: try now. A live link is proven by a ping. */
  wake(): void;
  close(): void;
}
