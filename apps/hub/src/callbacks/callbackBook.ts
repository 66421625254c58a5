import { holderOf, isFinished, type Callback, type Change, type Person } from '@hearthline/protocol';
import type { FactLog } from '../facts/factLog.ts';
import type { Directory } from '../organisation/directory.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store, Write } from '../store/store.ts';
import { Turns } from '../turns.ts';

interface Ports {
  readonly store: Pick<Store, 'readCallbacks' | 'purgeCallbacks'>;
  readonly facts: Pick<FactLog, 'commit'>;
  readonly publisher: Publisher;
  readonly directory: Directory;
}

/** Rows in one message to the screens. */
const ROWS_PER_CHANGE = 500;

/** Every callback that is kept. One change at a time: on disk first, then in memory, then told. */
export class CallbackBook implements TopicSource {
  readonly #ports: Ports;
  readonly #rows = new Map<string, Callback>();
  readonly #listeners = new Set<(after: Callback, before: Callback | undefined) => void>();
  readonly #turns = new Turns();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async load(): Promise<void> {
    for (const one of await this.#ports.store.readCallbacks()) this.#rows.set(one.id, one);
  }

  /** Whose screens show it, and who may change one that waits. [CB-13] */
  sees(person: Person, one: Callback): boolean {
    const { directory } = this.#ports;
    if (person.role === 'it') return false;
    if (holderOf(one) === person.id || one.createdBy === person.id) return true;
    if (one.owner.kind === 'person' && one.owner.personId === person.id) return true;
    if (directory.tree.answersFor(person.id, one.groupId)) return true;
    return one.owner.kind === 'team' && directory.groupOf(person) === one.groupId;
  }

  get(callbackId: string): Callback | undefined {
    return this.#rows.get(callbackId);
  }

  open(): Callback[] {
    return [...this.#rows.values()].filter((one) => !isFinished(one));
  }

  /** The one this person has before her. */
  heldBy(personId: string): Callback | undefined {
    return this.open().find((one) => holderOf(one) === personId);
  }

  subscribe(listener: (after: Callback, before: Callback | undefined) => void): void {
    this.#listeners.add(listener);
  }

  /**
   * Makes one change. `make` gets what is true when its turn has come; null: nothing changes. `kept`: rows of the same
   * transaction.
   *
   * @returns the callback as it is now, null where nothing changed
   * @throws HubError `store.full`, `hub.fault`, and what `make` throws; nothing has changed then
   */
  change(
    callbackId: string,
    make: (before: Callback | undefined) => Callback | null,
    kept: Pick<Write, 'commandResult' | 'deeds'> = {},
  ): Promise<Callback | null> {
    return this.#turns.take('callbacks', async () => {
      const before = this.#rows.get(callbackId);
      const after = make(before);
      if (after === null) return null;
      await this.#ports.facts.commit({ ...kept, callbacks: [after] });
      this.#rows.set(callbackId, after);
      this.#tell(after, before);
      for (const listener of this.#listeners) listener(after, before);
      return after;
    });
  }

  /** [CB-16] */
  async forget(finishedBefore: number): Promise<void> {
    await this.#ports.store.purgeCallbacks(finishedBefore);
    for (const one of [...this.#rows.values()]) {
      if (!isFinished(one) || !('at' in one.state) || one.state.at >= finishedBefore) continue;
      this.#rows.delete(one.id);
      this.#ports.publisher.toPeople((person) => this.sees(person, one), {
        op: 'remove',
        topic: 'callbacks',
        key: one.id,
      });
    }
  }

  /** [ORG-23] */
  runsFor(groupId: string): boolean {
    return this.open().some((one) => one.groupId === groupId);
  }

  snapshot(person: Person): Change[] {
    const rows = [...this.#rows.values()].filter((one) => this.sees(person, one)).map((one) => [one.id, one] as const);
    const piece = (from: number): [string, Callback][] =>
      rows.slice(from, from + ROWS_PER_CHANGE).map(([id, one]) => [id, one]);
    const changes: Change[] = [{ op: 'reset', topic: 'callbacks', rows: piece(0) }];
    for (let from = ROWS_PER_CHANGE; from < rows.length; from += ROWS_PER_CHANGE) {
      changes.push({ op: 'putMany', topic: 'callbacks', rows: piece(from) });
    }
    return changes;
  }

  #tell(after: Callback, before: Callback | undefined): void {
    const { publisher } = this.#ports;
    publisher.toPeople((person) => this.sees(person, after), {
      op: 'put',
      topic: 'callbacks',
      key: after.id,
      row: after,
    });
    if (before === undefined) return;
    publisher.toPeople((person) => this.sees(person, before) && !this.sees(person, after), {
      ...{ op: 'remove', topic: 'callbacks', key: after.id },
    });
  }
}
