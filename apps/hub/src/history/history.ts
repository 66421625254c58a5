import type { CallRow, Change, HistoryPage, HistoryQuestion, Person, QualityReport } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Calendar, Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandEffect } from '../session/commandTable.ts';
import { ReadTopic } from '../session/readTopic.ts';
import type { Publisher, Streams } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import { callRowsOf, digitsOf } from './callRows.ts';

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly streams: Pick<Streams, 'of'> & Publisher;
  readonly log: Logger;
}

const RECENT = 20;
/** [HIST-9] */
export const HISTORY_KEPT_MS = 180 * 24 * 3_600_000;

/** Who may have a history: people with a phone. */
const hasCalls = (person: Person) => person.extension !== null;

/** Everybody's calls. SPEC: history/SPEC.md. */
export class History implements TopicSource {
  readonly #ports: Ports;
  readonly #topic: ReadTopic;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#topic = new ReadTopic({ ...ports, isFor: hasCalls, read: (person) => this.#read(person) });
    ports.facts.subscribe(({ facts }) => {
      const people = new Set(facts.flatMap(callRowsOf).map((row) => row.personId));
      for (const personId of people) this.#topic.changed(personId);
    });
  }

  snapshot(): Change[] {
    return [];
  }

  refresh(person: Person, tell: (change: Change) => void): Promise<void> {
    return this.#topic.refresh(person, tell);
  }

  /** [HIST-5] [DEED-4] @throws HubError `command.notAllowed` */
  async read(question: HistoryQuestion, reader: Person): Promise<CommandEffect<'history.read'>> {
    const { clock, calendar } = this.#ports;
    const value = await this.#page(question, reader);
    const onceFor = `calls ${calendar.workdayOf(clock.now())}`;
    const seen = [...new Set(value.rows.map(({ personId }) => personId))];
    return { value, deeds: seen.map((aboutId) => ({ aboutId, what: 'callsRead', subject: '', onceFor })) };
  }

  async #page(question: HistoryQuestion, reader: Person): Promise<HistoryPage> {
    const { store, directory } = this.#ports;
    if (question.scope === 'group' && reader.role !== 'leader') throw new HubError('command.notAllowed');
    const personIds = question.scope === 'group' ? directory.ownAndLed(reader).map(({ id }) => id) : [reader.id];
    const { filter, search, before, limit } = question;
    const digits = digitsOf(search);
    if (search.trim() !== '' && digits === '') return { rows: [], hasMore: false };
    const rows = await store.readCalls({ personIds, filter, digits, before, limit: limit + 1 });
    return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
  }

  /** [HIST-7] */
  see(input: { upTo: number }, person: Person): CommandEffect<'history.seeMissed'> {
    const at = Math.min(input.upTo, this.#ports.clock.now());
    return {
      value: {},
      write: { missedSeen: { personId: person.id, at } },
      afterCommit: () => this.#topic.changed(person.id),
    };
  }

  /** [HIST-8] */
  tellQuality(report: QualityReport, person: Person): CommandEffect<'call.quality'> {
    const { callId, talkedMs: _, ...quality } = report;
    return {
      value: {},
      write: { callQuality: { personId: person.id, callId, at: this.#ports.clock.now(), quality } },
      afterCommit: () => this.#topic.changed(person.id),
    };
  }

  /** Something beside a person's calls changed. */
  changed(personId: string): void {
    this.#topic.changed(personId);
  }

  /** [HIST-9] */
  forgetOld(): Promise<void> {
    return this.#ports.store.purgeHistory(this.#ports.clock.now() - HISTORY_KEPT_MS);
  }

  async #read({ id: personId }: Person): Promise<Change[]> {
    const { store } = this.#ports;
    const [missedCount, recent] = await Promise.all([
      store.countUnseenMissed(personId),
      store.readCalls({ personIds: [personId], filter: 'all', digits: '', before: null, limit: RECENT }),
    ]);
    return [{ op: 'set', topic: 'history', value: { missedCount, recent: recent satisfies CallRow[] } }];
  }
}
