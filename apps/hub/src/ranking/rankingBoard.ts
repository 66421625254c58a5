import type { CommandInput, CommandOutput, MyRanking, Person, RankingPeriod } from '@hearthline/protocol';
import { shiftWorkday, type Calendar, type Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import type { Directory } from '../organisation/directory.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import { spanOf } from './period.ts';
import { RankingTable, type PointsOf } from './ranking.ts';
import type { RankingChoices } from './rankingChoices.ts';

/** Changes within this time are told together. */
const GATHER_MS = 100;

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly publisher: Publisher;
  readonly choices: Pick<RankingChoices, 'hidden' | 'subscribe'>;
}

/** Today's ranking, kept in memory and moved by each ledger entry. */
export class RankingBoard implements TopicSource {
  readonly #ports: Ports;
  #workday = '';
  #points = new Map<string, number>();
  #table: RankingTable | null = null;
  /** What other days than today add to a period; read once until one of them moves. */
  #earlier = new Map<string, Promise<PointsOf>>();
  readonly #lastTold = new Map<string, string>();
  /** The workday and the groups' rows, as they were told last to everybody. */
  #sharedText = '';
  #sharedVersion = 0;
  #cancelTelling: (() => void) | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.directory.subscribe(() => this.#changed());
    ports.choices.subscribe(() => this.#changed());
    ports.facts.subscribe(({ ledger }) => {
      for (const entry of ledger) {
        if (entry.workday !== this.#workday) {
          this.#earlier.clear();
          continue;
        }
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
    this.#earlier.clear();
    this.#points = new Map(totals.map((day) => [day.personId, day.points]));
    this.#changed();
  }

  snapshot(person: Person) {
    return [{ op: 'set' as const, topic: 'ranking' as const, value: this.#now().around(person) satisfies MyRanking }];
  }

  /** The whole table of a period, as this person sees it. [RANK-10] */
  async table(input: CommandInput<'ranking.table'>, person: Person): Promise<CommandOutput<'ranking.table'>> {
    const { by, period = 'day' } = input;
    const { directory, choices } = this.#ports;
    const workday = input.workday ?? this.#workday;
    const span = spanOf(workday, period);
    const isToday = period === 'day' && workday === this.#workday;
    const points = isToday ? this.#points : await this.#pointsOf(span);
    const table = isToday ? this.#now() : new RankingTable({ workday, directory, points, hidden: choices.hidden });
    if (by === 'operator') return { workday, ...span, rows: table.operatorsFor(person), ...table.standing(person) };
    const rows = table.rows(by);
    const own = directory.tree.upwardsFrom(person.unitId).find(({ kind }) => kind === by);
    return { workday, ...span, rows, mine: rows.find(({ key }) => key === own?.id) ?? null, neighbours: [] };
  }

  /** Everybody's points of the period that runs now, of those who hide too. */
  pointsOfRunning(period: RankingPeriod): Promise<PointsOf> {
    return this.#pointsOf(spanOf(this.#workday, period));
  }

  /** Totals of the other days from the store, today's from memory. */
  async #pointsOf({ from, to }: { from: string; to: string }): Promise<PointsOf> {
    const today = this.#workday;
    if (today < from || today > to) return this.#read(from, to);
    const others = await Promise.all([
      this.#read(from, shiftWorkday(today, -1)),
      this.#read(shiftWorkday(today, 1), to),
    ]);
    const sum = new Map(this.#points);
    for (const other of others)
      for (const [personId, points] of other) sum.set(personId, (sum.get(personId) ?? 0) + points);
    return sum;
  }

  #read(from: string, to: string): Promise<PointsOf> {
    if (from > to) return Promise.resolve(new Map());
    const key = `${from} ${to}`;
    const known = this.#earlier.get(key);
    if (known) return known;
    const reading = this.#ports.store.readPoints({ from, to });
    this.#earlier.set(key, reading);
    // What failed is tried again by who asks next.
    reading.catch(() => this.#earlier.delete(key));
    return reading;
  }

  stop(): void {
    this.#cancelTelling?.();
  }

  #now(): RankingTable {
    this.#table ??= new RankingTable({
      workday: this.#workday,
      directory: this.#ports.directory,
      points: this.#points,
      hidden: this.#ports.choices.hidden,
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
    const { directory } = this.#ports;
    const table = this.#now();
    const shared = JSON.stringify([this.#workday, table.groups]);
    if (shared !== this.#sharedText) {
      this.#sharedText = shared;
      this.#sharedVersion += 1;
    }
    for (const person of this.#ports.publisher.listeners()) {
      // What all share is compared once for all; of each person's own it is a few rows.
      const mine = JSON.stringify(table.standing(person));
      const text = `${this.#sharedVersion} ${directory.groupOf(person)} ${mine}`;
      if (this.#lastTold.get(person.id) === text) continue;
      this.#lastTold.set(person.id, text);
      this.#ports.publisher.toPerson(person.id, { op: 'set', topic: 'ranking', value: table.around(person) });
    }
  }
}
