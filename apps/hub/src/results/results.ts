import type { Change, Fact, Person, ResultAnswer, ResultItem, ResultSums } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Calendar, Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import { newFact } from '../facts/newFact.ts';
import type { Directory } from '../organisation/directory.ts';
import { spanOf } from '../ranking/period.ts';
import { ReadTopic } from '../session/readTopic.ts';
import type { Publisher, Streams } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import { Turns } from '../turns.ts';
import { resultOf, type KeptResult } from './callerResult.ts';
import { judge, readLine, type Line } from './judge.ts';

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly streams: Pick<Streams, 'of'> & Publisher;
  readonly log: Logger;
}

/** [RESULT-9] */
const KEPT_MS = 800 * 24 * 3_600_000;
const isOperator = (person: Person | undefined): person is Person => person?.role === 'operator';

/** What callers said of operators' calls, as machines of the centre tell it. SPEC: results/SPEC.md. */
export class Results implements TopicSource {
  readonly #ports: Ports;
  readonly #topic: ReadTopic;
  readonly #turns = new Turns();

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#topic = new ReadTopic({ ...ports, isFor: isOperator, read: (person) => this.#read(person) });
    ports.facts.subscribe(({ facts }) => {
      for (const fact of facts) if (fact.kind === 'result.given') this.#topic.changed(fact.personId);
    });
  }

  snapshot(): Change[] {
    return [];
  }

  refresh(person: Person, tell: (change: Change) => void): Promise<void> {
    return this.#topic.refresh(person, tell);
  }

  /** A workday began, and maybe a month. */
  refreshAll(): void {
    for (const person of this.#ports.streams.listeners()) this.#topic.changed(person.id);
  }

  forgetOld(): Promise<void> {
    return this.#ports.store.purgeCallerResults(this.#ports.clock.now() - KEPT_MS);
  }

  /**
   * One answer a line, in order; what is new is kept when this resolves. One request after another: what one found unknown is
   * still so when it is kept.
   *
   * @throws HubError `store.full`, `hub.fault`; nothing of the request was kept then
   */
  take(machine: string, raw: readonly unknown[]): Promise<ResultAnswer[]> {
    return this.#turns.take('results', () => this.#take(raw.map((one) => readLine(one, machine))));
  }

  async #take(lines: readonly Line[]): Promise<ResultAnswer[]> {
    const { store, facts, clock } = this.#ports;
    const sources = lines.flatMap((line) => (line.kind === 'read' ? [line.source] : []));
    const known = await store.readCallerResults(sources);
    const fresh: Fact[] = [];
    const answers: ResultAnswer[] = [];
    for (const line of lines) {
      if (line.kind === 'malformed') {
        answers.push({ outcome: 'refused', id: line.id, why: 'malformed' });
        continue;
      }
      const { item, source } = line;
      const personId = await this.#personOf(item);
      const verdict = judge(item, { known: known.get(source), personId, now: clock.now() });
      if (verdict.kind === 'new' && personId !== null) {
        const fact = factOf(item, source, personId);
        fresh.push(fact);
        // The same line twice in one request is one.
        known.set(source, resultOf(fact) as KeptResult);
      }
      answers.push(
        verdict.kind === 'refused'
          ? { outcome: 'refused', id: item.id, why: verdict.why }
          : { outcome: 'taken', id: item.id },
      );
    }
    if (fresh.length > 0) await facts.commit({ facts: fresh });
    return answers;
  }

  /** [RESULT-4] */
  async #personOf({ personId, account, extension }: ResultItem): Promise<string | null> {
    const { directory, store } = this.#ports;
    const id = account === undefined ? personId : (await store.readAccount(account))?.personId;
    const byId = id === undefined ? undefined : directory.people.get(id);
    const found = extension === undefined ? byId : directory.personOfExtension(extension);
    return isOperator(found) ? found.id : null;
  }

  async #read({ id: personId }: Person): Promise<Change[]> {
    const { clock, calendar, store } = this.#ports;
    const value: ResultSums = await store.readResultSums({
      personId,
      ...momentsOf(spanOf(calendar.workdayOf(clock.now()), 'month'), calendar),
    });
    return [{ op: 'set', topic: 'results', value }];
  }
}

/** From the first midnight of workdays to the one after the last. */
export const momentsOf = (span: { from: string; to: string }, calendar: Calendar): { from: number; to: number } => ({
  from: calendar.spanOf(span.from).from,
  to: calendar.spanOf(span.to).to,
});

function factOf(item: ResultItem, source: string, personId: string): Extract<Fact, { kind: 'result.given' }> {
  const { at, callId = null } = item;
  // Each branch alone: the value is of its own kind.
  const result =
    item.kind === 'satisfaction' ? { kind: item.kind, value: item.value } : { kind: item.kind, value: item.value };
  return newFact('result.given', { at, personId, result, callId }, source);
}
