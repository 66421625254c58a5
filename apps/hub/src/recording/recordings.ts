import { pauseReason, type Change, type Person, type Recording } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { AmiEvent } from '../pbx/ami/amiEvents.ts';
import { refusedAs, unlessRefused } from '../pbx/ami/refusal.ts';
import type { PbxConsole, PbxFollower } from '../pbx/console.ts';
import { extensionOfChannel, liveChannels, sipCallIdOf } from '../pbx/ownChannel.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import { pauseBy, running, transition, type Pause, type PauseEvent, type PauseLengths } from './pause.ts';

interface Ports {
  readonly pbx: PbxConsole;
  readonly directory: Directory;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly log: Logger;
  readonly lengths: PauseLengths;
}

/** A recorded channel. */
interface Recorded {
  readonly channel: string;
  pause: Pause;
  since: number;
  cancelTimer: () => void;
  /** What was asked of the PBX, one after another. */
  turn: Promise<void>;
}

/** An operator in a recorded call. */
interface Listener {
  readonly personId: string;
  readonly recordingId: string;
  readonly sipCallId: string;
}

/** Kept on the recorded channel, so that a pause outlives the hub. */
const PAUSE_VARIABLE = 'HL_RECORDING_PAUSED';

/** What is recorded just now, who is in it, and its pauses. SPEC: recording/SPEC.md. */
export class Recordings implements TopicSource, PbxFollower {
  readonly #ports: Ports;
  /** By the unique id of the recorded channel. */
  readonly #recorded = new Map<string, Recorded>();
  #listeners: readonly Listener[] = [];
  /** The SIP Call-IDs of operators' channels, by unique id. */
  readonly #dialogs = new Map<string, string>();
  #isLooking = false;
  #isLookedForAgain = false;

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.pbx.follow(this);
  }

  snapshot(person: Person): Change[] {
    return person.extension === null ? [] : [this.#topic(person.id)];
  }

  /** @throws HubError `recording.notFound`, `pbx.unreachable` */
  async pause(person: Person, input: { sipCallId: string; why: 'operator' | 'cardNumber' }): Promise<void> {
    const at = this.#ports.clock.now();
    await this.#move(this.#idFor(person, input.sipCallId), { kind: 'paused', why: input.why, at });
  }

  /** @throws HubError `recording.notFound`, `pbx.unreachable` */
  async resume(person: Person, { sipCallId }: { sipCallId: string }): Promise<void> {
    await this.#move(this.#idFor(person, sipCallId), { kind: 'resumed', at: this.#ports.clock.now() });
  }

  take(event: AmiEvent): void {
    switch (event.Event) {
      case 'MixMonitorStart':
        this.#begin(event.Uniqueid, event.Channel, running);
        return this.#look();
      case 'MixMonitorStop':
      case 'Hangup':
        this.#end(event.Uniqueid);
        if (this.#dialogs.delete(event.Uniqueid)) this.#look();
        return;
      case 'BridgeEnter':
      case 'BridgeLeave':
        if (this.#recorded.size > 0) this.#look();
        return;
      case 'DTMFBegin':
        if (event.Direction === 'Received' && this.#recorded.has(event.Uniqueid)) this.#keyPressed(event.Uniqueid);
        return;
      default:
    }
  }

  /** [REC-9] */
  async connected(): Promise<void> {
    const { pbx, clock, lengths } = this.#ports;
    for (const id of this.#recorded.keys()) this.#end(id);
    for (const { name, uniqueId } of await liveChannels(pbx)) {
      if ((await this.#variable(name, 'MIXMONITOR_FILENAME')) === '') continue;
      const by = pauseReason.safeParse(await this.#variable(name, PAUSE_VARIABLE)).data;
      this.#begin(uniqueId, name, by === undefined ? running : pauseBy(by, clock.now(), lengths));
    }
    this.#look();
  }

  stop(): void {
    for (const { cancelTimer } of this.#recorded.values()) cancelTimer();
  }

  async #variable(channel: string, name: string): Promise<string> {
    const answer = await unlessRefused(this.#ports.pbx.action({ Action: 'Getvar', Channel: channel, Variable: name }));
    return answer?.['Value'] ?? '';
  }

  #begin(id: string, channel: string, pause: Pause): void {
    const since = this.#ports.clock.now();
    this.#recorded.get(id)?.cancelTimer();
    const recorded: Recorded = { channel, pause, since, cancelTimer: () => undefined, turn: Promise.resolve() };
    this.#recorded.set(id, recorded);
    this.#arm(id, recorded);
  }

  #end(id: string): void {
    const recorded = this.#recorded.get(id);
    if (!recorded) return;
    recorded.cancelTimer();
    this.#recorded.delete(id);
    this.#listen(this.#listeners.filter(({ recordingId }) => recordingId !== id));
  }

  #keyPressed(id: string): void {
    this.#move(id, { kind: 'key', at: this.#ports.clock.now() }).catch((error: unknown) =>
      this.#ports.log.error({ err: error }, 'a recording could not be paused while keys are pressed'),
    );
  }

  /** [REC-7] */
  #idFor(person: Person, sipCallId: string): string {
    const found = this.#listeners.find((one) => one.personId === person.id && one.sipCallId === sipCallId);
    if (!found) throw new HubError('recording.notFound');
    return found.recordingId;
  }

  /** In turn: the last that was asked is what the PBX does. [REC-8] */
  async #move(id: string, event: PauseEvent): Promise<void> {
    const recorded = this.#recorded.get(id);
    if (!recorded) throw new HubError('recording.notFound');
    const mine = recorded.turn.then(() => this.#carryOut(id, recorded, event));
    recorded.turn = mine.catch(() => undefined);
    await mine;
  }

  async #carryOut(id: string, recorded: Recorded, event: PauseEvent): Promise<void> {
    const { pbx, clock, lengths } = this.#ports;
    const before = recorded.pause;
    const after = transition(before, event, lengths);
    const Channel = recorded.channel;
    const reasonOf = (pause: Pause) => (pause.kind === 'paused' ? pause.by : '');
    if (reasonOf(before) !== reasonOf(after)) {
      const State = after.kind === 'paused' ? '1' : '0';
      const mute = { Action: 'MixMonitorMute', Channel, Direction: 'both', State };
      await refusedAs('recording.notFound', pbx.action(mute));
      const mark = { Action: 'Setvar', Channel, Variable: PAUSE_VARIABLE, Value: reasonOf(after) };
      await refusedAs('recording.notFound', pbx.action(mark));
      recorded.since = clock.now();
    }
    recorded.pause = after;
    this.#arm(id, recorded);
    this.#tellListenersOf(id);
  }

  #arm(id: string, recorded: Recorded): void {
    const { clock, log } = this.#ports;
    recorded.cancelTimer();
    recorded.cancelTimer = () => undefined;
    if (recorded.pause.kind !== 'paused' || recorded.pause.until === null || this.#recorded.get(id) !== recorded)
      return;
    recorded.cancelTimer = clock.after(Math.max(0, recorded.pause.until - clock.now()), () => {
      this.#move(id, { kind: 'elapsed', at: clock.now() }).catch((error: unknown) =>
        log.error({ err: error }, 'a paused recording could not be resumed'),
      );
    });
  }

  /** Who is in which recorded call now, as the PBX lists it; asked again while it looks, it looks once more. */
  #look(): void {
    this.#isLookedForAgain = true;
    if (!this.#isLooking) void this.#lookAll();
  }

  async #lookAll(): Promise<void> {
    this.#isLooking = true;
    while (this.#isLookedForAgain) {
      this.#isLookedForAgain = false;
      try {
        this.#listen(await this.#findListeners());
      } catch (error) {
        this.#ports.log.info({ err: error }, 'who is in a recorded call could not be looked up');
      }
    }
    this.#isLooking = false;
  }

  /** [REC-1] All channels of one call have its linked id, however they came into it. */
  async #findListeners(): Promise<Listener[]> {
    const { pbx, directory } = this.#ports;
    const channels = await liveChannels(pbx);
    const recordingOf = new Map(
      channels.flatMap(({ uniqueId, linkedId }) => (this.#recorded.has(uniqueId) ? [[linkedId, uniqueId]] : [])),
    );
    const found: Listener[] = [];
    for (const { name, uniqueId, linkedId, bridgeId } of channels) {
      const recordingId = recordingOf.get(linkedId);
      const person = directory.personOfExtension(extensionOfChannel(name) ?? '');
      if (recordingId === undefined || !person || bridgeId === '') continue;
      const sipCallId = this.#dialogs.get(uniqueId) ?? (await sipCallIdOf(pbx, name));
      if (sipCallId === null) continue;
      this.#dialogs.set(uniqueId, sipCallId);
      found.push({ personId: person.id, recordingId, sipCallId });
    }
    return found.filter(({ recordingId }) => this.#recorded.has(recordingId));
  }

  #listen(listeners: readonly Listener[]): void {
    const before = this.#listeners;
    const concerned = new Set([...before, ...listeners].map(({ personId }) => personId));
    const of = (all: readonly Listener[], personId: string) =>
      JSON.stringify(all.filter((one) => one.personId === personId));
    this.#listeners = listeners;
    for (const personId of concerned)
      if (of(before, personId) !== of(listeners, personId))
        this.#ports.publisher.toPerson(personId, this.#topic(personId));
  }

  #tellListenersOf(id: string): void {
    for (const { personId, recordingId } of this.#listeners)
      if (recordingId === id) this.#ports.publisher.toPerson(personId, this.#topic(personId));
  }

  #topic(personId: string): Change {
    const value = this.#listeners.flatMap((one): Recording[] => {
      const recorded = this.#recorded.get(one.recordingId);
      if (one.personId !== personId || !recorded) return [];
      const { pause, since } = recorded;
      const pausedBy = pause.kind === 'paused' ? pause.by : null;
      return [{ recordingId: one.recordingId, sipCallId: one.sipCallId, pausedBy, since }];
    });
    return { op: 'set', topic: 'recordings', value };
  }
}
