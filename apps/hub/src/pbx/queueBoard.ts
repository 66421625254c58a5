import type { Bilingual, Change, Fact, Person, QueueStatus } from '@hearthline/protocol';
import type { Calendar, Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly publisher: Publisher;
  /** What people call each queue, by its name on the PBX. */
  readonly titles: ReadonlyMap<string, Bilingual>;
}

const GATHER_MS = 250;
const isLeader = ({ role }: Person): boolean => role === 'leader';

/** What the PBX tells of one queue: who waits since when, and how many members could be rung. */
export interface LiveQueue {
  readonly waiting: ReadonlyMap<string, number>;
  readonly readyCount: number;
}

/** The queues as people see them: the PBX's live side and today's sums from facts. */
export class QueueBoard implements TopicSource {
  readonly #ports: Ports;
  #workday = '';
  readonly #today = new Map<string, { answered: number; abandoned: number }>();
  #live: ReadonlyMap<string, LiveQueue> = new Map();
  readonly #rows = new Map<string, QueueStatus>();
  readonly #untold = new Set<string>();
  #cancelTelling: (() => void) | null = null;
  /** Reads the live side; set by the PBX link. */
  #readLive: () => ReadonlyMap<string, LiveQueue> = () => new Map();

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.facts.subscribe(({ facts }) => {
      for (const fact of facts) this.#count(fact);
    });
  }

  /** Reads today's sums; called at the start and when a workday begins. */
  async load(): Promise<void> {
    const { store, clock, calendar } = this.#ports;
    this.#workday = calendar.workdayOf(clock.now());
    const totals = await store.readQueueTotals(this.#workday);
    this.#today.clear();
    for (const { queue, answered, abandoned } of totals) this.#today.set(queue, { answered, abandoned });
    this.update();
  }

  follow(readLive: () => ReadonlyMap<string, LiveQueue>): void {
    this.#readLive = readLive;
    this.update();
  }

  snapshot(): Change[] {
    return [{ op: 'reset', topic: 'queues', rows: [...this.#rows] }];
  }

  /** Looks at every queue again and tells what changed. */
  update(): void {
    this.#live = this.#readLive();
    for (const [name, live] of this.#live) {
      const row = this.#rowOf(name, live);
      if (JSON.stringify(row) === JSON.stringify(this.#rows.get(name))) continue;
      this.#rows.set(name, row);
      this.#ports.publisher.toPeople(isLeader, { op: 'put', topic: 'queues', key: name, row });
      this.#tellLater(name);
    }
  }

  stop(): void {
    this.#cancelTelling?.();
  }

  /** Everybody but leaders is told of a busy moment at once of all: every change of a state moves how many are ready. */
  #tellLater(name: string): void {
    this.#untold.add(name);
    this.#cancelTelling ??= this.#ports.clock.after(GATHER_MS, () => {
      this.#cancelTelling = null;
      const rows = [...this.#untold].flatMap((one): [string, QueueStatus][] => {
        const row = this.#rows.get(one);
        return row === undefined ? [] : [[one, row]];
      });
      this.#untold.clear();
      this.#ports.publisher.toPeople((person) => !isLeader(person), { op: 'putMany', topic: 'queues', rows });
    });
  }

  #rowOf(name: string, live: LiveQueue): QueueStatus {
    const sums = this.#today.get(name);
    return {
      name,
      title: this.#ports.titles.get(name) ?? { 'zh-CN': name, en: name },
      waitingCount: live.waiting.size,
      oldestJoinedAt: live.waiting.size === 0 ? null : Math.min(...live.waiting.values()),
      readyCount: live.readyCount,
      answeredToday: sums?.answered ?? 0,
      abandonedToday: sums?.abandoned ?? 0,
    };
  }

  #count(fact: Fact): void {
    if (fact.kind !== 'call.ended' || this.#ports.calendar.workdayOf(fact.at) !== this.#workday) return;
    const sums = this.#today.get(fact.queue) ?? { answered: 0, abandoned: 0 };
    if (fact.outcome === 'answered') sums.answered += 1;
    if (fact.outcome === 'abandoned') sums.abandoned += 1;
    this.#today.set(fact.queue, sums);
    this.update();
  }
}
