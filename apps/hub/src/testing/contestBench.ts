import type { Change, Contest, ContestDraft, Fact, Person } from '@hearthline/protocol';
import { Contests } from '../contests/contests.ts';
import { AnnouncementBench } from './announcementBench.ts';
import { someCall } from './someFacts.ts';

const DAY_MS = 24 * 3_600_000;

/** Contests among three of one group, one of another, and leaders. */
export class ContestBench {
  readonly bench: AnnouncementBench;
  readonly lin: Person;
  readonly wu: Person;
  readonly wei: Person;
  /** Of another group. */
  readonly zhou: Person;
  readonly leader: Person;
  /** Leads another group. */
  readonly elsewhere: Person;
  contests: Contests;
  #callCount = 0;

  private constructor(bench: AnnouncementBench) {
    this.bench = bench;
    this.lin = bench.person('linxiaoman');
    this.wu = bench.person('wuqiufen');
    this.wei = bench.person('weixiaohan');
    this.zhou = bench.person('zhouxiaohe');
    this.leader = bench.person('liuzuzhang');
    this.elsewhere = bench.person('fangzuzhang');
    this.contests = new Contests(bench);
  }

  static async open(): Promise<ContestBench> {
    const opened = new ContestBench(await AnnouncementBench.open());
    await opened.contests.load();
    return opened;
  }

  async close(): Promise<void> {
    await this.contests.stop();
    await this.bench.close();
  }

  /** The hub begins again, after `contests.stop()`. */
  async begin(): Promise<void> {
    this.contests = new Contests(this.bench);
    await this.contests.load();
  }

  draft(more: Partial<ContestDraft> = {}): ContestDraft {
    const now = this.bench.clock.now();
    return {
      ...{ title: '冬至接线赛', measure: 'calls', aim: { kind: 'eachOther', places: 1 } },
      audience: { kind: 'unit', unitId: this.bench.directory.groupOf(this.lin) },
      ...{ startsAt: now, endsAt: now + DAY_MS, ...more },
    };
  }

  async start(more: Partial<ContestDraft> = {}): Promise<string> {
    const effect = this.contests.start(this.draft(more), this.leader);
    await this.bench.keep(effect);
    return effect.value.contestId;
  }

  async join(contestId: string, ...people: Person[]): Promise<void> {
    for (const one of people) await this.bench.keep(await this.contests.join({ contestId }, one));
  }

  leave(contestId: string, person: Person): Promise<void> {
    return this.bench.keep(this.contests.leave({ contestId }, person));
  }

  /** So many answered calls of hers at this moment. */
  async answers(person: Person, count: number, at = this.bench.clock.now()): Promise<void> {
    const facts = Array.from({ length: count }, (): Fact => {
      this.#callCount += 1;
      return someCall({ id: `call-${this.#callCount}`, personId: person.id, at: at + this.#callCount });
    });
    await this.bench.facts.commit({ facts });
  }

  shown(viewer: Person, contestId: string): Contest | undefined {
    return rowsIn(this.contests.snapshot(viewer)).find(([id]) => id === contestId)?.[1] as Contest | undefined;
  }

  /** Time goes on; what that began is done. */
  async goesOn(lengthMs: number): Promise<void> {
    this.bench.clock.advance(lengthMs);
    await this.contests.stop();
    await this.begin();
  }

  /** What moved the ledger is in the standing: told after a second, read in its turn. */
  async gathered(viewer: Person, contestId: string, fits: (one: Contest) => boolean): Promise<Contest> {
    this.bench.clock.advance(1_000);
    for (;;) {
      const told = this.bench.publisher.told.findLast(
        ({ personId, change }) => personId === viewer.id && 'key' in change && change.key === contestId,
      )?.change;
      if (told?.op === 'put' && fits(told.row as Contest)) return told.row as Contest;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

const rowsIn = (changes: readonly Change[]): [string, unknown][] =>
  changes.flatMap((change) => (change.op === 'reset' ? change.rows : []));
