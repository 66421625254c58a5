import type { Change, ParkedCall, Person } from '@hearthline/protocol';
import type { Logger } from 'pino';
import { z } from 'zod';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { AmiEvent } from '../pbx/ami/amiEvents.ts';
import { refusedAs } from '../pbx/ami/refusal.ts';
import type { PbxConsole, PbxFollower } from '../pbx/console.ts';
import { PbxFamily } from '../pbx/database.ts';
import { liveChannels, ownChannel } from '../pbx/ownChannel.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';

interface Ports {
  readonly pbx: PbxConsole;
  readonly directory: Directory;
  readonly publisher: Publisher;
  readonly log: Logger;
  /** [PARK-4] s */
  readonly limitS: number;
}

/** What the dialplan writes down of a parked caller: `extensions-parking.conf`. */
const record = z.object({
  by: z.string(),
  at: z.coerce.number().int(),
  limitS: z.coerce.number().int(),
  number: z.string().transform((number) => number.slice(0, 64)),
  name: z.string().transform((name) => name.slice(0, 100)),
  queue: z.string(),
  returning: z.string().optional(),
});

/** The callers whom operators have parked. SPEC: parking/SPEC.md. */
export class ParkedCalls implements TopicSource, PbxFollower {
  readonly #ports: Ports;
  readonly #family: PbxFamily;
  #parked: readonly ParkedCall[] = [];
  #round = 0;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#family = new PbxFamily(ports.pbx, 'hearthline-parked');
    ports.pbx.follow(this);
  }

  snapshot(person: Person): Change[] {
    return person.extension === null ? [] : [this.#topic(this.#ports.directory.groupOf(person))];
  }

  /** [PARK-1] @throws HubError `parking.impossible`, `pbx.unreachable` */
  async park(person: Person, { sipCallId }: { sipCallId: string }): Promise<void> {
    const { pbx, limitS } = this.#ports;
    const channels = await liveChannels(pbx);
    const own = await ownChannel(pbx, { person, sipCallId, channels });
    const others = channels.filter((one) => own && own.bridgeId !== '' && one.bridgeId === own.bridgeId && one !== own);
    const [peer] = others;
    if (!peer || others.length !== 1) throw new HubError('parking.impossible', { detail: 'not a call of two' });
    await this.#ask({ Action: 'Setvar', Channel: peer.name, Variable: 'HL_PARK_S', Value: String(limitS) });
    await this.#ask({
      ...{ Action: 'Redirect', Channel: peer.name, Context: 'hearthline-parking' },
      ...{ Exten: person.extension ?? '', Priority: '1' },
    });
  }

  /** [PARK-3] @throws HubError `parking.notFound`, `pbx.unreachable` */
  async pickUp(person: Person, { parkedId }: { parkedId: string }): Promise<void> {
    const { pbx } = this.#ports;
    const parked = this.#of(this.#ports.directory.groupOf(person)).find(({ id }) => id === parkedId);
    if (!parked || person.extension === null) throw new HubError('parking.notFound');
    const channel = (await liveChannels(pbx)).find(({ uniqueId }) => uniqueId === parkedId);
    if (!channel) throw new HubError('parking.notFound');
    const by = this.#ports.directory.people.get(parked.parkedById)?.extension ?? '';
    await this.#ask({
      ...{ Action: 'Setvar', Channel: channel.name, Variable: '__HL_TAKEN_FROM', Value: `park;from=${by}` },
    });
    await this.#ask({
      ...{ Action: 'Redirect', Channel: channel.name, Context: 'hearthline-take' },
      ...{ Exten: person.extension, Priority: '1' },
    });
  }

  take(event: AmiEvent): void {
    if (event.Event === 'UserEvent' && event.UserEvent === 'HearthlineParked') this.#readSoon();
    if (event.Event === 'Hangup' && this.#parked.some(({ id }) => id === event.Uniqueid)) this.#readSoon();
  }

  /** [PARK-6] */
  async connected(): Promise<void> {
    await this.#read();
  }

  #readSoon(): void {
    this.#read().catch((error: unknown) => this.#ports.log.info({ err: error }, 'parked calls could not be read'));
  }

  /** The PBX's own records; one whose caller has hung up meanwhile is removed. */
  async #read(): Promise<void> {
    const { pbx, directory } = this.#ports;
    this.#round += 1;
    const round = this.#round;
    const records = await this.#family.read();
    const ids = new Set((await liveChannels(pbx)).map(({ uniqueId }) => uniqueId));
    for (const id of records.keys()) if (!ids.has(id)) await this.#family.delete(id);
    if (round !== this.#round) return;
    const before = this.#parked;
    this.#parked = [...records].flatMap(([id, value]) => (ids.has(id) ? this.#parkedCallOf(id, value) : []));
    const groups = new Set([...before, ...this.#parked].map(({ parkedById }) => this.#groupOf(parkedById)));
    for (const group of groups) {
      const isMeant = (person: Person) => directory.groupOf(person) === group && person.extension !== null;
      if (group !== undefined) this.#ports.publisher.toPeople(isMeant, this.#topic(group));
    }
  }

  #parkedCallOf(id: string, value: string): ParkedCall[] {
    const read = record.safeParse(Object.fromEntries(new URLSearchParams(value))).data;
    const by = read && this.#ports.directory.personOfExtension(read.by);
    if (!read || !by) return [];
    const { number, name, queue, at, limitS } = read;
    return [
      {
        ...{ id, number, name, queue: queue === '' ? null : queue, parkedById: by.id, parkedAt: at },
        ...{ returnsAt: at + limitS * 1_000, isReturning: read.returning === '1' },
      },
    ];
  }

  #groupOf(personId: string): string | undefined {
    const { directory } = this.#ports;
    const person = directory.people.get(personId);
    return person && directory.groupOf(person);
  }

  #of(groupId: string): ParkedCall[] {
    return this.#parked.filter(({ parkedById }) => this.#groupOf(parkedById) === groupId);
  }

  /** [PARK-2] */
  #topic(groupId: string): Change {
    return { op: 'set', topic: 'parked', value: this.#of(groupId) };
  }

  /** What Asterisk refuses has just gone. */
  async #ask(fields: Record<string, string>): Promise<void> {
    await refusedAs('parking.impossible', this.#ports.pbx.action(fields));
  }
}
