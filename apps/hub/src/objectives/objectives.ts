import {
  objectivePeriod,
  type Change,
  type Fact,
  type MyObjectives,
  type ObjectivePeriod,
  type ObjectiveResult,
  type Person,
} from '@hearthline/protocol';
import type { Logger } from 'pino';
import { shiftWorkday, type Clock } from '../clock.ts';
import { peopleOf } from '../facts/about.ts';
import type { FactLog } from '../facts/factLog.ts';
import type { Directory } from '../organisation/directory.ts';
import { spanOf } from '../ranking/period.ts';
import { ReadTopic } from '../session/readTopic.ts';
import type { Publisher, Streams } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import { attain } from './attain.ts';
import { LATEST_MS, shiftsOf, workdayFor, type Closing, type Shift } from './closing.ts';
import { isNothing, sumsOf } from './daySums.ts';
import type { DaySums, KeptDay } from './keptObjective.ts';
import type { ObjectivePlans } from './objectivePlans.ts';

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly closing: Closing;
  readonly directory: Directory;
  readonly streams: Pick<Streams, 'of'> & Publisher;
  readonly log: Logger;
  readonly plans: ObjectivePlans;
  /** The time a wrap-up has. */
  readonly wrapUpMs: number;
  /** Since when somebody is in the state she is in; null: not on shift. */
  onShiftSince(person: Person): number | null;
}

const HOUR_MS = 3_600_000;
/** [OBJ-9] */
const LATE_MS = 35 * 24 * HOUR_MS;
/** [OBJ-12] */
const DAYS_BACK = 7;
/** [OBJ-13] */
const KEPT_DAYS = 400;
/** The last closed month begins so many days before this one at most. */
const SHOWN_DAYS = 62;

const takesPart = (person: Person): boolean => person.role === 'operator';

/** A day of hers, closed or not. */
type Day = Pick<KeptDay, 'workday' | 'unitIds' | 'sums'>;

/** Workdays as they close, and how far each operator is from what her unit aims at. SPEC: objectives/SPEC.md. */
export class Objectives implements TopicSource {
  readonly #ports: Ports;
  readonly #topic: ReadTopic;
  /** One thing after the other; settles, never rejects. */
  #work: Promise<void> = Promise.resolve();
  #openedAt = 0;
  #cancelLook: () => void = () => undefined;
  #isStopped = false;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#topic = new ReadTopic({ ...ports, isFor: takesPart, read: (person) => this.#read(person) });
    ports.plans.subscribe(() => this.#refreshAll());
    ports.facts.subscribe((committed) => {
      for (const personId of peopleOf(committed)) this.#topic.changed(personId);
      for (const fact of committed.facts) this.#heard(fact);
    });
  }

  /** Closes what closed while the hub was away, and each workday from now on. */
  load(): void {
    const today = this.#today();
    this.#openedAt = this.#ports.closing.opensAt(today);
    this.#closeAll(DAYS_BACK);
    this.#lookLater();
  }

  async forgetOld(): Promise<void> {
    await this.#ports.store.purgeObjectiveDays(shiftWorkday(this.#today(), -KEPT_DAYS));
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelLook();
    await this.#work;
  }

  /** Resolves when what is under way now is done. */
  settled(): Promise<void> {
    return this.#work;
  }

  snapshot(): Change[] {
    return [];
  }

  refresh(person: Person, tell: (change: Change) => void): Promise<void> {
    return this.#topic.refresh(person, tell);
  }

  #today(): string {
    return this.#ports.closing.workdayOf(this.#ports.clock.now());
  }

  #refreshAll(): void {
    for (const person of this.#ports.streams.listeners()) this.#topic.changed(person.id);
  }

  /** At the hour, and when the last of those on shift then are cut. */
  #lookLater(): void {
    const { clock, closing } = this.#ports;
    const now = clock.now();
    const next = [this.#openedAt + LATEST_MS, closing.closesAt(this.#today())].filter((at) => at > now);
    this.#cancelLook = clock.after(Math.min(...next) - now, () => {
      this.#openedAt = closing.opensAt(this.#today());
      this.#closeAll(1);
      this.#ports.plans.tell();
      this.#lookLater();
    });
  }

  #inTurn(run: () => Promise<void>): void {
    this.#work = this.#work
      .then(() => (this.#isStopped ? undefined : run()))
      .catch((error: unknown) => this.#ports.log.error({ err: error }, 'a workday could not be closed'));
  }

  #closeAll(daysBack: number): void {
    const today = this.#today();
    const days = Array.from({ length: daysBack }, (_, index) => shiftWorkday(today, index - daysBack));
    this.#inTurn(async () => {
      for (const person of this.#ports.directory.people.values()) {
        if (this.#isStopped) return;
        if (takesPart(person)) await this.#close(person, days, null);
      }
      this.#refreshAll();
    });
  }

  /** [OBJ-8] [OBJ-9] Who goes home may close her workday; what comes late belongs to one that is closed. */
  #heard(fact: Fact): void {
    if (!('personId' in fact) || fact.personId === null) return;
    const person = this.#ports.directory.people.get(fact.personId);
    if (person === undefined || !takesPart(person)) return;
    if (fact.kind === 'agent.stateChanged') {
      const { kind, since } = fact.to;
      if (kind !== 'signedOut') return;
      const yesterday = shiftWorkday(this.#today(), -1);
      this.#inTurn(() => this.#close(person, [yesterday], since));
    } else if (fact.at < this.#openedAt && fact.at > this.#ports.clock.now() - LATE_MS)
      this.#inTurn(() => this.#measureAgain(person, fact.at));
  }

  /** Keeps those of these workdays that are closed and are not kept. `leftAt`: she is known to have gone home then. */
  async #close(person: Person, workdays: readonly string[], leftAt: number | null): Promise<void> {
    const { store, closing, clock, directory, plans, wrapUpMs } = this.#ports;
    const [first, last] = [workdays[0], workdays.at(-1)];
    const unitIds = directory.tree.upwardsFrom(person.unitId).map(({ id }) => id);
    const asked = workdays.filter((workday) => plans.isAnything(unitIds, workday));
    if (first === undefined || last === undefined || asked.length === 0) return;
    const { id: personId } = person;
    const known = await store.readObjectiveDays({ personId, from: first, to: last });
    const shifts = await this.#shiftsOf(person, { first, last, leftAt });
    for (const workday of asked) {
      const now = clock.now();
      const state = workdayFor({ closing, workday, shifts, now });
      if (known.some((one) => one.workday === workday) || state.kind !== 'closed') continue;
      const { from, to } = state;
      await this.#keep({ personId, workday, from, to, unitIds, wrapUpMs });
    }
  }

  /** [OBJ-9] By what was kept; a day off of which nothing was kept closes now. */
  async #measureAgain(person: Person, at: number): Promise<void> {
    const { store, closing } = this.#ports;
    const day = closing.workdayOf(at);
    const days = [shiftWorkday(day, -1), day];
    const known = await store.readObjectiveDays({ personId: person.id, from: days[0] ?? day, to: day });
    const hers = known.find(({ from, to }) => from <= at && at < to);
    if (hers === undefined) return this.#close(person, days, null);
    return this.#keep(hers);
  }

  async #keep(day: Omit<KeptDay, 'sums'>): Promise<void> {
    const sums = await this.#measure(day);
    if (isNothing(sums)) return;
    await this.#ports.facts.commit({ objectiveDays: [{ ...day, sums }] });
    this.#topic.changed(day.personId);
  }

  async #measure(day: Pick<KeptDay, 'personId' | 'from' | 'to' | 'wrapUpMs'>): Promise<DaySums> {
    const { store } = this.#ports;
    const { personId, from, to } = day;
    const of = { personId, from, to };
    const [stretches, earned, results, excused] = await Promise.all([
      store.readStretches(of),
      store.readEarned({ personIds: [personId], from, to }),
      store.readResultSums(of),
      store.readExcused(of),
    ]);
    return sumsOf({ stretches, earned, results, excusedMs: excused.ms }, day);
  }

  async #shiftsOf(person: Person, of: { first: string; last: string; leftAt: number | null }): Promise<Shift[]> {
    const { store, closing, onShiftSince } = this.#ports;
    // A little more than the days themselves: a shift over an hour has something on both sides of it.
    const from = closing.opensAt(of.first) - HOUR_MS;
    const to = closing.closesAt(of.last) + LATEST_MS + HOUR_MS;
    const stretches = await store.readStretches({ personId: person.id, from, to });
    const since = onShiftSince(person);
    const isGone = since === null || (of.leftAt !== null && since <= of.leftAt);
    return shiftsOf(stretches, isGone ? null : since);
  }

  /** [OBJ-11] */
  async #read(person: Person): Promise<Change[]> {
    const { store, clock, closing, directory, plans, wrapUpMs } = this.#ports;
    const { id: personId } = person;
    const unitIds = directory.tree.upwardsFrom(person.unitId).map(({ id }) => id);
    const now = clock.now();
    const today = closing.workdayOf(now);
    const yesterday = shiftWorkday(today, -1);
    const shifts = await this.#shiftsOf(person, { first: yesterday, last: today, leftAt: null });
    const isOver = workdayFor({ closing, workday: yesterday, shifts, now }).kind === 'closed';
    const workday = isOver ? today : yesterday;
    const state = workdayFor({ closing, workday, shifts, now });
    const kept = await store.readObjectiveDays({ personId, from: shiftWorkday(workday, -SHOWN_DAYS), to: workday });
    const closed = kept.filter((one) => one.workday < workday);
    const from = state.kind === 'notYet' ? now : state.from;
    // Nothing is later than now.
    const bounds = { personId, from, to: now + LATEST_MS, wrapUpMs };
    const running: Day[] = plans.isAnything(unitIds, workday)
      ? [...closed, { workday, unitIds, sums: await this.#measure(bounds) }]
      : [];
    const value: MyObjectives = {
      running: objectivePeriod.options.flatMap((period) => this.#resultOf(period, workday, running)),
      closed: objectivePeriod.options.flatMap((period) => {
        const before = closed.findLast((one) => one.workday < spanOf(workday, period).from);
        return before === undefined ? [] : this.#resultOf(period, before.workday, closed);
      }),
    };
    return [{ op: 'set', topic: 'objectives', value }];
  }

  /** The period of a workday, of these days in order; none where her unit aimed at nothing in it. */
  #resultOf(period: ObjectivePeriod, workday: string, days: readonly Day[]): ObjectiveResult[] {
    const { closing, plans } = this.#ports;
    const span = spanOf(workday, period);
    const inIt = days.filter((one) => one.workday >= span.from && one.workday <= span.to);
    // Whose people she belonged to when it ended.
    const plan = plans.planFor(period, inIt.at(-1)?.unitIds ?? [], span);
    if (plan === null) return [];
    const { unitId, version, byName, aims } = plan;
    const whole = attain(
      aims,
      inIt.map(({ sums }) => sums),
    );
    return [{ period, ...span, closesAt: closing.closesAt(span.to), unitId, version, byName, ...whole }];
  }
}
