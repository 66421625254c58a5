import type { AgentState, Change, Person, Presence } from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import type { Directory } from '../organisation/directory.ts';
import type { Streams } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';

/** [PRESENCE-3] */
const GATHER_MS = 250;

interface Ports {
  readonly clock: Clock;
  readonly directory: Directory;
  readonly streams: Streams;
  /** The confirmed state; null for people who take no calls. */
  agentStateOf(person: Person): AgentState | null;
  /** Undefined: on mains or not known; the same object while nothing changed. */
  batteryOf(personId: string): Presence['battery'];
  isOnMobile(personId: string): boolean;
  isMuted(personId: string): boolean;
}

/**
 * Who is there, derived from connections and agent states; never typed by hand and never kept.
 * SPEC: presence/SPEC.md.
 */
export class PresenceBoard implements TopicSource {
  readonly #ports: Ports;
  readonly #rows = new Map<string, Presence>();
  /** By person: what colleagues have not been told yet. */
  readonly #untold = new Set<string>();
  #cancelTelling: (() => void) | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#followDirectory();
    ports.directory.subscribe(() => {
      this.#followDirectory();
      for (const one of ports.streams.listeners())
        for (const change of this.snapshot(one)) ports.streams.toPerson(one.id, change);
    });
  }

  /** Who is new has a row; who has left has none. */
  #followDirectory(): void {
    const { clock, directory, agentStateOf } = this.#ports;
    const since = clock.now();
    for (const personId of [...this.#rows.keys()]) if (!directory.people.has(personId)) this.#rows.delete(personId);
    for (const person of directory.people.values()) {
      const before = this.#rows.get(person.id) ?? { personId: person.id, isOnline: false, since };
      this.#rows.set(person.id, { ...before, agentState: agentStateOf(person) });
    }
  }

  snapshot(viewer: Person): Change[] {
    const rows = [...this.#rows].map(([id, row]): [string, Presence] => [id, seesMute(viewer, id) ? row : bare(row)]);
    return [{ op: 'reset', topic: 'presence', rows }];
  }

  rows(): ReadonlyMap<string, Presence> {
    return this.#rows;
  }

  /** Looks again at one person and tells those who may know of it if they changed. */
  update(personId: string): void {
    const person = this.#ports.directory.people.get(personId);
    const before = this.#rows.get(personId);
    if (!person || !before) return;
    const isOnline = this.#ports.streams.isConnected(personId);
    const agentState = this.#ports.agentStateOf(person);
    const isSameState = JSON.stringify(agentState) === JSON.stringify(before.agentState);
    const battery = this.#ports.batteryOf(personId);
    const isOnMobile = this.#ports.isOnMobile(personId);
    const isMuted = this.#ports.isMuted(personId);
    const isSamePlace = battery === before.battery && isOnMobile === (before.isOnMobile ?? false);
    const isSameMute = isMuted === (before.isMuted ?? false);
    if (isOnline === before.isOnline && isSameState && isSamePlace && isSameMute) return;
    const since = isOnline === before.isOnline ? before.since : this.#ports.clock.now();
    const now = { ...(isOnMobile ? { isOnMobile } : {}), ...(isMuted ? { isMuted } : {}) };
    const row: Presence = { personId, isOnline, since, agentState, battery, ...now };
    this.#rows.set(personId, row);
    this.#ports.streams.toPeople((viewer) => seesMute(viewer, personId), {
      ...{ op: 'put', topic: 'presence', key: personId, row },
    });
    const isMuteAlone = isOnline === before.isOnline && isSameState && isSamePlace;
    if (!isMuteAlone) this.#tellLater(personId);
  }

  stop(): void {
    this.#cancelTelling?.();
  }

  #tellLater(personId: string): void {
    this.#untold.add(personId);
    this.#cancelTelling ??= this.#ports.clock.after(GATHER_MS, () => {
      this.#cancelTelling = null;
      this.#tellGathered();
    });
  }

  /** Each row as it is by now, and nobody her own: she has it already. */
  #tellGathered(): void {
    const { streams } = this.#ports;
    const rows = [...this.#untold].flatMap((id): [string, Presence][] => {
      const row = this.#rows.get(id);
      return row === undefined ? [] : [[id, bare(row)]];
    });
    const ids = new Set(this.#untold);
    this.#untold.clear();
    const others = (own: string) => rows.filter(([id]) => id !== own);
    streams.toPeople(({ role, id }) => role !== 'leader' && !ids.has(id), { op: 'putMany', topic: 'presence', rows });
    for (const id of ids)
      if (this.#ports.directory.people.get(id)?.role !== 'leader' && others(id).length > 0)
        streams.toPerson(id, { op: 'putMany', topic: 'presence', rows: others(id) });
  }
}

/** [PRESENCE-5] */
const seesMute = (viewer: Person, personId: string): boolean => viewer.role === 'leader' || viewer.id === personId;

function bare(row: Presence): Presence {
  const { isMuted: _, ...others } = row;
  return others;
}
