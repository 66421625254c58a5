import type { Change, Person } from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import type { Directory } from '../organisation/directory.ts';
import type { Streams } from '../session/streams.ts';
import { shownToLeader, shownToListener, type Broadcast } from './broadcast.ts';

interface Ports {
  readonly all: ReadonlyMap<string, Broadcast>;
  readonly directory: Directory;
  readonly streams: Pick<Streams, 'toPerson'>;
  readonly clock: Clock;
}

/** The leader is told of many who move at once in one piece. */
const GATHER_MS = 250;

/** What the leader and each listener are told. [LIVE-8] */
export class VoiceTopics {
  readonly #ports: Ports;
  readonly #gathering = new Map<string, () => void>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  of(person: Person): Change[] {
    return person.extension === null ? [] : [this.#leaderTopic(person.id), this.#listenerTopic(person.id)];
  }

  leader({ byId }: Broadcast): void {
    if (this.#gathering.has(byId)) return;
    const tell = () => {
      this.#gathering.delete(byId);
      this.#ports.streams.toPerson(byId, this.#leaderTopic(byId));
    };
    this.#gathering.set(byId, this.#ports.clock.after(GATHER_MS, tell));
  }

  listener(personId: string): void {
    this.#ports.streams.toPerson(personId, this.#listenerTopic(personId));
  }

  everybody(broadcast: Broadcast): void {
    this.#ports.streams.toPerson(broadcast.byId, this.#leaderTopic(broadcast.byId));
    for (const personId of broadcast.listeners.keys()) this.listener(personId);
  }

  stop(): void {
    for (const cancel of this.#gathering.values()) cancel();
    this.#gathering.clear();
  }

  #leaderTopic(personId: string): Change {
    const own = [...this.#ports.all.values()].filter(({ byId, isLive }) => isLive && byId === personId);
    return { op: 'set', topic: 'voiceBroadcasts', value: own.map(shownToLeader) };
  }

  #listenerTopic(personId: string): Change {
    const value = [...this.#ports.all.values()].flatMap((one) => {
      const by = this.#ports.directory.people.get(one.byId);
      return by ? (shownToListener(one, personId, by) ?? []) : [];
    });
    return { op: 'set', topic: 'voiceOffers', value };
  }
}
