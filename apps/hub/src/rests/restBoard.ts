import type { AgentState, Change, Person, Rest } from '@hearthline/protocol';
import type { Calendar, Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import type { Directory } from '../organisation/directory.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import { chosen, countedMs, noneUsed, usedMs, type Span } from './restsUsed.ts';
import { stretchOf, type Stretch } from './stretch.ts';

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly publisher: Publisher;
  agentStateOf(person: Person): AgentState | null;
  excusedOf(personId: string): readonly Span[];
}

/** [REST-7] */
const KEPT_MS = 40 * 24 * 3_600_000;

/** Who has used how much of which rest today, told to her and to who leads her. SPEC: rests/SPEC.md. */
export class RestBoard implements TopicSource {
  readonly #ports: Ports;
  /** Today's, by person; the last fact of a stretch is told once. */
  #stretches = new Map<string, Map<string, Stretch>>();
  #dayBeganAt = 0;
  readonly #rows = new Map<string, Rest>();

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.facts.subscribe(({ facts }) => {
      for (const fact of facts) {
        const one = stretchOf(fact);
        if (one === null || chosen(one.reason) === null) continue;
        this.#know(one);
        this.update(one.personId);
      }
    });
  }

  /** At the start and when a workday begins. */
  async load(): Promise<void> {
    const { store, clock, calendar, directory } = this.#ports;
    const now = clock.now();
    await store.purgeStretches(now - KEPT_MS);
    const dayBeganAt = calendar.midnightBefore(now);
    const stretches = await store.readRests(dayBeganAt);
    this.#dayBeganAt = dayBeganAt;
    // What was told while the store was read is not in its answer.
    const newer = [...this.#stretches.values()].flatMap((own) => [...own.values()]);
    this.#stretches = new Map();
    for (const one of [...stretches, ...newer]) if (one.endedAt > dayBeganAt) this.#know(one);
    for (const personId of directory.people.keys()) this.update(personId);
  }

  snapshot(viewer: Person): Change[] {
    const rows = [...this.#rows].filter(([personId]) => this.#isFor(viewer, personId));
    return [{ op: 'reset', topic: 'rests', rows }];
  }

  /** Her state, or what is excused, may have changed. */
  update(personId: string): void {
    const row = this.#rowOf(personId);
    if (JSON.stringify(row) === JSON.stringify(this.#rows.get(personId) ?? null)) return;
    if (row === null) this.#rows.delete(personId);
    else this.#rows.set(personId, row);
    const topic = 'rests';
    this.#ports.publisher.toPeople(
      (viewer) => this.#isFor(viewer, personId),
      row === null ? { op: 'remove', topic, key: personId } : { op: 'put', topic, key: personId, row },
    );
  }

  #know(one: Stretch): void {
    const own = this.#stretches.get(one.personId) ?? new Map<string, Stretch>();
    this.#stretches.set(one.personId, own.set(one.factId, one));
  }

  /** [REST-6] */
  #isFor(viewer: Person, personId: string): boolean {
    const { directory } = this.#ports;
    return viewer.id === personId || directory.leads(viewer, directory.people.get(personId));
  }

  #rowOf(personId: string): Rest | null {
    const { directory, excusedOf } = this.#ports;
    const person = directory.people.get(personId);
    if (person === undefined) return null;
    const excused = excusedOf(personId);
    const own = this.#stretches.get(personId);
    const used = own === undefined ? noneUsed : usedMs(own.values(), this.#dayBeganAt, excused);
    const running = this.#runningOf(person, excused);
    const isNothing = running === null && Object.values(used).every((ms) => ms === 0);
    return isNothing ? null : { personId, usedMs: used, running };
  }

  #runningOf(person: Person, excused: readonly Span[]): Rest['running'] {
    const state = this.#ports.agentStateOf(person);
    const reason = state?.kind === 'notReady' ? chosen(state.reason) : null;
    if (state === null || reason === null) return null;
    const from = Math.max(state.since, this.#dayBeganAt);
    const ended = Math.max(from, ...excused.map(({ to }) => to));
    return { reason, since: ended - countedMs({ from, to: ended }, this.#dayBeganAt, excused) };
  }
}
