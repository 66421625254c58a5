import { randomBytes } from 'node:crypto';
import type { Change, Conference, Person } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import { confbridgeItem, type AmiEvent } from '../pbx/ami/amiEvents.ts';
import { refusedAs, unlessRefused } from '../pbx/ami/refusal.ts';
import type { PbxConsole, PbxFollower } from '../pbx/console.ts';
import { extensionOfChannel, isVoiceRoom, liveChannels, ownChannel, sipCallIdOf } from '../pbx/ownChannel.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import { isFull, leftAlone, transition, type Room, type RoomEvent, type RoomParty } from './room.ts';

interface Ports {
  readonly pbx: PbxConsole;
  readonly directory: Directory;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly log: Logger;
  /** [CONF-10] An operator has left a conference of these channels. */
  operatorLeft(person: Person, uniqueIds: readonly string[]): void;
}

const CONTEXT = 'hearthline-conference';
/** A phone that is called in rings this long. */
const RING_MS = 30_000;
/** [CONF-5] */
const NOT_REACHED_SHOWN_MS = 6_000;

type RoomMessage = Extract<AmiEvent, { Event: `Confbridge${'Join' | 'Leave' | 'Talking' | 'Mute' | 'Unmute'}` }>;

/** The conferences of operators' calls. SPEC: conference/SPEC.md. */
export class Conferences implements TopicSource, PbxFollower {
  readonly #ports: Ports;
  readonly #rooms = new Map<string, Room>();

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.pbx.follow(this);
  }

  snapshot(person: Person): Change[] {
    return person.extension === null ? [] : [this.#topic(person)];
  }

  /** [CONF-1] @throws HubError `conference.impossible`, `conference.full`, `pbx.unreachable` */
  async add(person: Person, input: { sipCallId: string; number: string }): Promise<{ roomId: string }> {
    const { pbx } = this.#ports;
    const channels = await liveChannels(pbx);
    const own = await ownChannel(pbx, { person, sipCallId: input.sipCallId, channels });
    if (!own) throw new HubError('conference.impossible', { detail: 'no such call' });
    const existing = [...this.#rooms].find(([, room]) => room.has(own.uniqueId));
    if (existing) {
      this.#check(existing[1], input.number);
      await this.#call(existing[0], { person, number: input.number });
      return { roomId: existing[0] };
    }
    const others = channels.filter(
      (one) => own.bridgeId !== '' && one.bridgeId === own.bridgeId && one.name !== own.name,
    );
    const [peer] = others;
    if (
      !peer ||
      others.length !== 1 ||
      extensionOfChannel(peer.name) === input.number ||
      person.extension === input.number
    )
      throw new HubError('conference.impossible', { detail: 'not a call of two' });
    const roomId = `r${randomBytes(6).toString('hex')}`;
    await this.#ask({
      ...{ Action: 'Redirect', Channel: peer.name, Context: CONTEXT, Exten: roomId, Priority: '1' },
      ...{ ExtraChannel: own.name, ExtraContext: CONTEXT, ExtraExten: roomId, ExtraPriority: '1' },
    });
    await this.#call(roomId, { person, number: input.number });
    return { roomId };
  }

  /** @throws HubError `conference.notFound`, `pbx.unreachable` */
  async drop(person: Person, input: { roomId: string; partyId: string }): Promise<void> {
    const party = this.#partyFor(person, input);
    // Kicking works in the room only; a phone that still rings is hung up.
    await this.#ask(
      party.state === 'joined'
        ? { Action: 'ConfbridgeKick', Conference: input.roomId, Channel: party.channel }
        : { Action: 'Hangup', Channel: party.channel },
    );
  }

  /** @throws HubError `conference.notFound`, `pbx.unreachable` */
  async mute(person: Person, input: { roomId: string; partyId: string; isMuted: boolean }): Promise<void> {
    const party = this.#partyFor(person, input);
    const Action = input.isMuted ? 'ConfbridgeMute' : 'ConfbridgeUnmute';
    await this.#ask({ Action, Conference: input.roomId, Channel: party.channel });
  }

  /** @throws HubError `conference.notFound`, `pbx.unreachable` */
  async end(person: Person, { roomId }: { roomId: string }): Promise<void> {
    this.#roomFor(person, roomId);
    const parties = [...(this.#rooms.get(roomId)?.values() ?? [])];
    for (const { channel, state } of parties)
      if (state === 'calling') await this.#ask({ Action: 'Hangup', Channel: channel });
    await this.#ask({ Action: 'ConfbridgeKick', Conference: roomId, Channel: 'all' });
  }

  take(event: AmiEvent): void {
    if ('Conference' in event && isVoiceRoom(event.Conference)) return;
    switch (event.Event) {
      case 'ConfbridgeJoin':
        return this.#joined(event);
      case 'ConfbridgeLeave':
        return this.#left(event.Conference, event.Uniqueid);
      case 'ConfbridgeTalking':
        return this.#apply(event.Conference, {
          kind: 'talking',
          id: event.Uniqueid,
          isTalking: event.TalkingStatus === 'on',
        });
      case 'ConfbridgeMute':
      case 'ConfbridgeUnmute':
        return this.#apply(event.Conference, {
          kind: 'muted',
          id: event.Uniqueid,
          isMuted: event.Event === 'ConfbridgeMute',
        });
      case 'ConfbridgeEnd':
        return this.#close(event.Conference);
      case 'OriginateResponse':
        return event.Response === 'Failure' ? this.#notReached(event.Uniqueid, event.Reason) : undefined;
      default:
        return undefined;
    }
  }

  /** [CONF-8] */
  async connected(): Promise<void> {
    const { pbx } = this.#ports;
    for (const roomId of [...this.#rooms.keys()]) this.#close(roomId);
    for (const item of await this.#listOrNone({ Action: 'ConfbridgeListRooms' })) {
      const Conference = item['Conference'] ?? '';
      if (isVoiceRoom(Conference)) continue;
      for (const row of await this.#listOrNone({ Action: 'ConfbridgeList', Conference })) {
        const party = confbridgeItem.safeParse({ ...row, Conference }).data;
        if (party && pbx.isConnected) this.#joined({ ...party, Event: 'ConfbridgeJoin' });
      }
    }
  }

  /** No rooms, or one that has just ended, is answered as an error. */
  async #listOrNone(fields: Record<string, string>) {
    return (await unlessRefused(this.#ports.pbx.list(fields))) ?? [];
  }

  #check(room: Room, number: string): void {
    if (isFull(room)) throw new HubError('conference.full');
    const isThere = [...room.values()].some((party) => {
      const isOn = party.state === 'joined' || party.state === 'calling';
      return isOn && (party.number === number || extensionOfChannel(party.channel) === number);
    });
    if (isThere) throw new HubError('conference.impossible', { detail: 'is in it already' });
  }

  /** [CONF-2] */
  async #call(roomId: string, { person, number }: { person: Person; number: string }): Promise<void> {
    const colleague = this.#ports.directory.personOfExtension(number);
    const id = `hl-${randomBytes(8).toString('hex')}`;
    const channel = colleague ? `PJSIP/${number}` : `Local/${number}@operators/n`;
    const name = person.name.replaceAll(/["<>\\]/g, '');
    const party: RoomParty = {
      ...{ id, channel: id, personId: colleague?.id ?? null, number, name: colleague?.name ?? '', state: 'calling' },
      ...{ isTalking: false, isMuted: false, since: this.#ports.clock.now(), sipCallId: null },
    };
    this.#apply(roomId, { kind: 'called', party });
    try {
      await this.#ask({
        ...{ Action: 'Originate', Channel: channel, ChannelId: id, Async: 'true', Timeout: String(RING_MS) },
        ...{ Context: CONTEXT, Exten: roomId, Priority: '1', CallerID: `"${name}" <${person.extension ?? ''}>` },
        Variable: `HL_PARTY=${number},__HL_OPERATOR=${person.extension ?? ''}`,
        ...(colleague ? {} : { OtherChannelId: `${id}-out` }),
      });
    } catch (error) {
      this.#apply(roomId, { kind: 'left', id });
      throw error;
    }
  }

  #roomFor(person: Person, roomId: string): Room {
    const room = this.#rooms.get(roomId);
    if (!room || !this.#partyOf(room, person)) throw new HubError('conference.notFound');
    return room;
  }

  /** [CONF-3] */
  #partyFor(person: Person, { roomId, partyId }: { roomId: string; partyId: string }): RoomParty {
    const party = this.#roomFor(person, roomId).get(partyId);
    if (!party) throw new HubError('conference.notFound');
    return party;
  }

  #partyOf(room: Room, person: Person): RoomParty | null {
    return [...room.values()].find((party) => party.personId === person.id && party.state === 'joined') ?? null;
  }

  #joined(event: Omit<Extract<RoomMessage, { Event: 'ConfbridgeJoin' }>, 'Event'> & { Event: 'ConfbridgeJoin' }): void {
    const { Conference: roomId, Channel: channel, Uniqueid: id } = event;
    const extension = extensionOfChannel(channel);
    const person = extension === null ? undefined : this.#ports.directory.personOfExtension(extension);
    const party: RoomParty = {
      ...{
        id,
        channel,
        personId: person?.id ?? null,
        number: (person ? (extension ?? '') : event.CallerIDNum).slice(0, 64),
      },
      ...{ name: person?.name ?? event.CallerIDName.slice(0, 100), state: 'joined', isTalking: false },
      ...{ isMuted: event.Muted === 'Yes', since: this.#ports.clock.now(), sipCallId: null },
    };
    this.#apply(roomId, { kind: 'joined', party });
    if (!person) return;
    sipCallIdOf(this.#ports.pbx, channel).then(
      (sipCallId) => sipCallId !== null && this.#apply(roomId, { kind: 'dialogKnown', id, sipCallId }),
      (error: unknown) => this.#ports.log.warn({ err: error, roomId }, 'a party’s call could not be looked up'),
    );
  }

  #left(roomId: string, id: string): void {
    const room: Room = this.#rooms.get(roomId) ?? new Map();
    const person = this.#ports.directory.people.get(room.get(id)?.personId ?? '');
    this.#apply(roomId, { kind: 'left', id });
    if (person) this.#ports.operatorLeft(person, [...room.keys()]);
    this.#letGoOfTheLast(roomId);
  }

  /** [CONF-7] */
  #letGoOfTheLast(roomId: string): void {
    const last = leftAlone(this.#rooms.get(roomId) ?? new Map());
    if (last?.state !== 'joined') return;
    this.#ask({ Action: 'ConfbridgeKick', Conference: roomId, Channel: last.channel }).catch((error: unknown) =>
      this.#ports.log.warn({ err: error, roomId }, 'the last of a conference could not be let go'),
    );
  }

  /** [CONF-5] `Reason` is a control frame of Asterisk: 5 busy, 3 rang and nobody came. */
  #notReached(id: string, reason: string): void {
    const found = [...this.#rooms].find(([, room]) => room.has(id));
    if (!found) return;
    const [roomId] = found;
    const why = reason === '5' ? 'busy' : reason === '3' || reason === '1' ? 'noAnswer' : 'unreachable';
    this.#apply(roomId, { kind: 'notReached', id, why, at: this.#ports.clock.now() });
    this.#letGoOfTheLast(roomId);
    this.#ports.clock.after(NOT_REACHED_SHOWN_MS, () => this.#apply(roomId, { kind: 'left', id }));
  }

  #close(roomId: string): void {
    const room = this.#rooms.get(roomId);
    this.#rooms.delete(roomId);
    if (room) this.#publish(room, new Map());
  }

  /** The one place that changes a room. */
  #apply(roomId: string, event: RoomEvent): void {
    const before: Room = this.#rooms.get(roomId) ?? new Map();
    const after = transition(before, event);
    if (after.size === 0) this.#rooms.delete(roomId);
    else this.#rooms.set(roomId, after);
    this.#publish(before, after);
  }

  /** [CONF-4] Whoever is or was an operator of it. */
  #publish(before: Room, after: Room): void {
    const concerned = new Set([...before.values(), ...after.values()].map(({ personId }) => personId));
    for (const personId of concerned) {
      const person = personId === null ? undefined : this.#ports.directory.people.get(personId);
      if (person) this.#ports.publisher.toPerson(person.id, this.#topic(person));
    }
  }

  #topic(person: Person): Change {
    const value = [...this.#rooms].flatMap(([roomId, room]): Conference[] => {
      const me = this.#partyOf(room, person);
      if (!me || me.sipCallId === null) return [];
      const parties = [...room.values()].map(({ channel: _channel, sipCallId: _dialog, ...party }) => party);
      return [{ roomId, sipCallId: me.sipCallId, myPartyId: me.id, parties }];
    });
    return { op: 'set', topic: 'conferences', value };
  }

  /** What Asterisk refuses has just gone: a channel, a room. */
  async #ask(fields: Record<string, string>): Promise<void> {
    await refusedAs('conference.impossible', this.#ports.pbx.action(fields));
  }
}
