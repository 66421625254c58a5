import type { Change, Person, ShownNumber } from '@hearthline/protocol';
import { HubError } from '../hubError.ts';
import { AmiRefusal } from '../pbx/ami/amiClient.ts';
import type { PbxConsole, PbxFollower } from '../pbx/console.ts';
import type { Directory } from '../organisation/directory.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';

interface Ports {
  readonly pbx: PbxConsole;
  readonly directory: Directory;
  readonly publisher: Publisher;
  /** The centre's numbers, the default first. */
  readonly choices: ShownNumber['choices'];
}

const ALLOWED = 'hearthline-numbers';
const CHOSEN = 'hearthline-shown';

/** Which of the centre's numbers each operator shows to those she calls. SPEC: shownNumber/SPEC.md. */
export class ShownNumbers implements TopicSource, PbxFollower {
  readonly #ports: Ports;
  /** By extension, as the PBX keeps it. */
  #chosen = new Map<string, string>();

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.pbx.follow(this);
  }

  snapshot(person: Person): Change[] {
    return person.extension === null ? [] : [this.#topic(person)];
  }

  /** [SHOWN-2] @throws HubError `shownNumber.notAllowed`, `pbx.unreachable` */
  async choose(person: Person, { number }: { number: string | null }): Promise<void> {
    const { extension } = person;
    if (extension === null || (number !== null && !this.#isAllowed(number)))
      throw new HubError('shownNumber.notAllowed');
    if (number === null) await this.#delete(CHOSEN, extension);
    else await this.#put(CHOSEN, extension, number);
    if (number === null) this.#chosen.delete(extension);
    else this.#chosen.set(extension, number);
    this.#ports.publisher.toPerson(person.id, this.#topic(person));
  }

  take(): void {
    // The PBX tells nothing of it by itself.
  }

  /** [SHOWN-1] */
  async connected(): Promise<void> {
    const { choices, directory, publisher } = this.#ports;
    for (const key of (await this.#read(ALLOWED)).keys())
      if (key !== 'default' && !this.#isAllowed(key)) await this.#delete(ALLOWED, key);
    for (const { number } of choices) await this.#put(ALLOWED, number, 'allowed');
    const [first] = choices;
    if (first) await this.#put(ALLOWED, 'default', first.number);
    else await this.#delete(ALLOWED, 'default');
    this.#chosen = await this.#read(CHOSEN);
    for (const person of directory.people.values())
      if (person.extension !== null) publisher.toPerson(person.id, this.#topic(person));
  }

  #isAllowed(number: string): boolean {
    return this.#ports.choices.some((choice) => choice.number === number);
  }

  #topic(person: Person): Change {
    const chosen = this.#chosen.get(person.extension ?? '') ?? null;
    const value: ShownNumber = {
      choices: this.#ports.choices,
      chosen: chosen !== null && this.#isAllowed(chosen) ? chosen : null,
    };
    return { op: 'set', topic: 'shownNumber', value };
  }

  async #read(family: string): Promise<Map<string, string>> {
    try {
      const items = await this.#ports.pbx.list({ Action: 'DBGetTree', Family: family });
      return new Map(items.map((item) => [(item['Key'] ?? '').slice(family.length + 2), item['Val'] ?? '']));
    } catch (error) {
      // An empty family is answered as an error.
      if (error instanceof AmiRefusal) return new Map();
      throw error;
    }
  }

  async #put(Family: string, Key: string, Val: string): Promise<void> {
    await this.#ports.pbx.action({ Action: 'DBPut', Family, Key, Val });
  }

  async #delete(Family: string, Key: string): Promise<void> {
    try {
      await this.#ports.pbx.action({ Action: 'DBDel', Family, Key });
    } catch (error) {
      // It is not there already.
      if (!(error instanceof AmiRefusal)) throw error;
    }
  }
}
