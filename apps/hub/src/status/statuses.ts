import { STATUS_LONGEST_MS, type Change, type CommandInput, type Person, type Status } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandEffect, CommandTable } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import type { KeptStatus } from './keptStatus.ts';

interface Ports {
  readonly store: Pick<Store, 'readStatuses' | 'purgeStatuses'>;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly publisher: Publisher;
  readonly log: Logger;
}

/** What people say of themselves for a while. SPEC: status/SPEC.md. */
export class Statuses implements TopicSource {
  readonly #ports: Ports;
  readonly #all = new Map<string, KeptStatus>();
  #cancelNext: () => void = () => undefined;

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.directory.subscribe(() => {
      for (const change of this.snapshot()) ports.publisher.toAll(change);
    });
  }

  async load(): Promise<void> {
    const { store, clock } = this.#ports;
    await store.purgeStatuses(clock.now());
    for (const one of await store.readStatuses()) this.#all.set(one.personId, one);
    this.#awaitNext();
  }

  snapshot(): Change[] {
    const rows = [...this.#all.values()].flatMap((one): [string, Status][] => {
      const row = this.#shown(one);
      return row === null ? [] : [[row.personId, row]];
    });
    return [{ op: 'reset', topic: 'statuses', rows }];
  }

  /** [STATUS-1] [STATUS-3] [STATUS-4] @throws HubError `command.badInput` */
  set({ line, at }: CommandInput<'status.set'>, { id: personId }: Person): CommandEffect<'status.set'> {
    const now = this.#ports.clock.now();
    if (line !== null && line.until > now + STATUS_LONGEST_MS)
      throw new HubError('command.badInput', { detail: 'until' });
    const saidAt = Math.min(at, now);
    const before = this.#all.get(personId);
    const endsAt = line?.until ?? now + STATUS_LONGEST_MS;
    if (endsAt <= now || (before !== undefined && before.saidAt > saidAt)) return { value: {} };
    const status: KeptStatus = { personId, saidAt, endsAt, line };
    const afterCommit = (): void => {
      this.#all.set(personId, status);
      this.#tell(status);
      this.#awaitNext();
    };
    return { value: {}, write: { status }, afterCommit };
  }

  stop(): void {
    this.#cancelNext();
  }

  /** Null: there is nothing to show. */
  #shown({ personId, endsAt, line }: KeptStatus): Status | null {
    const isOver = line === null || endsAt <= this.#ports.clock.now();
    return isOver || !this.#ports.directory.people.has(personId) ? null : { personId, ...line };
  }

  #tell(one: KeptStatus): void {
    const row = this.#shown(one);
    const { publisher } = this.#ports;
    if (row === null) publisher.toAll({ op: 'remove', topic: 'statuses', key: one.personId });
    else publisher.toAll({ op: 'put', topic: 'statuses', key: one.personId, row });
  }

  /** [STATUS-2] One timer, for the next that ends. */
  #awaitNext(): void {
    this.#cancelNext();
    this.#cancelNext = () => undefined;
    if (this.#all.size === 0) return;
    const { clock } = this.#ports;
    const next = Math.min(...[...this.#all.values()].map(({ endsAt }) => endsAt));
    this.#cancelNext = clock.after(next - clock.now(), () => this.#endDue());
  }

  #endDue(): void {
    const { clock, store, log } = this.#ports;
    const now = clock.now();
    for (const one of [...this.#all.values()]) {
      if (one.endsAt > now) continue;
      this.#all.delete(one.personId);
      if (one.line !== null) this.#tell(one);
    }
    store
      .purgeStatuses(now)
      .catch((error: unknown) => log.error({ err: error }, 'a status that ended could not be deleted'));
    this.#awaitNext();
  }
}

export const statusCommands = (statuses: Statuses): Pick<CommandTable, 'status.set'> => ({
  'status.set': {
    isRecorded: true,
    turn: ({ person }) => `status ${person.id}`,
    run: async (input, { person }) => statuses.set(input, person),
  },
});
