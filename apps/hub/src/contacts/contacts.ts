import { CONTACTS_LIMIT, type Change, type Contact, type Person } from '@hearthline/protocol';
import { HubError } from '../hubError.ts';
import type { CommandEffect } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';

interface Ports {
  readonly store: Store;
  readonly publisher: Publisher;
}

/** Rows in one message to the screens: well below the longest frame. */
const ROWS_PER_CHANGE = 500;

/** Everybody's own contacts; those of people who are here are in memory. SPEC: contacts/SPEC.md. */
export class Contacts implements TopicSource {
  readonly #ports: Ports;
  readonly #known = new Map<string, Promise<Map<string, Contact>>>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  snapshot(): Change[] {
    return [];
  }

  async refresh(person: Person, tell: (change: Change) => void): Promise<void> {
    if (person.role === 'it') return;
    const rows = [...(await this.#of(person.id))];
    tell({ op: 'reset', topic: 'contacts', rows: rows.slice(0, ROWS_PER_CHANGE) });
    for (let from = ROWS_PER_CHANGE; from < rows.length; from += ROWS_PER_CHANGE) {
      tell({ op: 'putMany', topic: 'contacts', rows: rows.slice(from, from + ROWS_PER_CHANGE) });
    }
  }

  /** @throws HubError `contacts.tooMany` */
  async put(contacts: readonly Contact[], person: Person): Promise<CommandEffect<'contacts.put'>> {
    const known = await this.#of(person.id);
    const fresh = new Set(contacts.map(({ id }) => id).filter((id) => !known.has(id)));
    if (known.size + fresh.size > CONTACTS_LIMIT) throw new HubError('contacts.tooMany');
    return {
      value: {},
      write: { contacts: { personId: person.id, put: contacts } },
      afterCommit: () => {
        for (const one of contacts) known.set(one.id, one);
        const rows = contacts.map((one): [string, Contact] => [one.id, one]);
        this.#ports.publisher.toPerson(person.id, { op: 'putMany', topic: 'contacts', rows });
      },
    };
  }

  async remove(ids: readonly string[], person: Person): Promise<CommandEffect<'contacts.remove'>> {
    const known = await this.#of(person.id);
    return {
      value: {},
      write: { contacts: { personId: person.id, removed: ids } },
      afterCommit: () => {
        for (const id of ids) {
          if (known.delete(id)) this.#ports.publisher.toPerson(person.id, { op: 'remove', topic: 'contacts', key: id });
        }
      },
    };
  }

  /** Read once; from then on memory is what the store has. */
  #of(personId: string): Promise<Map<string, Contact>> {
    const known = this.#known.get(personId);
    if (known) return known;
    const read = this.#ports.store.readContacts(personId).then((rows) => new Map(rows.map((one) => [one.id, one])));
    this.#known.set(personId, read);
    // A read that failed is tried again by whoever asks next.
    read.catch(() => this.#known.delete(personId));
    return read;
  }
}
