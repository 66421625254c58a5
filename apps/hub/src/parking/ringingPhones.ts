import type { Change, Person, RingingPhone } from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { AmiEvent } from '../pbx/ami/amiEvents.ts';
import { refusedAs } from '../pbx/ami/refusal.ts';
import type { PbxConsole, PbxFollower } from '../pbx/console.ts';
import { extensionOfChannel, isVoiceLeg, liveChannels } from '../pbx/ownChannel.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';

interface Ports {
  readonly pbx: PbxConsole;
  readonly directory: Directory;
  readonly publisher: Publisher;
  readonly clock: Clock;
}

/** Which phones ring, for those who may pick the call up: their group. SPEC: parking/SPEC.md PICK-n. */
export class RingingPhones implements TopicSource, PbxFollower {
  readonly #ports: Ports;
  /** By the unique id of the ringing channel. */
  readonly #ringing = new Map<string, RingingPhone>();

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.pbx.follow(this);
  }

  snapshot(person: Person): Change[] {
    return person.extension === null ? [] : [this.#topic(this.#ports.directory.groupOf(person))];
  }

  /** [PICK-2] @throws HubError `pickup.notFound`, `pbx.unreachable` */
  async pickUp(person: Person, { personId }: { personId: string }): Promise<void> {
    const { pbx, directory } = this.#ports;
    const colleague = directory.people.get(personId);
    const isOfGroup = colleague && colleague.id !== person.id && this.#isOfOneGroup(colleague, person);
    if (!isOfGroup || person.extension === null || colleague.extension === null) throw new HubError('pickup.notFound');
    const channels = await liveChannels(pbx);
    const rings = channels.find(
      ({ name, state }) => state === 'Ringing' && extensionOfChannel(name) === colleague.extension,
    );
    const caller = channels.find(({ uniqueId, name }) => uniqueId === rings?.linkedId && name !== rings.name);
    if (!rings || !caller) throw new HubError('pickup.notFound');
    const from = `phone;from=${colleague.extension}`;
    // In this order: the ringing phone's channel ends as soon as the caller leaves it.
    const steps: Record<string, string>[] = [
      { Action: 'Setvar', Channel: caller.name, Variable: '__HL_TAKEN_FROM', Value: from },
      { Action: 'Setvar', Channel: rings.name, Variable: 'HL_TAKEN_ELSEWHERE', Value: '1' },
      { Action: 'Redirect', Channel: caller.name, Context: 'hearthline-take', Exten: person.extension, Priority: '1' },
    ];
    for (const step of steps) await refusedAs('pickup.notFound', pbx.action(step));
  }

  take(event: AmiEvent): void {
    if (event.Event === 'Hangup') return this.#remove(event.Uniqueid);
    if (event.Event !== 'Newstate' || isVoiceLeg(event.Uniqueid)) return;
    const person = this.#ports.directory.personOfExtension(extensionOfChannel(event.Channel) ?? '');
    if (!person) return;
    if (event.ChannelStateDesc !== 'Ringing') return this.#remove(event.Uniqueid);
    this.#ringing.set(event.Uniqueid, {
      ...{ personId: person.id, since: this.#ports.clock.now() },
      ...{ number: known(event.ConnectedLineNum).slice(0, 64), name: known(event.ConnectedLineName).slice(0, 100) },
    });
    this.#publish(person);
  }

  /** What rings now is told again by its next change; what rang before is over. */
  async connected(): Promise<void> {
    const people = [...this.#ringing.values()].map(({ personId }) => personId);
    this.#ringing.clear();
    for (const personId of people) this.#publish(this.#ports.directory.people.get(personId));
  }

  #remove(id: string): void {
    const rang = this.#ringing.get(id);
    if (rang && this.#ringing.delete(id)) this.#publish(this.#ports.directory.people.get(rang.personId));
  }

  #publish(person: Person | undefined): void {
    if (!person) return;
    const isMeant = (one: Person) => one.extension !== null && this.#isOfOneGroup(one, person);
    this.#ports.publisher.toPeople(isMeant, this.#topic(this.#ports.directory.groupOf(person)));
  }

  #isOfOneGroup(one: Person, other: Person): boolean {
    const { directory } = this.#ports;
    return directory.groupOf(one) === directory.groupOf(other);
  }

  /** [PICK-1] */
  #topic(groupId: string): Change {
    const { directory } = this.#ports;
    const value = [...this.#ringing.values()].filter(({ personId }) => {
      const person = directory.people.get(personId);
      return person && directory.groupOf(person) === groupId;
    });
    return { op: 'set', topic: 'ringing', value };
  }
}

const known = (text: string): string => (text === '<unknown>' ? '' : text);
