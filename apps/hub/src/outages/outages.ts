import { randomUUID } from 'node:crypto';
import { outage as shown, type Change, type Fact, type OwnRecord, type Person } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import { newFact } from '../facts/newFact.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandEffect } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import * as machine from './outage.ts';
import type { KeptOutage } from './outage.ts';

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly publisher: Publisher;
  readonly log: Logger;
  /** People whose shift runs now. */
  onShift(): readonly Person[];
  /** Something of hers is another. */
  changed(personId: string): void;
}

const DAY_MS = 24 * 3_600_000;
const SHOWN_MS = 14 * DAY_MS;
const KEPT_MS = 90 * DAY_MS;
/** Not-ready time that a cut makes. `notResponding`: a call that rang out at a dead line. */
const ofACut = new Set(['lineLost', 'onBattery', 'notResponding']);

/** Everybody's cuts: seen, proven, excused, contested. SPEC: outages/SPEC.md. */
export class Outages implements TopicSource {
  readonly #ports: Ports;
  readonly #all = new Map<string, KeptOutage>();
  /** The one that goes on, by person. */
  readonly #open = new Map<string, string>();

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.facts.subscribe(({ facts }) => facts.forEach((fact) => this.#stateChanged(fact)));
  }

  /** [OUTAGE-10] */
  async load(): Promise<void> {
    const { store, clock } = this.#ports;
    await store.purgeOutages(clock.now() - KEPT_MS);
    this.#all.clear();
    this.#open.clear();
    for (const one of await store.readOutages(clock.now() - SHOWN_MS)) this.#know(one);
  }

  snapshot(person: Person): Change[] {
    return [{ op: 'set', topic: 'outages', value: this.#shownTo(person) }];
  }

  /** When she was cut off and it is not held against her, of the last 14 days. */
  excusedOf(personId: string): { from: number; to: number }[] {
    return this.#of(personId).flatMap(({ isExcused, beganAt, endedAt }) =>
      isExcused && endedAt !== null ? [{ from: beganAt, to: endedAt }] : [],
    );
  }

  /** What hinders somebody now. [OUTAGE-1] [OUTAGE-2] */
  seen(person: Person, now: { isLineLost: boolean; isOnBattery: boolean; isOnShift: boolean }): void {
    const open = this.#openOf(person.id);
    const isCut = now.isOnShift && (now.isLineLost || now.isOnBattery);
    if (!isCut) {
      if (open !== undefined && open.kind !== 'pbx') this.#put(machine.ended(open, this.#ports.clock.now()), open);
      return;
    }
    let next = open ?? this.#begin(person, now.isOnBattery ? 'power' : 'line');
    if (next.kind !== 'pbx' && now.isOnBattery) next = machine.asPowerCut(next);
    if (now.isLineLost) next = machine.seenBy(next, 'pbx');
    this.#put(next, open);
  }

  /** Her desktop's heartbeat is gone: that proves something only while a cut runs. */
  heartbeatGone(personId: string): void {
    const open = this.#openOf(personId);
    if (open !== undefined) this.#put(machine.seenBy(open, 'heartbeat'), open);
  }

  /** [OUTAGE-1] The centre's own side. */
  pbxLink(isConnected: boolean): void {
    const { clock } = this.#ports;
    if (isConnected) {
      for (const one of this.#all.values())
        if (one.kind === 'pbx' && one.endedAt === null) this.#put(machine.ended(one, clock.now()), one);
      return;
    }
    for (const person of this.#ports.onShift())
      if (this.#openOf(person.id) === undefined)
        this.#put(machine.seenBy(this.#begin(person, 'pbx'), 'hub'), undefined);
  }

  /** [OUTAGE-4] [OUTAGE-5] */
  ownRecord(record: OwnRecord, person: Person): CommandEffect<'outage.record'> {
    const now = this.#ports.clock.now();
    const own = { from: Math.min(record.from, now), to: Math.min(record.to, now) };
    const match = this.#of(person.id).find((one) => one.kind !== 'pbx' && machine.overlaps(one, own));
    if (match !== undefined) return this.#keeping(match, (one) => machine.withOwnRecord(one, own));
    if (own.to - own.from < machine.SHORTEST_OWN_MS) return { value: {} };
    const alone = { ...this.#begin(person, 'line'), beganAt: own.from };
    return this.#keeping(alone, (one) => machine.withOwnRecord(machine.ended(one, own.to), own));
  }

  /** [OUTAGE-8] @throws HubError `outage.notFound` */
  contest(input: { outageId: string; note: string }, person: Person): CommandEffect<'outage.contest'> {
    const one = this.#all.get(input.outageId);
    if (one?.personId !== person.id || one.isExcused || one.contest !== null) throw new HubError('outage.notFound');
    const at = this.#ports.clock.now();
    const fact = newFact('outage.contested', { at, personId: person.id, outageId: one.id });
    return this.#keeping(one, (each) => ({ ...each, contest: { at, note: input.note, answer: null } }), [fact]);
  }

  /** [OUTAGE-8] @throws HubError `outage.notFound` */
  answer(
    input: { outageId: string; isAccepted: boolean; word: string },
    leader: Person,
  ): CommandEffect<'outage.answer'> {
    const one = this.#all.get(input.outageId);
    const whose = one && this.#ports.directory.people.get(one.personId);
    if (!one || !this.#ports.directory.leads(leader, whose) || one.contest === null || one.contest.answer !== null)
      throw new HubError('outage.notFound');
    const at = this.#ports.clock.now();
    const { isAccepted, word } = input;
    const answer = { at, byName: leader.name, isAccepted, word };
    const fact = newFact('outage.answered', {
      ...{ at, personId: one.personId, outageId: one.id, leaderId: leader.id, isAccepted },
    });
    const contest = { ...one.contest, answer };
    const answered = (each: KeptOutage): KeptOutage => ({
      ...{ ...each, contest, isExcused: each.isExcused || (isAccepted && each.endedAt !== null) },
    });
    const what = isAccepted ? 'outageAccepted' : 'outageDeclined';
    return { ...this.#keeping(one, answered, [fact]), deeds: [{ aboutId: one.personId, what, subject: word }] };
  }

  #begin(person: Person, kind: KeptOutage['kind']): KeptOutage {
    return machine.begin({
      ...{ id: randomUUID(), personId: person.id, kind, at: this.#ports.clock.now() },
      proof: [],
    });
  }

  /** The newest first. */
  #of(personId: string): KeptOutage[] {
    return [...this.#all.values()].filter((one) => one.personId === personId).toSorted((a, b) => b.beganAt - a.beganAt);
  }

  #openOf(personId: string): KeptOutage | undefined {
    return this.#all.get(this.#open.get(personId) ?? '');
  }

  #know(one: KeptOutage): void {
    this.#all.set(one.id, one);
    if (one.endedAt === null) this.#open.set(one.personId, one.id);
    else if (this.#open.get(one.personId) === one.id) this.#open.delete(one.personId);
  }

  /** [OUTAGE-6] Not-ready time of a cut, when the PBX has told that it is over. */
  #stateChanged(fact: Fact): void {
    if (fact.kind !== 'agent.stateChanged' || fact.from.kind !== 'notReady' || !ofACut.has(fact.from.reason)) return;
    const [from, to] = [fact.from.since, fact.to.since];
    const one = this.#of(fact.personId).find((each) => machine.overlaps(each, { from, to }));
    if (one !== undefined) this.#put(machine.withStretch(one, { at: to, ms: Math.max(0, to - from) }), one);
  }

  /** A command's: shown only when it is kept. What the PBX told of it meanwhile stays, and is kept with it once more. */
  #keeping(before: KeptOutage, change: (one: KeptOutage) => KeptOutage, facts: readonly Fact[] = []) {
    const next = change(before);
    const known = this.#all.get(before.id);
    const afterCommit = (): void => {
      const now = this.#all.get(before.id);
      if (now === known || now === undefined) this.#show(next);
      else this.#put(change(now), now);
    };
    return { value: {}, write: { outages: [next], facts: [...facts, ...factsOf(next, known)] }, afterCommit };
  }

  #put(next: KeptOutage, before: KeptOutage | undefined, facts: readonly Fact[] = []): void {
    if (next === before) return;
    this.#show(next);
    this.#ports.facts
      .commit({ outages: [next], facts: [...facts, ...factsOf(next, before)] })
      .catch((error: unknown) => this.#ports.log.error({ err: error }, 'an outage could not be kept'));
  }

  #show(next: KeptOutage): void {
    this.#know(next);
    this.#publish(next.personId);
    this.#ports.changed(next.personId);
  }

  #publish(personId: string): void {
    const { publisher, directory } = this.#ports;
    const whose = directory.people.get(personId);
    for (const person of publisher.listeners()) {
      if (person.id !== personId && !directory.leads(person, whose)) continue;
      publisher.toPerson(person.id, { op: 'set', topic: 'outages', value: this.#shownTo(person) });
    }
  }

  /** [OUTAGE-8] My own; a leader's: what is contested in the group. */
  #shownTo(person: Person): unknown[] {
    const { directory } = this.#ports;
    const isMine = (one: KeptOutage) =>
      one.personId === person.id ||
      (one.contest !== null && directory.leads(person, directory.people.get(one.personId)));
    const since = this.#ports.clock.now() - SHOWN_MS;
    return [...this.#all.values()]
      .filter((one) => one.beganAt >= since && isMine(one))
      .toSorted((a, b) => b.beganAt - a.beganAt)
      .slice(0, 100)
      .map((one) => shown.parse(one));
  }
}

/** [OUTAGE-9] Its end, once; and what is excused, each stretch once. */
function factsOf(next: KeptOutage, before: KeptOutage | undefined): Fact[] {
  const { id: outageId, personId, kind: cause, beganAt, endedAt, proof } = next;
  const facts: Fact[] = [];
  const isEnd = endedAt !== null && before?.endedAt !== endedAt && (before?.endedAt ?? null) === null;
  if (isEnd) {
    const body = { at: endedAt, personId, outageId, cause, beganAt, endedAt, proof };
    facts.push(newFact('outage.ended', body, `outage:${outageId}`));
  }
  if (!next.isExcused) return facts;
  next.stretches.forEach(({ at, ms }, index) =>
    facts.push(newFact('outage.excused', { at, personId, outageId, ms }, `outage:${outageId}:${index}`)),
  );
  return facts;
}
