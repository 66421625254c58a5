import { randomUUID } from 'node:crypto';
import type { Appeal, Change, CommandInput, Fact, Person } from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import { newFact } from '../facts/newFact.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandEffect } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store, Write } from '../store/store.ts';

interface Ports {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly publisher: Publisher;
}

const DAY_MS = 24 * 3_600_000;
/** [APPEAL-1] */
const CONTESTED_WITHIN_MS = 60 * DAY_MS;
const MOST_OPEN = 10;
/** [APPEAL-7] */
const KEPT_MS = 365 * DAY_MS;
const SHOWN = 100;

/** Points contested and corrected. SPEC: appeals/SPEC.md. */
export class Appeals implements TopicSource {
  readonly #ports: Ports;
  readonly #all = new Map<string, Appeal>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async load(): Promise<void> {
    const { store, clock } = this.#ports;
    await store.purgeAppeals(clock.now() - KEPT_MS);
    const all = await store.readAppeals();
    this.#all.clear();
    for (const one of all) this.#all.set(one.id, one);
  }

  snapshot(person: Person): Change[] {
    return [{ op: 'set', topic: 'appeals', value: this.#shownTo(person) }];
  }

  /** [APPEAL-1] @throws HubError `appeal.notFound`, `appeal.notNow` */
  async contest(input: CommandInput<'points.contest'>, person: Person): Promise<CommandEffect<'points.contest'>> {
    const { store, clock } = this.#ports;
    const at = clock.now();
    const mine = [...this.#all.values()].filter(({ personId }) => personId === person.id);
    if (mine.filter(({ answer }) => answer === null).length >= MOST_OPEN) throw new HubError('appeal.notNow');
    const entry = input.entryId === null ? null : await store.readLedgerEntry(input.entryId);
    if (input.entryId !== null && entry?.personId !== person.id) throw new HubError('appeal.notFound');
    const isKnown = entry !== null && mine.some((one) => one.entry?.id === entry.id);
    if (isKnown || (entry !== null && at - entry.at > CONTESTED_WITHIN_MS)) throw new HubError('appeal.notNow');
    const one: Appeal = {
      ...{ id: randomUUID(), personId: person.id, personName: person.name, at, note: input.note, answer: null },
      entry: entry === null ? null : about(entry),
    };
    const fact = newFact('points.contested', { at, personId: person.id, appealId: one.id });
    return { value: {}, ...this.#keeping(one, fact) };
  }

  /** [APPEAL-2] @throws HubError `appeal.notFound` */
  answer(input: CommandInput<'points.answer'>, leader: Person): CommandEffect<'points.answer'> {
    const { clock, directory } = this.#ports;
    const open = this.#all.get(input.appealId);
    const whose = open && directory.people.get(open.personId);
    if (!open || open.answer !== null || !directory.leads(leader, whose)) throw new HubError('appeal.notFound');
    const at = clock.now();
    const { answer } = input;
    const isAccepted = answer.kind === 'accepted';
    const points = isAccepted ? answer.points : 0;
    const one = { ...open, answer: { at, byName: leader.name, isAccepted, points, word: answer.word } };
    const ids = { at, personId: one.personId, appealId: one.id, leaderId: leader.id };
    const fact = isAccepted
      ? newFact('points.corrected', { ...ids, leaderName: leader.name, points }, `corrected:${one.id}`)
      : newFact('points.declined', ids, `declined:${one.id}`);
    return {
      value: {},
      ...this.#keeping(one, fact),
      deeds: [{ aboutId: one.personId, what: isAccepted ? 'appealAccepted' : 'appealDeclined', subject: answer.word }],
    };
  }

  /** [APPEAL-3] @throws HubError `appeal.notFound` */
  correct(input: CommandInput<'points.correct'>, leader: Person): CommandEffect<'points.correct'> {
    const { clock, directory } = this.#ports;
    const whose = directory.people.get(input.personId);
    if (whose?.role !== 'operator' || !directory.leads(leader, whose)) throw new HubError('appeal.notFound');
    const at = clock.now();
    const { points, word } = input;
    const one: Appeal = {
      ...{ id: randomUUID(), personId: whose.id, personName: whose.name, at, entry: null, note: null },
      answer: { at, byName: leader.name, isAccepted: true, points, word },
    };
    const ids = { at, personId: whose.id, appealId: one.id, leaderId: leader.id, leaderName: leader.name };
    return {
      value: {},
      ...this.#keeping(one, newFact('points.corrected', { ...ids, points }, `corrected:${one.id}`)),
      deeds: [{ aboutId: whose.id, what: 'pointsCorrected', subject: word }],
    };
  }

  /** Shown only when it is kept. [APPEAL-4] */
  #keeping(one: Appeal, fact: Fact): { write: Write; afterCommit(): void } {
    return {
      write: { appeals: [one], facts: [fact] },
      afterCommit: () => {
        this.#all.set(one.id, one);
        this.#publish(one.personId);
      },
    };
  }

  #publish(personId: string): void {
    const { publisher, directory } = this.#ports;
    const whose = directory.people.get(personId);
    for (const person of publisher.listeners()) {
      if (person.id !== personId && !directory.leads(person, whose)) continue;
      publisher.toPerson(person.id, { op: 'set', topic: 'appeals', value: this.#shownTo(person) });
    }
  }

  /** [APPEAL-5] What waits comes before what is answered. */
  #shownTo(person: Person): Appeal[] {
    const { directory } = this.#ports;
    const isFor = ({ personId }: Appeal): boolean =>
      personId === person.id || directory.leads(person, directory.people.get(personId));
    return [...this.#all.values()]
      .filter(isFor)
      .toSorted((a, b) => Number(a.answer !== null) - Number(b.answer !== null) || b.at - a.at)
      .slice(0, SHOWN);
  }
}

const about = ({ id, ruleId, points, at, subject }: NonNullable<Appeal['entry']>): NonNullable<Appeal['entry']> => ({
  ...{ id, ruleId, points, at, subject },
});
