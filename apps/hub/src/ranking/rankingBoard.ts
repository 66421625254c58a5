import type { CommandOutput, MyRanking, Person, RankingBy } from '@hearthline/protocol';
import type { Calendar, Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import type { Directory } from '../organisation/directory.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import { RankingTable } from './ranking.ts';

/** Changes within this time are told together. */
const GATHER_MS = 300;

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly publisher: Publisher;
}

/** Today's ranking, kept in memory and moved by each ledger entry. */
export class RankingBoard implements TopicSource {
  readonly #ports: Ports;
  #workday = '';
  #points = new Map<string, number>();
  #table: RankingTable | null = null;
  readonly #lastTold = new Map<string, string>();
  #cancelTelling: (() => void) | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.directory.subscribe(() => this.#changed());
    ports.facts.subscribe(({ ledger }) => {
      for (const entry of ledger) {
        if (entry.workday !== this.#workday) continue;
        this.#points.set(entry.personId, (this.#points.get(entry.personId) ?? 0) + entry.points);
        this.#changed();
      }
    });
  }

  /** Reads today's totals; called at the start and when a workday begins. */
  async load(): Promise<void> {
    const { store, clock, calendar } = this.#ports;
    const workday = calendar.workdayOf(clock.now());
    const totals = await store.readWorkday(workday);
    this.#workday = workday;
    this.#points = new Map(totals.map((day) => [day.personId, day.points]));
    this.#changed();
  }

  snapshot(person: Person) {
    return [{ op: 'set' as const, topic: 'ranking' as const, value: this.#now().around(person) satisfies MyRanking }];
  }

  /** The whole table of a day; null is today. */
  async table(by: RankingBy, workday: string | null): Promise<CommandOutput<'ranking.table'>> {
    if (workday === null || workday === this.#workday) return { workday: this.#workday, rows: this.#now().rows(by) };
    const totals = await this.#ports.store.readWorkday(workday);
    const points = new Map(totals.map((day) => [day.personId, day.points]));
    return { workday, rows: new RankingTable({ workday, directory: this.#ports.directory, points }).rows(by) };
  }

  stop(): void {
    this.#cancelTelling?.();
  }

  #now(): RankingTable {
    this.#table ??= new RankingTable({
      workday: this.#workday,
      directory: this.#ports.directory,
      points: this.#points,
    });
    return this.#table;
  }

  #changed(): void {
    this.#table = null;
    this.#cancelTelling ??= this.#ports.clock.after(GATHER_MS, () => {
      this.#cancelTelling = null;
      this.#tell();
    });
  }

  #tell(): void {
    const table = this.#now();
    for (const person of this.#ports.publisher.listeners()) {
      const value = table.around(person);
      const text = JSON.stringify(value);
      if (this.#lastTold.get(person.id) === text) continue;
      this.#lastTold.set(person.id, text);
      this.#ports.publisher.toPerson(person.id, { op: 'set', topic: 'ranking', value });
    }
  }
}
