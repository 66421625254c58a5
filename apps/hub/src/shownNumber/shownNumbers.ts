import type { Change, Person, ShownNumber } from '@hearthline/protocol';
import { HubError } from '../hubError.ts';
import type { PbxConsole, PbxFollower } from '../pbx/console.ts';
import { PbxFamily } from '../pbx/database.ts';
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

/** Which of the centre's numbers each operator shows to those she calls. SPEC: shownNumber/SPEC.md. */
export class ShownNumbers implements TopicSource, PbxFollower {
  readonly #ports: Ports;
  readonly #allowedFamily: PbxFamily;
  readonly #chosenFamily: PbxFamily;
  /** By extension, as the PBX keeps it. */
  #chosen = new Map<string, string>();

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#allowedFamily = new PbxFamily(ports.pbx, 'hearthline-numbers');
    this.#chosenFamily = new PbxFamily(ports.pbx, 'hearthline-shown');
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
    if (number === null) await this.#chosenFamily.delete(extension);
    else await this.#chosenFamily.put(extension, number);
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
    for (const key of (await this.#allowedFamily.read()).keys())
      if (key !== 'default' && !this.#isAllowed(key)) await this.#allowedFamily.delete(key);
    for (const { number } of choices) await this.#allowedFamily.put(number, 'allowed');
    const [first] = choices;
    if (first) await this.#allowedFamily.put('default', first.number);
    else await this.#allowedFamily.delete('default');
    this.#chosen = await this.#chosenFamily.read();
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
}
