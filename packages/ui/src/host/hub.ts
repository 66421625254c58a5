import type { CommandInput, CommandName, CommandOutput, HubErrorCode, TopicValues } from '@hearthline/protocol';
import type { ReadableValue } from '@hearthline/softphone-core/value';

/** The hub as the host needs it: one link, the topics, and commands. */
export interface Hub {
  readonly link: ReadableValue<HubLink>;
  /** Each topic null until the hub has told it once. */
  readonly topics: ReadableValue<KnownTopics>;
  /** Rejects with an error that has a hub `code`, or `hub.offline`. */
  send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>;
  /** A network appeared or the PC woke: try now. */
  wake(): void;
  close(): void;
}

export interface HubLink {
  readonly kind: 'off' | 'connecting' | 'live' | 'waiting' | 'refused';
  readonly since: number;
  readonly retryAt: number | null;
  /** Why it was refused. */
  readonly refusedBy: HubErrorCode | null;
  readonly outboxCount: number;
  readonly clockOffsetMs: number;
}

export type KnownTopics = { readonly [T in keyof TopicValues]: TopicValues[T] | null };
export type OpenHub = (options: { origin: string; token: string; personId: string }) => Hub;
