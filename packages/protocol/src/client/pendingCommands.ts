import type { CommandName } from '../command.ts';
import type { CommandOutcome } from '../wire.ts';
import { HubClientError } from './hubClientError.ts';
import type { ClientClock } from './ports.ts';

/** A command that does not wait offline is given up when no answer came for this long. */
export const COMMAND_LIMIT_MS = 15_000;
/** What waits in the outbox is asked again after this long, when the hub could not take it (a full disk). */
export const RETRY_TAKEN_LATER_MS = 30_000;
/** [CLIENT-14] The same command may well be taken then. */
const forLater: ReadonlySet<string> = new Set(['hub.fault', 'store.full', 'store.busy']);

interface Pending {
  readonly id: string;
  readonly name: CommandName;
  readonly input: unknown;
  readonly isInOutbox: boolean;
  settle: ((result: CommandOutcome | HubClientError) => void) | null;
  readonly cancelLimit: (() => void) | null;
  /** Not sent again before this moment. */
  notBefore: number;
}

/** Commands without an answer yet. Each keeps its id, so that asking again after a lost socket cannot do it twice. */
export class PendingCommands {
  readonly #byId = new Map<string, Pending>();
  readonly #clock: ClientClock;

  constructor(clock: ClientClock) {
    this.#clock = clock;
  }

  get outboxCount(): number {
    let count = 0;
    for (const pending of this.#byId.values()) if (pending.isInOutbox) count += 1;
    return count;
  }

  /** One that nobody waits for any more: it was in the outbox when the program started. */
  addKept(entry: { id: string; name: CommandName; input: unknown }): void {
    if (this.#byId.has(entry.id)) return;
    this.#byId.set(entry.id, { ...entry, isInOutbox: true, settle: null, cancelLimit: null, notBefore: 0 });
  }

  add(command: { id: string; name: CommandName; input: unknown; isInOutbox: boolean }): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const limit = () => this.#settle(command.id, new HubClientError('hub.connectionLost'));
      this.#byId.set(command.id, {
        ...command,
        settle(result) {
          if (result instanceof HubClientError) reject(result);
          else if (result.ok) resolve(result.value);
          else reject(HubClientError.of(result.error));
        },
        cancelLimit: command.isInOutbox ? null : this.#clock.after(COMMAND_LIMIT_MS, limit),
        notBefore: 0,
      });
    });
  }

  /** Those to send now, in the order they were asked for. */
  due(): Iterable<{ id: string; name: CommandName; input: unknown }> {
    const now = this.#clock.now();
    return [...this.#byId.values()].filter((pending) => pending.notBefore <= now);
  }

  /** A command was put on the wire; it is not due again on this socket. */
  sent(id: string): void {
    const pending = this.#byId.get(id);
    if (pending) pending.notBefore = Number.POSITIVE_INFINITY;
  }

  /** The socket ended: everything without an answer is due on the next one. */
  socketEnded(): void {
    for (const pending of this.#byId.values()) pending.notBefore = 0;
  }

  /** The hub's answer. True: it settled an entry of the outbox, which can go. */
  answered(id: string, outcome: CommandOutcome): boolean {
    const pending = this.#byId.get(id);
    if (!pending) return false;
    const isForLater = !outcome.ok && forLater.has(outcome.error.code);
    if (pending.isInOutbox && isForLater) {
      pending.notBefore = this.#clock.now() + RETRY_TAKEN_LATER_MS;
      return false;
    }
    this.#settle(id, outcome);
    return pending.isInOutbox;
  }

  /** Nobody will answer any more. What is in the outbox stays there for the next start. */
  giveUp(): void {
    for (const pending of [...this.#byId.values()]) {
      if (pending.isInOutbox) {
        pending.settle?.(new HubClientError('hub.closed'));
        pending.settle = null;
      } else this.#settle(pending.id, new HubClientError('hub.closed'));
    }
  }

  #settle(id: string, result: CommandOutcome | HubClientError): void {
    const pending = this.#byId.get(id);
    this.#byId.delete(id);
    pending?.cancelLimit?.();
    pending?.settle?.(result);
  }
}
