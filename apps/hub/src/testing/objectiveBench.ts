import type {
  AgentState,
  MyObjectives,
  ObjectiveAim,
  ObjectiveMeasure,
  ObjectivePeriod,
  ObjectiveResult,
  Person,
} from '@hearthline/protocol';
import { newFact } from '../facts/newFact.ts';
import { createClosing } from '../objectives/closing.ts';
import { ObjectivePlans } from '../objectives/objectivePlans.ts';
import { Objectives } from '../objectives/objectives.ts';
import { AnnouncementBench } from './announcementBench.ts';
import { someCall } from './someFacts.ts';

/** Near it from 80 %, beyond it from 120 %. */
export const aim = (measure: ObjectiveMeasure, target: number): ObjectiveAim => ({
  ...{ measure, target, nearFrom: 80, beyondFrom: 120, weight: 1 },
});

interface Closes {
  /** When workdays close. Default: 04:00. */
  readonly hour?: string;
  /** How long a wrap-up may take. Default: 30 s. */
  readonly wrapUpMs?: number;
}

/** What is aimed at for 林小满, by who leads her: 20 November 2026, 10:00 in China, a Friday. */
export class ObjectiveBench {
  readonly bench: AnnouncementBench;
  readonly leader: Person;
  readonly groupId: string;
  lin: Person;
  plans: ObjectivePlans;
  objectives: Objectives;
  /** Since when Lin is on shift; null: she is not. */
  #onShiftSince: number | null = null;
  #callCount = 0;

  private constructor(bench: AnnouncementBench) {
    this.bench = bench;
    [this.lin, this.leader] = [bench.person('linxiaoman'), bench.person('liuzuzhang')];
    this.groupId = bench.directory.groupOf(this.lin);
    ({ plans: this.plans, objectives: this.objectives } = this.#parts());
  }

  static async open(): Promise<ObjectiveBench> {
    const opened = new ObjectiveBench(await AnnouncementBench.open());
    await opened.#load();
    return opened;
  }

  async close(): Promise<void> {
    await this.objectives.stop();
    await this.bench.close();
  }

  /** The hub begins, after `objectives.stop()`. */
  async begin(closes: Closes = {}): Promise<void> {
    ({ plans: this.plans, objectives: this.objectives } = this.#parts(closes));
    await this.#load();
  }

  async beginAgain(closes: Closes = {}): Promise<void> {
    await this.objectives.stop();
    await this.begin(closes);
  }

  async set(
    aims: ObjectiveAim[],
    more: { unitId?: string; period?: ObjectivePeriod; basis?: number; by?: Person } = {},
  ): Promise<void> {
    const { by = this.leader, ...rest } = more;
    const effect = this.plans.set({ unitId: this.groupId, period: 'day', basis: 0, aims, ...rest }, by);
    await this.bench.keep(effect);
  }

  /** A stretch of hers that is over; with `isLast` she goes home. */
  async works(
    from: number,
    to: number,
    { kind = 'ready', isLast = false }: { kind?: 'ready' | 'wrapUp'; isLast?: boolean } = {},
  ): Promise<void> {
    this.#onShiftSince = isLast ? null : to;
    const next = state(isLast ? 'signedOut' : 'ready', to);
    await this.bench.facts.commit({
      facts: [newFact('agent.stateChanged', { at: to, personId: this.lin.id, from: state(kind, from), to: next })],
    });
    await this.objectives.settled();
  }

  /** So many calls of hers, a millisecond apart. */
  async answers(count: number, at: number): Promise<void> {
    const facts = Array.from({ length: count }, () => {
      this.#callCount += 1;
      return someCall({ id: `call-${this.#callCount}`, personId: this.lin.id, at: at + this.#callCount });
    });
    await this.bench.facts.commit({ facts });
  }

  async goesOn(lengthMs: number): Promise<void> {
    this.bench.clock.advance(lengthMs);
    await this.objectives.settled();
  }

  async mine(person = this.lin): Promise<MyObjectives> {
    const told: unknown[] = [];
    await this.objectives.refresh(person, (change) => told.push(change));
    const last = this.bench.publisher.told.findLast(
      (one) => one.personId === person.id && one.change.topic === 'objectives',
    );
    const change = (told.at(-1) ?? last?.change) as { value: MyObjectives };
    return change.value;
  }

  async running(period: ObjectivePeriod = 'day'): Promise<ObjectiveResult | undefined> {
    return (await this.mine()).running.find((one) => one.period === period);
  }

  async closed(period: ObjectivePeriod = 'day'): Promise<ObjectiveResult | undefined> {
    return (await this.mine()).closed.find((one) => one.period === period);
  }

  kept() {
    return this.bench.store.readObjectiveDays({ personId: this.lin.id, from: '', to: '9999' });
  }

  #parts({ hour = '04:00', wrapUpMs = 30_000 }: Closes = {}): { plans: ObjectivePlans; objectives: Objectives } {
    const { bench } = this;
    const closing = createClosing(bench.calendar, hour);
    const plans = new ObjectivePlans({ ...bench, publisher: bench.publisher, closing });
    const streams = Object.assign(bench.publisher, { of: () => [] });
    const objectives = new Objectives({
      ...{ store: bench.store, facts: bench.facts, clock: bench.clock, directory: bench.directory, log: bench.log },
      ...{ closing, streams, plans, wrapUpMs },
      onShiftSince: ({ id }) => (id === this.lin.id ? this.#onShiftSince : null),
    });
    return { plans, objectives };
  }

  async #load(): Promise<void> {
    await this.plans.load();
    this.objectives.load();
    await this.objectives.settled();
  }
}

const state = (kind: 'ready' | 'wrapUp' | 'signedOut', since: number): AgentState =>
  kind === 'wrapUp'
    ? { kind, since, endsAt: since + 1, isExtended: false, callId: 'c' }
    : kind === 'ready'
      ? { kind, since }
      : { kind, since };
