import {
  collectionTopics,
  valueTopics,
  type Change,
  type CollectionTopic,
  type Topic,
  type TopicValues,
  type ValueTopic,
} from '../topic.ts';
import { createValue, type Readable, type Writable } from './value.ts';

const valueNames = Object.keys(valueTopics) as ValueTopic[];
const collectionNames = Object.keys(collectionTopics) as CollectionTopic[];

type Values = { readonly [T in Topic]: Writable<TopicValues[T]> };

/** Every topic as last told, each on its own to be subscribed to. */
export class Topics {
  readonly #values: Values;
  /** Topics told since the last welcome; null outside a fresh beginning. */
  #told: Set<Topic> | null = null;

  constructor() {
    const empty = [
      ...valueNames.map((name) => [name, createValue<unknown>(null)]),
      ...collectionNames.map((name) => [name, createValue<unknown>(new Map())]),
    ];
    // One value a row of the two tables: TypeScript cannot build a mapped type from its keys.
    this.#values = Object.fromEntries(empty) as Values;
  }

  topic<T extends Topic>(name: T): Readable<TopicValues[T]> {
    return this.#values[name];
  }

  /** A new stream: what is not told until `upToDate` is no more. Until then people see what was, not a flash of nothing. */
  beginAfresh(): void {
    this.#told = new Set();
  }

  upToDate(): void {
    const told = this.#told;
    this.#told = null;
    if (!told) return;
    for (const name of valueNames) if (!told.has(name)) this.#put(name, null);
    for (const name of collectionNames) if (!told.has(name)) this.#put(name, new Map());
  }

  /** @throws ZodError for a value that does not fit its topic */
  apply(change: Change): void {
    this.#told?.add(change.topic);
    if (change.op === 'set') {
      this.#put(change.topic, valueTopics[change.topic].parse(change.value));
      return;
    }
    const schema = collectionTopics[change.topic];
    if (change.op === 'reset') {
      this.#put(change.topic, new Map(change.rows.map(([key, row]) => [key, schema.parse(row)])));
      return;
    }
    const rows = new Map<string, unknown>(this.#values[change.topic].getState());
    if (change.op === 'putMany') for (const [key, row] of change.rows) rows.set(key, schema.parse(row));
    else if (change.op === 'put') rows.set(change.key, schema.parse(change.row));
    else rows.delete(change.key);
    this.#put(change.topic, rows);
  }

  /** The only unchecked place: `value` was parsed by this very topic's schema. */
  #put(name: Topic, value: unknown): void {
    (this.#values[name] as Writable<unknown>).set(value);
  }
}
