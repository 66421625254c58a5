import type { Change, MyMobile, Person } from '@hearthline/protocol';
import { HubError } from '../hubError.ts';
import type { AmiEvent } from '../pbx/ami/amiEvents.ts';
import type { PbxConsole, PbxFollower } from '../pbx/console.ts';
import { PbxFamily } from '../pbx/database.ts';
import type { Directory } from '../organisation/directory.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';

interface Ports {
  readonly pbx: PbxConsole;
  readonly directory: Directory;
  readonly publisher: Publisher;
  /** This person talks on her mobile, or does not any more. */
  readonly changed: (personId: string) => void;
}

/** Whom the PBX may call on her own mobile when her PC is gone, and who talks there now. SPEC: mobile/SPEC.md. */
export class Mobiles implements TopicSource, PbxFollower {
  readonly #ports: Ports;
  readonly #family: PbxFamily;
  /** By extension, as the PBX keeps it. */
  #numbers = new Map<string, string>();
  /** Calls that were taken on a mobile, with whose. */
  readonly #talking = new Map<string, string>();

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#family = new PbxFamily(ports.pbx, 'hearthline-mobile');
    ports.pbx.follow(this);
  }

  snapshot(person: Person): Change[] {
    return person.extension === null ? [] : [this.#topic(person)];
  }

  /** [MOBILE-1] @throws HubError `command.notAllowed`, `pbx.unreachable` */
  async set(person: Person, { number }: MyMobile): Promise<void> {
    const { extension } = person;
    if (extension === null) throw new HubError('command.notAllowed', { detail: 'no extension' });
    if (number === null) await this.#family.delete(extension);
    else await this.#family.put(extension, number);
    if (number === null) this.#numbers.delete(extension);
    else this.#numbers.set(extension, number);
    this.#ports.publisher.toPerson(person.id, this.#topic(person));
  }

  /** [MOBILE-3] */
  isTalking(personId: string): boolean {
    return [...this.#talking.values()].includes(personId);
  }

  take(event: AmiEvent): void {
    if (event.Event !== 'UserEvent' || event.UserEvent !== 'HearthlineMobile' || event.CallId === undefined) return;
    const person = this.#ports.directory.personOfExtension(event.Interface?.replace(/^PJSIP\//, '') ?? '');
    if (person === undefined) return;
    if (event.State === 'taken') this.#talking.set(event.CallId, person.id);
    else if (!this.#talking.delete(event.CallId)) return;
    this.#ports.changed(person.id);
  }

  /** [MOBILE-2] What was told while the hub was away is not known: nobody is shown on a mobile who may not be. */
  async connected(): Promise<void> {
    const { directory, publisher, changed } = this.#ports;
    this.#numbers = await this.#family.read();
    for (const extension of this.#numbers.keys())
      if (directory.personOfExtension(extension) === undefined) await this.#family.delete(extension);
    const were = new Set(this.#talking.values());
    this.#talking.clear();
    for (const personId of were) changed(personId);
    for (const person of directory.people.values())
      if (person.extension !== null) publisher.toPerson(person.id, this.#topic(person));
  }

  #topic(person: Person): Change {
    const value: MyMobile = { number: this.#numbers.get(person.extension ?? '') ?? null };
    return { op: 'set', topic: 'mobile', value };
  }
}
