import { randomUUID } from 'node:crypto';
import type { Change, CommandInput, Kudos, MyKudos, Person } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Calendar, Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import { newFact } from '../facts/newFact.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandEffect } from '../session/commandTable.ts';
import { ReadTopic } from '../session/readTopic.ts';
import type { Publisher, Streams } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { KeptKudos } from '../store/kudosStore.ts';
import type { Store } from '../store/store.ts';
import { judge, PAIR_MS, thanksLeft } from './tact.ts';

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly streams: Pick<Streams, 'of'> & Publisher;
  readonly log: Logger;
}

/** [KUDOS-8] */
const KEPT_MS = 180 * 24 * 3_600_000;

/** The good words people say to each other. SPEC: kudos/SPEC.md. */
export class KudosBook implements TopicSource {
  readonly #ports: Ports;
  readonly #topic: ReadTopic;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#topic = new ReadTopic({ ...ports, isFor: () => true, read: (person) => this.#read(person) });
    ports.facts.subscribe(({ facts }) => {
      for (const fact of facts) {
        if (fact.kind !== 'kudos.given') continue;
        this.#topic.changed(fact.personId);
        this.#topic.changed(fact.fromId);
      }
    });
  }

  snapshot(): Change[] {
    return [];
  }

  refresh(person: Person, tell: (change: Change) => void): Promise<void> {
    return this.#topic.refresh(person, tell);
  }

  /** A workday began: as many thanks as ever can be given. */
  refreshAll(): void {
    for (const person of this.#ports.streams.listeners()) this.#topic.changed(person.id);
  }

  forgetOld(): Promise<void> {
    return this.#ports.store.purgeKudos(this.#ports.clock.now() - KEPT_MS);
  }

  /** @throws HubError `kudos.notFound`, `kudos.tooMany`, `kudos.tooSoon` */
  async give(input: CommandInput<'kudos.give'>, from: Person): Promise<CommandEffect<'kudos.give'>> {
    const { store, clock, calendar, directory } = this.#ports;
    const to = directory.people.get(input.toId);
    if (to === undefined || to.id === from.id) throw new HubError('kudos.notFound');
    const now = clock.now();
    const kind = directory.leads(from, to) ? 'praise' : 'thanks';
    const past = await store.readKudosOf({ personId: from.id, since: now - PAIR_MS });
    const verdict = judge(past, { fromId: from.id, toId: to.id, kind, now, workdayOf: calendar.workdayOf });
    if (verdict.kind !== 'fine') throw new HubError(`kudos.${verdict.kind}`);
    const isEarning = verdict.isEarning && to.role === 'operator';
    const names = { fromId: from.id, fromName: from.name, toId: to.id, toName: to.name };
    const kept: KeptKudos = { id: randomUUID(), at: now, kind, ...names, text: input.text, seenAt: null };
    const fact = newFact('kudos.given', {
      ...{ at: now, kudosId: kept.id, kudosKind: kind, personId: to.id },
      ...{ fromId: from.id, fromName: from.name, isEarning },
    });
    return {
      value: { kind, isEarning },
      write: { kudos: [kept], facts: [fact] },
      deeds: kind === 'praise' ? [{ aboutId: to.id, what: 'praised', subject: input.text }] : [],
    };
  }

  /** [KUDOS-6] */
  see({ upTo }: CommandInput<'kudos.see'>, { id: personId }: Person): CommandEffect<'kudos.see'> {
    const at = this.#ports.clock.now();
    return {
      value: {},
      write: { kudosSeen: { personId, upTo, at } },
      afterCommit: () => this.#topic.changed(personId),
    };
  }

  async #read({ id: personId }: Person): Promise<Change[]> {
    const { store, clock, calendar } = this.#ports;
    const now = clock.now();
    const all = await store.readKudosOf({ personId, since: now - KEPT_MS });
    const shown = ({ seenAt, ...one }: KeptKudos): Kudos => ({
      ...{ ...one, isNew: one.toId === personId && seenAt === null },
    });
    const value: MyKudos = {
      got: all
        .filter(({ toId }) => toId === personId)
        .slice(0, 100)
        .map(shown),
      given: all
        .filter(({ fromId }) => fromId === personId)
        .slice(0, 100)
        .map(shown),
      thanksLeft: thanksLeft(all, { fromId: personId, now, workdayOf: calendar.workdayOf }),
    };
    return [{ op: 'set', topic: 'kudos', value }];
  }
}
