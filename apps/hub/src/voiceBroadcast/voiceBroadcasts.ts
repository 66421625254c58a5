import type { AgentState, Audience, Change, Person } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { AmiEvent } from '../pbx/ami/amiEvents.ts';
import type { PbxConsole, PbxFollower } from '../pbx/console.ts';
import { PbxFamily } from '../pbx/database.ts';
import type { Streams } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import {
  isOver,
  lineSeen,
  newBroadcast,
  peopleOf,
  readRecord,
  recordOf,
  recovered,
  type Broadcast,
} from './broadcast.ts';
import { CALLED_AT_MOST_MS, Legs, newLeg, type Leg } from './legs.ts';
import { legOf, transition, type ListenerEvent } from './listener.ts';
import { PhonesInUse } from './phonesInUse.ts';
import { VoiceTopics } from './voiceTopics.ts';
import { WhoIsFree } from './whoIsFree.ts';

interface Ports {
  readonly pbx: PbxConsole;
  readonly directory: Directory;
  readonly streams: Pick<Streams, 'toPerson' | 'linkOf'>;
  readonly clock: Clock;
  readonly log: Logger;
  agentStateOf(person: Person): AgentState | null;
}

/** While one lasts everybody is looked at this often. */
const LOOK_EVERY_MS = 1_000;

/** Live voice broadcasts. SPEC: voiceBroadcast/SPEC.md. */
export class VoiceBroadcasts implements TopicSource, PbxFollower {
  readonly #ports: Ports;
  readonly #legs: Legs;
  readonly #phones = new PhonesInUse();
  readonly #family: PbxFamily;
  readonly #all = new Map<string, Broadcast>();
  readonly #free: WhoIsFree;
  readonly #tell: VoiceTopics;
  /** By the leg of a leader whose phone is being called. */
  readonly #coming = new Map<string, (isThere: boolean) => void>();
  readonly #timers = new Map<string, () => void>();

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#legs = new Legs(ports.pbx);
    this.#family = new PbxFamily(ports.pbx, 'hearthline-voice');
    this.#free = new WhoIsFree({
      ...ports,
      phones: this.#phones,
      agentStateOf: (person) => ports.agentStateOf(person),
    });
    this.#tell = new VoiceTopics({ ...ports, all: this.#all });
    ports.pbx.follow(this);
  }

  snapshot(person: Person): Change[] {
    return this.#tell.of(person);
  }

  /** [LIVE-1] @throws HubError `command.badInput`, `command.notAllowed`, `voice.running`, `voice.impossible`, `pbx.unreachable` */
  async start(person: Person, { audience }: { audience: Audience }): Promise<{ broadcastId: string }> {
    const { directory, clock } = this.#ports;
    if (!directory.hasAudience(audience)) throw new HubError('command.badInput', { detail: 'audience' });
    if (!directory.mayAddress(person, audience)) throw new HubError('command.notAllowed');
    if (person.extension === null) throw new HubError('voice.impossible', { detail: 'no extension' });
    const people = peopleOf(directory, audience, person.id);
    const isTaken = (one: Broadcast) => [person.id, ...people].some((id) => one.byId === id || one.listeners.has(id));
    if ([...this.#all.values()].some(isTaken)) throw new HubError('voice.running');
    if (this.#phones.isInCall(person.extension)) throw new HubError('voice.impossible', { detail: 'in a call' });
    const broadcast = newBroadcast({ byId: person.id, audience, people, at: clock.now() });
    this.#all.set(broadcast.id, broadcast);
    try {
      await this.#callSpeaker(broadcast, person);
    } catch (error) {
      this.#close(broadcast);
      throw error;
    }
    return { broadcastId: broadcast.id };
  }

  /** @throws HubError `voice.notFound` */
  async end(person: Person, { broadcastId }: { broadcastId: string }): Promise<void> {
    const broadcast = this.#all.get(broadcastId);
    if (broadcast?.byId !== person.id) throw new HubError('voice.notFound');
    this.#close(broadcast);
  }

  /** [LIVE-5] @throws HubError `voice.notFound`, `voice.impossible` */
  listen(person: Person, { broadcastId }: { broadcastId: string }): void {
    const broadcast = this.#forMe(person, broadcastId);
    if (this.#free.availability(person.id) !== 'free') throw new HubError('voice.impossible', { detail: 'not free' });
    this.#apply(broadcast, person.id, { kind: 'asked', at: this.#ports.clock.now() });
    this.#look();
  }

  /** [LIVE-5] @throws HubError `voice.notFound` */
  decline(person: Person, { broadcastId }: { broadcastId: string }): void {
    const broadcast = this.#forMe(person, broadcastId);
    this.#apply(broadcast, person.id, { kind: 'declined', at: this.#ports.clock.now() });
  }

  agentChanged(): void {
    this.#look();
  }

  take(event: AmiEvent): void {
    const isOther = this.#phones.take(event);
    if (this.#all.size === 0) return;
    if (event.Event === 'ConfbridgeJoin') this.#joined(event.Conference, event.Uniqueid);
    if (event.Event === 'ConfbridgeLeave' || event.Event === 'Hangup') this.#gone(event.Uniqueid);
    if (event.Event === 'OriginateResponse' && event.Response === 'Failure') this.#gone(event.Uniqueid);
    if (event.Event === 'ContactStatus') this.#contactChanged(event);
    if (isOther) this.#look();
  }

  /** [LIVE-11] */
  async connected(): Promise<void> {
    await this.#phones.read(this.#ports.pbx);
    const records = await this.#family.read();
    for (const id of new Set([...records.keys(), ...this.#all.keys()])) await this.#readAnew(id, records.get(id));
    this.#look();
  }

  stop(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    this.#tell.stop();
    // The rooms go on without the hub.
    this.#all.clear();
  }

  #forMe(person: Person, broadcastId: string): Broadcast {
    const broadcast = this.#all.get(broadcastId);
    if (!broadcast?.isLive || !broadcast.listeners.has(person.id)) throw new HubError('voice.notFound');
    return broadcast;
  }

  /** [LIVE-2] */
  async #callSpeaker(broadcast: Broadcast, speaker: Person): Promise<void> {
    const { id: room, speakerLeg: legId } = broadcast;
    await this.#family.put(room, recordOf(broadcast));
    const isThere = new Promise<boolean>((resolve) => {
      this.#coming.set(legId, resolve);
      // A moment later than the PBX itself gives up.
      this.#timers.set(
        legId,
        this.#ports.clock.after(CALLED_AT_MOST_MS + LOOK_EVERY_MS, () => resolve(false)),
      );
    });
    try {
      await this.#legs.call({ room, legId, whom: speaker, speaker });
      if (!(await isThere)) throw new HubError('voice.impossible', { detail: 'her phone did not come' });
    } finally {
      this.#coming.delete(legId);
      this.#cancel(legId);
    }
  }

  #joined(room: string, legId: string): void {
    const broadcast = this.#all.get(room);
    if (!broadcast) return;
    const at = this.#ports.clock.now();
    if (legId === broadcast.speakerLeg) {
      broadcast.isLive = true;
      this.#coming.get(legId)?.(true);
      this.#look();
      this.#lookLater();
      return this.#tell.everybody(broadcast);
    }
    const whose = [...broadcast.listeners].find(([, one]) => legOf(one) === legId);
    // She said no, or is in a call, since her phone was called.
    if (!whose) return this.#inBackground(this.#legs.end(legId));
    this.#apply(broadcast, whose[0], { kind: 'joined', legId, at });
  }

  #gone(legId: string): void {
    const at = this.#ports.clock.now();
    for (const broadcast of this.#all.values()) {
      if (broadcast.speakerLeg === legId) {
        this.#coming.get(legId)?.(false);
        if (broadcast.isLive) this.#close(broadcast);
        return;
      }
      for (const [personId, one] of broadcast.listeners)
        if (legOf(one) === legId) this.#apply(broadcast, personId, { kind: 'gone', legId, at });
    }
  }

  #contactChanged({ AOR, ContactStatus, URI }: Extract<AmiEvent, { Event: 'ContactStatus' }>): void {
    const { directory, clock } = this.#ports;
    const person = directory.personOfExtension(AOR);
    const broadcast = [...this.#all.values()].find(({ byId }) => byId === person?.id);
    if (!broadcast) return;
    const line = lineSeen(broadcast.line, { status: ContactStatus, uri: URI, at: clock.now() });
    if (line.lostAt !== broadcast.line.lostAt) this.#tell.leader(broadcast);
    broadcast.line = line;
  }

  #lookLater(): void {
    if (this.#timers.has('look')) return;
    const look = () => {
      this.#timers.delete('look');
      const now = this.#ports.clock.now();
      for (const broadcast of this.#all.values()) if (isOver(broadcast, now)) this.#close(broadcast);
      if (this.#all.size === 0) return;
      this.#look();
      this.#lookLater();
    };
    this.#timers.set('look', this.#ports.clock.after(LOOK_EVERY_MS, look));
  }

  /** Who can listen now, who is let go, and whose offer is due. */
  #look(): void {
    const live = [...this.#all.values()].filter(({ isLive }) => isLive);
    if (live.length === 0) return;
    const at = this.#ports.clock.now();
    for (const broadcast of live)
      for (const [personId, one] of broadcast.listeners) {
        const is = this.#free.availability(personId);
        const isStillNeeded = one.kind === 'busy' && one.why === 'customer' && this.#free.isForCustomers(personId);
        if (is !== 'free' || !isStillNeeded) this.#apply(broadcast, personId, { kind: 'seen', is, at });
      }
    const letGo = new Set(this.#free.lettingGo(live));
    for (const broadcast of live)
      for (const [personId, one] of broadcast.listeners) {
        if (letGo.has(personId)) this.#apply(broadcast, personId, { kind: 'letGo', at });
        else if (one.kind === 'offered' && one.joinsAt <= at && !this.#free.isForCustomers(personId))
          this.#apply(broadcast, personId, { kind: 'called', legId: newLeg(), at });
      }
  }

  /** The one place that changes a listener. */
  #apply(broadcast: Broadcast, personId: string, event: ListenerEvent): void {
    const before = broadcast.listeners.get(personId);
    if (!before) return;
    const next = transition(before, event);
    if (next === before) return;
    broadcast.listeners.set(personId, next);
    const leg = legOf(before);
    if (leg !== null && legOf(next) !== leg && event.kind !== 'gone') this.#inBackground(this.#legs.end(leg));
    if (next.kind === 'joining') this.#call(broadcast, personId, next.legId);
    this.#tell.listener(personId);
    this.#tell.leader(broadcast);
  }

  #call({ id: room, byId }: Broadcast, personId: string, legId: string): void {
    const { people } = this.#ports.directory;
    const [whom, speaker] = [people.get(personId), people.get(byId)];
    if (!whom || !speaker) return;
    this.#legs.call({ room, legId, whom, speaker }).catch((error: unknown) => {
      this.#ports.log.info({ err: error, personId }, 'a listener could not be called');
      this.#gone(legId);
    });
  }

  #close(broadcast: Broadcast): void {
    if (!this.#all.delete(broadcast.id)) return;
    if (broadcast.isLive) this.#tell.everybody(broadcast);
    this.#inBackground(this.#endOnPbx(broadcast));
  }

  /** Where the PBX is away, it is read anew and ended then: the record is still there. */
  async #endOnPbx({ id, speakerLeg, listeners }: Broadcast): Promise<void> {
    const joining = [...listeners.values()].flatMap((one) => (one.kind === 'joining' ? [one.legId] : []));
    await this.#legs.endRoom(id, [speakerLeg, ...joining]);
    await this.#family.delete(id);
  }

  async #readAnew(id: string, record: string | undefined): Promise<void> {
    const known = this.#all.get(id);
    // Its leader's phone is being called: that has an end of its own.
    if (known && !known.isLive) return;
    const inRoom = await this.#legs.inRoom(id);
    const kept = known ?? readRecord(record ?? '');
    const speaker = this.#ports.directory.people.get(kept?.byId ?? '');
    const leg = inRoom.find(({ extension }) => extension !== null && extension === speaker?.extension);
    if (!kept || !speaker || !leg) {
      if (known) return this.#close(known);
      await this.#legs.endRoom(id, []);
      return this.#family.delete(id);
    }
    const people = peopleOf(this.#ports.directory, kept.audience, kept.byId);
    const broadcast = known ?? recovered({ ...kept, id, people, at: this.#ports.clock.now() });
    broadcast.speakerLeg = leg.legId;
    this.#takeLegs(broadcast, inRoom);
    this.#all.set(id, broadcast);
    this.#lookLater();
    this.#tell.everybody(broadcast);
  }

  #takeLegs(broadcast: Broadcast, inRoom: readonly Leg[]): void {
    const at = this.#ports.clock.now();
    for (const [personId, one] of broadcast.listeners) {
      const { extension } = this.#ports.directory.people.get(personId) ?? {};
      const leg = inRoom.find((party) => party.extension !== null && party.extension === extension);
      const known = legOf(one);
      if (leg) broadcast.listeners.set(personId, { kind: 'listening', since: at, legId: leg.legId });
      else if (known !== null) this.#apply(broadcast, personId, { kind: 'gone', legId: known, at });
    }
  }

  #cancel(timer: string): void {
    this.#timers.get(timer)?.();
    this.#timers.delete(timer);
  }

  #inBackground(asked: Promise<void>): void {
    asked.catch((error: unknown) =>
      this.#ports.log.warn({ err: error }, 'a live broadcast’s leg could not be ended yet'),
    );
  }
}
