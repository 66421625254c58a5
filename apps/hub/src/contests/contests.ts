import { randomUUID } from 'node:crypto';
import { isForUnit, type Change, type CommandInput, type ContestDraft, type Person } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Calendar, Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import { newFact } from '../facts/newFact.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandEffect } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Committed, Store, Write } from '../store/store.ts';
import { Turns } from '../turns.ts';
import { readAverage, readSums } from './contestSums.ts';
import { ContestView, entrantsOf, isSeenBy, mayLead, type KnownContest } from './contestView.ts';
import type { KeptContest, KeptJoin, KeptOutcome } from './keptContest.ts';
import { outcomeOf, stateOf, type ContestState } from './standing.ts';
import { beginOf } from './times.ts';

interface Ports {
  readonly store: Pick<Store, 'readContests' | 'readEarned' | 'readExcusedMoments' | 'purgeContests'>;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly publisher: Publisher;
  readonly log: Logger;
}

/** [CONTEST-1] */
const MOST_AT_ONCE = 5;
/** [CONTEST-13] */
const KEPT_MS = 60 * 24 * 3_600_000;
/** [CONTEST-14] */
const GATHER_MS = 1_000;
/** Looks at the clock at least so often (a computer's time is set); after a failure (the disk is full) it is tried again so much later. */
const [LOOK_AT_LEAST_EVERY_MS, TRY_AGAIN_MS] = [600_000, 60_000];

interface Done {
  readonly value: Record<string, never>;
  readonly write?: Write;
  afterCommit?(): void;
}
const NOTHING: Done = { value: {} };

/** Contests: started, joined, left, ended by themselves. SPEC: contests/SPEC.md. */
export class Contests implements TopicSource {
  readonly #ports: Ports;
  readonly #all = new Map<string, KnownContest>();
  /** Whose sums are no longer so, by contest. */
  readonly #moved = new Map<string, Set<string>>();
  readonly #lastTold = new Map<string, string>();
  readonly #turns = new Turns();
  #cancelLook: () => void = () => undefined;
  #cancelGather: (() => void) | null = null;
  #isStopped = false;

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.directory.subscribe(() => this.#tellAll());
    ports.facts.subscribe((committed) => this.#heard(committed));
  }

  /** Also ends what has ended while the hub was away. */
  async load(): Promise<void> {
    const { store, clock } = this.#ports;
    await store.purgeContests(clock.now() - KEPT_MS);
    const { contests, joins, outcomes } = await store.readContests();
    this.#all.clear();
    for (const contest of contests) {
      const own = joins.filter(({ contestId }) => contestId === contest.id);
      const known: KnownContest = {
        contest,
        joins: new Map(own.map((one) => [one.personId, one])),
        outcome: outcomes.find(({ contestId }) => contestId === contest.id) ?? null,
        sums: new Map(),
      };
      this.#all.set(contest.id, known);
      if (this.#stateOf(known) === 'running') await this.#readSums(known, [...known.joins.keys()]);
    }
    await this.#turns.take('look', () => this.#look());
  }

  /** [CONTEST-13] Of what is in memory too, by the same rule. */
  async forgetOld(): Promise<void> {
    const { store, clock } = this.#ports;
    const before = clock.now() - KEPT_MS;
    await store.purgeContests(before);
    for (const [id, { contest }] of this.#all) if (contest.endsAt < before) this.#all.delete(id);
    this.#tellAll();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelLook();
    this.#cancelGather?.();
    await this.#turns.settled();
  }

  /** [ORG-23] */
  runsFor(unitId: string): boolean {
    return [...this.#all.values()].some((one) => isForUnit(one.contest.audience, unitId) && this.#isOpen(one));
  }

  snapshot(viewer: Person): Change[] {
    const { directory } = this.#ports;
    const rows = [...this.#all.values()]
      .filter((one) => isSeenBy(one, viewer, directory))
      .map((one): [string, unknown] => [one.contest.id, this.#view(one).shownTo(viewer)]);
    return [{ op: 'reset', topic: 'contests', rows }];
  }

  /** [CONTEST-1] @throws HubError `command.notAllowed`, `command.badInput`, `contest.tooMany` */
  start(draft: ContestDraft, author: Person): CommandEffect<'contest.start'> {
    const { directory, clock } = this.#ports;
    if (!directory.hasAudience(draft.audience) || !directory.mayAddress(author, draft.audience))
      throw new HubError('command.notAllowed');
    const now = clock.now();
    const startsAt = beginOf(draft, now);
    const isAlike = ({ contest: { audience } }: KnownContest): boolean =>
      JSON.stringify(audience) === JSON.stringify(draft.audience);
    const open = [...this.#all.values()].filter((one) => isAlike(one) && this.#isOpen(one));
    if (open.length >= MOST_AT_ONCE) throw new HubError('contest.tooMany');
    const by = { authorId: author.id, authorName: author.name, startedAt: now };
    const contest: KeptContest = { ...draft, ...by, startsAt, id: randomUUID(), calledOff: null };
    return {
      value: { contestId: contest.id },
      write: { contest },
      afterCommit: () => this.#know({ contest, joins: new Map(), outcome: null, sums: new Map() }),
    };
  }

  /** [CONTEST-11] @throws HubError `contest.notFound`, `contest.over` */
  callOff({ contestId, why }: CommandInput<'contest.callOff'>, person: Person): Done {
    const known = this.#all.get(contestId);
    if (!known || !mayLead(known, person, this.#ports.directory)) throw new HubError('contest.notFound');
    if (known.contest.calledOff !== null) return NOTHING;
    if (!this.#isOpen(known)) throw new HubError('contest.over');
    const contest = { ...known.contest, calledOff: { at: this.#ports.clock.now(), why } };
    return { value: {}, write: { contest }, afterCommit: () => this.#know({ ...known, contest }) };
  }

  /** [CONTEST-3] @throws HubError `contest.notFound`, `contest.over`, `contest.noAverage` */
  async join({ contestId }: CommandInput<'contest.join'>, person: Person): Promise<Done> {
    const { directory, clock } = this.#ports;
    const known = this.#all.get(contestId);
    if (!known || !directory.isIn(known.contest.audience, person)) throw new HubError('contest.notFound');
    if (known.joins.has(person.id)) return NOTHING;
    if (!this.#isOpen(known)) throw new HubError('contest.over');
    const isAgainstAverage = known.contest.aim.kind === 'ownAverage';
    const average = isAgainstAverage ? await readAverage(this.#ports, known.contest, person.id) : null;
    if (isAgainstAverage && average === null) throw new HubError('contest.noAverage');
    const contestJoin: KeptJoin = { contestId, personId: person.id, at: clock.now(), average };
    const afterCommit = (): void => {
      this.#all.get(contestId)?.joins.set(person.id, contestJoin);
      this.#touch(contestId, person.id);
      this.#tell(contestId);
    };
    return { value: {}, write: { contestJoin }, afterCommit };
  }

  /** [CONTEST-4] What is gone has been left too. */
  leave({ contestId }: CommandInput<'contest.leave'>, person: Person): Done {
    const { directory, publisher } = this.#ports;
    const { id: personId } = person;
    if (this.#all.get(contestId)?.joins.has(personId) !== true) return NOTHING;
    const afterCommit = (): void => {
      const known = this.#all.get(contestId);
      known?.joins.delete(personId);
      known?.sums.delete(personId);
      this.#tell(contestId);
      // One of a unit she is in no more.
      if (known && !isSeenBy(known, person, directory))
        publisher.toPerson(personId, { op: 'remove', topic: 'contests', key: contestId });
    };
    return { value: {}, write: { contestLeave: { contestId, personId } }, afterCommit };
  }

  #stateOf({ contest, outcome }: KnownContest): ContestState {
    return stateOf(contest, outcome, this.#ports.clock.now());
  }

  #isOpen(known: KnownContest): boolean {
    const state = this.#stateOf(known);
    return state === 'coming' || state === 'running';
  }

  #view(known: KnownContest): ContestView {
    return new ContestView(known, this.#ports.directory, this.#stateOf(known));
  }

  #know(known: KnownContest): void {
    this.#all.set(known.contest.id, known);
    this.#tell(known.contest.id);
    this.#lookLater();
  }

  /** What moves the ledger between the two moments of a contest, of somebody who is in it. [CONTEST-2] */
  #heard({ ledger, facts }: Committed): void {
    const excused = facts.flatMap((fact) => (fact.kind === 'outage.excused' ? [fact] : []));
    for (const [id, known] of this.#all) {
      if (known.outcome !== null || known.contest.calledOff !== null) continue;
      const { startsAt, endsAt } = known.contest;
      for (const { personId, at } of [...ledger, ...excused])
        if (at >= startsAt && at < endsAt && known.joins.has(personId)) this.#touch(id, personId);
    }
  }

  #touch(contestId: string, personId: string): void {
    const { clock, log } = this.#ports;
    this.#moved.set(contestId, (this.#moved.get(contestId) ?? new Set()).add(personId));
    if (this.#isStopped) return;
    this.#cancelGather ??= clock.after(GATHER_MS, () => {
      this.#cancelGather = null;
      this.#turns
        .take('look', () => this.#readMoved())
        .catch((error: unknown) => log.error({ err: error }, 'the standing of a contest could not be read'));
    });
  }

  async #readMoved(): Promise<void> {
    const moved = [...this.#moved];
    this.#moved.clear();
    for (const [contestId, personIds] of moved) {
      const known = this.#all.get(contestId);
      if (known === undefined) continue;
      await this.#readSums(known, [...personIds]);
      this.#tell(contestId);
    }
  }

  async #readSums(known: KnownContest, personIds: readonly string[]): Promise<void> {
    const read = await readSums(this.#ports, known.contest, personIds);
    for (const [personId, sums] of read) if (known.joins.has(personId)) known.sums.set(personId, sums);
  }

  #lookLater(atLeastMs = 0): void {
    const { clock, log } = this.#ports;
    this.#cancelLook();
    const now = clock.now();
    const next = [...this.#all.values()]
      .filter(({ outcome, contest }) => outcome === null && contest.calledOff === null)
      .map(({ contest }) => (contest.startsAt > now ? contest.startsAt : contest.endsAt));
    if (this.#isStopped || next.length === 0) return;
    const delayMs = Math.min(Math.max(atLeastMs, Math.min(...next) - now), LOOK_AT_LEAST_EVERY_MS);
    this.#cancelLook = clock.after(delayMs, () => {
      this.#turns
        .take('look', () => this.#look())
        .catch((error: unknown) => {
          log.error({ err: error }, 'a contest could not be ended; tried again');
          this.#lookLater(TRY_AGAIN_MS);
        });
    });
  }

  /** Those that began are told as running; those that ended get what comes of them. */
  async #look(): Promise<void> {
    for (const known of [...this.#all.values()]) {
      if (this.#stateOf(known) === 'due') await this.#end(known);
      else if (this.#stateOf(known) === 'running') this.#tell(known.contest.id);
    }
    this.#lookLater();
  }

  /** [CONTEST-9] [CONTEST-10] */
  async #end(known: KnownContest): Promise<void> {
    const { facts, clock, directory } = this.#ports;
    const { id: contestId, aim, title } = known.contest;
    await this.#readSums(known, [...known.joins.keys()]);
    const at = clock.now();
    const contestOutcome: KeptOutcome = { contestId, at, ...outcomeOf(aim, entrantsOf(known, directory)) };
    const kind = aim.kind === 'eachOther' ? 'contest.won' : 'contest.reached';
    const won = contestOutcome.winners.map(({ personId }) =>
      newFact(kind, { at, contestId, personId, title }, `contest:${contestId}:${personId}`),
    );
    await facts.commit({ contestOutcome, facts: won });
    // Called off meanwhile it is another one in memory: it came too late.
    const now = this.#all.get(contestId);
    if (now !== undefined) now.outcome = contestOutcome;
    this.#tell(contestId);
  }

  #tellAll(): void {
    const { publisher } = this.#ports;
    this.#lastTold.clear();
    for (const person of publisher.listeners())
      for (const change of this.snapshot(person)) publisher.toPerson(person.id, change);
  }

  #tell(contestId: string): void {
    const { publisher, directory } = this.#ports;
    const known = this.#all.get(contestId);
    if (known === undefined) return;
    const view = this.#view(known);
    for (const person of publisher.listeners()) {
      if (!isSeenBy(known, person, directory)) continue;
      const row = view.shownTo(person);
      const text = JSON.stringify(row);
      const key = `${contestId} ${person.id}`;
      if (this.#lastTold.get(key) === text) continue;
      this.#lastTold.set(key, text);
      publisher.toPerson(person.id, { op: 'put', topic: 'contests', key: contestId, row });
    }
  }
}
