import type { Change, CommandInput, Fact, MyBadges, Person, SharedBadges } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Calendar, Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import { newFact } from '../facts/newFact.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandEffect, CommandTable } from '../session/commandTable.ts';
import { ReadTopic } from '../session/readTopic.ts';
import type { Publisher, Streams } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import { reached } from './reached.ts';
import { badgeRules } from './rules.ts';

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly streams: Pick<Streams, 'of'> & Publisher;
  readonly log: Logger;
}

const SHOWN = 200;
const collects = (person: Person): boolean => person.role === 'operator';

/** Badges: given, reached, and shown to others by who has them. SPEC: badges/SPEC.md. */
export class Badges implements TopicSource {
  readonly #ports: Ports;
  readonly #topic: ReadTopic;
  /** Which badges everybody has. */
  #has = new Map<string, Set<string>>();
  readonly #sharers = new Set<string>();
  #looking: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#topic = new ReadTopic({ ...ports, isFor: collects, read: (person) => this.#read(person) });
    ports.facts.subscribe(({ facts }) => {
      for (const fact of facts) if (fact.kind === 'badge.earned') this.#earned(fact);
    });
  }

  /** Who shows hers, by id. */
  get sharers(): ReadonlySet<string> {
    return this.#sharers;
  }

  async load(): Promise<void> {
    const { store } = this.#ports;
    this.#has = await store.readBadgeIds();
    for (const personId of await store.readBadgeSharers()) this.#sharers.add(personId);
    void this.lookAtAll();
  }

  /** [BADGE-5] One look after the other; resolves when this one is over. What fails is tried again with the next workday. */
  lookAtAll(): Promise<void> {
    const { log } = this.#ports;
    this.#looking = this.#looking
      .then(() => this.#look())
      .catch((error: unknown) => log.error({ err: error }, 'badges could not be looked for'));
    return this.#looking;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#looking;
  }

  snapshot(): Change[] {
    const rows = [...this.#sharers].map((personId): [string, SharedBadges] => [personId, this.#row(personId)]);
    return [
      { op: 'reset', topic: 'badgeRules', rows: badgeRules.map((rule) => [rule.badgeId, worded(rule)]) },
      { op: 'reset', topic: 'sharedBadges', rows },
    ];
  }

  refresh(person: Person, tell: (change: Change) => void): Promise<void> {
    return this.#topic.refresh(person, tell);
  }

  /** [BADGE-2] @throws HubError `badge.notFound`, `badge.known` */
  award(input: CommandInput<'badge.award'>, leader: Person): CommandEffect<'badge.award'> {
    const { clock, directory } = this.#ports;
    const to = directory.people.get(input.toId);
    const rule = badgeRules.find(({ badgeId, kind }) => badgeId === input.badgeId && kind === 'award');
    if (to === undefined || rule === undefined || !collects(to) || !directory.leads(leader, to))
      throw new HubError('badge.notFound');
    const { badgeId, version: badgeVersion } = rule;
    if (this.#has.get(to.id)?.has(badgeId) === true) throw new HubError('badge.known');
    const reason = { kind: 'award' as const, byId: leader.id, byName: leader.name };
    const body = { at: clock.now(), personId: to.id, badgeId, badgeVersion, reason };
    return {
      value: {},
      write: { facts: [newFact('badge.earned', body, `badge:${badgeId}:${to.id}`)] },
      deeds: [{ aboutId: to.id, what: 'badgeAwarded', subject: input.word }],
    };
  }

  /** [BADGE-7] */
  share({ isShared }: CommandInput<'badge.share'>, { id: personId }: Person): CommandEffect<'badge.share'> {
    const { streams } = this.#ports;
    return {
      value: {},
      write: { badgeChoice: { personId, isShared } },
      afterCommit: () => {
        if (isShared) {
          this.#sharers.add(personId);
          this.#publish(personId);
        } else {
          this.#sharers.delete(personId);
          streams.toAll({ op: 'remove', topic: 'sharedBadges', key: personId });
        }
        this.#topic.changed(personId);
      },
    };
  }

  async #look(): Promise<void> {
    const { store, facts, clock, calendar, directory } = this.#ports;
    const today = calendar.workdayOf(clock.now());
    for (const person of [...directory.people.values()].filter(collects)) {
      if (this.#isStopped) return;
      const days = await store.readDays({ personId: person.id, from: '', to: today });
      const earned = reached(days, today).map(({ badgeId, version, occasion, reason }) => {
        const body = { at: clock.now(), personId: person.id, badgeId, badgeVersion: version, reason };
        return newFact('badge.earned', body, `badge:${badgeId}:${person.id}:${occasion}`);
      });
      // What is known already is left out by its source.
      if (earned.length > 0) await facts.commit({ facts: earned });
    }
  }

  #earned({ personId, badgeId }: Extract<Fact, { kind: 'badge.earned' }>): void {
    this.#topic.changed(personId);
    const has = this.#has.get(personId) ?? new Set();
    const isFirst = !has.has(badgeId);
    this.#has.set(personId, has.add(badgeId));
    if (isFirst && this.#sharers.has(personId)) this.#publish(personId);
  }

  #publish(personId: string): void {
    this.#ports.streams.toAll({ op: 'put', topic: 'sharedBadges', key: personId, row: this.#row(personId) });
  }

  #row(personId: string): SharedBadges {
    const has = this.#has.get(personId);
    // In the order of the rules: when each was earned is nobody else's.
    return { personId, badgeIds: badgeRules.map(({ badgeId }) => badgeId).filter((badgeId) => has?.has(badgeId)) };
  }

  async #read({ id }: Person): Promise<Change[]> {
    const earned = (await this.#ports.store.readBadges(id)).slice(0, SHOWN);
    const value: MyBadges = { isShared: this.#sharers.has(id), earned };
    return [{ op: 'set', topic: 'badges', value }];
  }
}

const worded = ({ badgeId, version, kind, title, explanation }: (typeof badgeRules)[number]) => ({
  ...{ badgeId, version, kind, title, explanation },
});

export function badgeCommands(badges: Badges): Pick<CommandTable, 'badge.award' | 'badge.share'> {
  return {
    'badge.award': {
      isRecorded: true,
      // What is not earned yet is still not when it is kept.
      turn: (_context, { toId }) => `badges ${toId}`,
      run: async (input, { person }) => badges.award(input, person),
    },
    'badge.share': {
      isRecorded: true,
      turn: ({ person }) => `badges ${person.id}`,
      run: async (input, { person }) => badges.share(input, person),
    },
  };
}
