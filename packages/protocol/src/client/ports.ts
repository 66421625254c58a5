import type { CommandName } from '../command.ts';

/** One open or opening WebSocket, as the client needs it. */
export interface HubSocket {
  send(frame: string): void;
  /**
   * Ends it at once and says nothing more. MUST NOT wait for the other side: on a dead line a polite close hangs for
   * longer than it takes to be back on another one.
   */
  drop(): void;
}

/** What a socket tells. Nothing MUST be told after `closed`, nor after `drop`. */
export interface HubSocketEvents {
  opened(): void;
  received(frame: string): void;
  closed(): void;
}

/** Opens a socket to a `ws://` or `wss://` address; it tells everything later, never before it returns. */
export type ConnectSocket = (url: string, events: HubSocketEvents) => HubSocket;

export interface ClientClock {
  /** Milliseconds since the Unix epoch, by this machine. */
  now(): number;
  /** Runs once after `delayMs`; the returned function calls it off. */
  after(delayMs: number, run: () => void): () => void;
}

/** A command that waits for the hub. */
export interface OutboxEntry {
  readonly id: string;
  readonly name: CommandName;
  readonly input: unknown;
}

/** Keeps what was said offline across restarts of the program. One person's; in the order it was saved. */
export interface Outbox {
  load(): Promise<readonly OutboxEntry[]>;
  /** Resolves when it is safe; rejects when it is not kept. */
  save(entry: OutboxEntry): Promise<void>;
  remove(id: string): Promise<void>;
}

/** One line for each change of the link; `details` holds nothing personal and no secret. */
export interface ClientLog {
  info(event: string, details?: Readonly<Record<string, unknown>>): void;
  warn(event: string, details?: Readonly<Record<string, unknown>>): void;
}
