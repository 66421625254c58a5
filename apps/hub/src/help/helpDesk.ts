import { randomUUID } from 'node:crypto';
import type { AgentState, Change, HelpInput, Person } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import { maskNumber } from '../points/rules/callAnswered.ts';
import type { CommandEffect } from '../session/commandTable.ts';
import type { Streams } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import { endsAt, shownHelp, takenBy, withState, type KeptHelp } from './helpCall.ts';

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly streams: Streams;
  readonly log: Logger;
  agentStateOf(person: Person): AgentState | null;
}

/** Who asks for help and who comes. SPEC: help/SPEC.md. */
export class HelpDesk implements TopicSource {
  readonly #ports: Ports;
  /** By who asked. */
  readonly #open = new Map<string, KeptHelp>();
  readonly #timers = new Map<string, () => void>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** [HELP-6] */
  async load(): Promise<void> {
    for (const one of await this.#ports.store.readHelps()) this.#know(one);
    for (const personId of [...this.#open.keys()]) this.agentChanged(personId);
  }

  snapshot(viewer: Person): Change[] {
    const rows = [...this.#open.values()]
      .filter(({ personId }) => this.#isFor(viewer, personId))
      .map((one) => [one.personId, this.#shown(one)] as [string, unknown]);
    return [{ op: 'reset', topic: 'helps', rows }];
  }

  /** [HELP-1] @throws HubError `help.nobody`, `command.notAllowed` */
  async ask({ call }: HelpInput, person: Person): Promise<CommandEffect<'help.ask'>> {
    const state = this.#ports.agentStateOf(person);
    if (state === null) throw new HubError('command.notAllowed', { detail: 'takes no calls' });
    if (this.#leadersOf(person).length === 0) throw new HubError('help.nobody');
    const known = this.#open.get(person.id);
    const one = known ?? this.#begin({ person, state, told: call });
    // At once, so that a second press finds it; shown when it is kept.
    this.#open.set(person.id, one);
    return { value: {}, write: { helps: [one] }, afterCommit: () => this.#show(one.id, person.id) };
  }

  /** [HELP-3] @throws HubError `help.notFound` */
  async take({ helpId }: { helpId: string }, leader: Person): Promise<CommandEffect<'help.take'>> {
    const { directory, clock } = this.#ports;
    const one = [...this.#open.values()].find(({ id }) => id === helpId);
    const whose = one && directory.people.get(one.personId);
    if (!one || !directory.leads(leader, whose)) throw new HubError('help.notFound');
    if (one.taken !== null && one.taken.byId !== leader.id) throw new HubError('help.notFound');
    const next = one.taken === null ? takenBy(one, leader, clock.now()) : one;
    const afterCommit = (): void => {
      // Ended meanwhile: nobody has to come any more.
      const now = this.#open.get(one.personId);
      if (now?.id !== helpId) return;
      this.#open.set(one.personId, { ...now, taken: next.taken });
      this.#show(helpId, one.personId);
    };
    return {
      ...{ value: {}, write: { helps: [next] }, afterCommit },
      deeds: [{ aboutId: one.personId, what: 'helpTaken', subject: '' }],
    };
  }

  /** [HELP-4] Hers; one that is over already is over. */
  async end(person: Person): Promise<CommandEffect<'help.end'>> {
    const one = this.#open.get(person.id);
    if (one === undefined) return { value: {} };
    return { value: {}, write: { endedHelps: [one.id] }, afterCommit: () => this.#forget(one) };
  }

  /** Her state is another: her call may be over, or her shift. */
  agentChanged(personId: string): void {
    const one = this.#open.get(personId);
    if (one === undefined) return;
    const person = this.#ports.directory.people.get(personId);
    const state = person ? this.#ports.agentStateOf(person) : null;
    if (state === null || state.kind === 'signedOut') return this.#over(one);
    const next = withState(one, state);
    if (next === one) return;
    this.#open.set(personId, next);
    this.#show(next.id, personId);
    this.#keep({ helps: [next] });
  }

  stop(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  #begin(options: { person: Person; state: AgentState; told: HelpInput['call'] }): KeptHelp {
    const { person, state, told } = options;
    const queued = state.kind === 'talking' ? state : null;
    const since = queued?.since ?? told?.since;
    const number = told === null ? '' : maskNumber(told.number);
    return {
      ...{ id: randomUUID(), personId: person.id, askedAt: this.#ports.clock.now(), taken: null },
      callId: queued?.callId ?? null,
      call: since === undefined ? null : { queue: queued?.queue ?? null, since, number, endedAt: null },
    };
  }

  #leadersOf(person: Person): Person[] {
    const { directory } = this.#ports;
    return [...directory.people.values()].filter((one) => one.id !== person.id && directory.leads(one, person));
  }

  #isFor(viewer: Person, personId: string): boolean {
    const { directory } = this.#ports;
    return viewer.id === personId || directory.leads(viewer, directory.people.get(personId));
  }

  #shown(one: KeptHelp) {
    const person = this.#ports.directory.people.get(one.personId);
    const leaders = person ? this.#leadersOf(person) : [];
    return shownHelp(one, leaders.filter(({ id }) => this.#ports.streams.isConnected(id)).length);
  }

  /** Remembers it, and when it ends by itself. */
  #know(one: KeptHelp): void {
    const { clock } = this.#ports;
    this.#timers.get(one.personId)?.();
    this.#timers.delete(one.personId);
    this.#open.set(one.personId, one);
    const at = endsAt(one);
    if (at === null) return;
    const cancel = clock.after(Math.max(0, at - clock.now()), () => this.#over(one));
    this.#timers.set(one.personId, cancel);
  }

  /** As it is by now; one that was over before it was kept is not shown. */
  #show(helpId: string, personId: string): void {
    const one = this.#open.get(personId);
    if (one?.id !== helpId) return;
    this.#know(one);
    this.#tell(personId, { op: 'put', topic: 'helps', key: personId, row: this.#shown(one) });
  }

  #over(one: KeptHelp): void {
    this.#keep({ endedHelps: [one.id] });
    this.#forget(one);
  }

  #forget(one: KeptHelp): void {
    if (this.#open.get(one.personId)?.id !== one.id) return;
    this.#timers.get(one.personId)?.();
    this.#timers.delete(one.personId);
    this.#open.delete(one.personId);
    this.#tell(one.personId, { op: 'remove', topic: 'helps', key: one.personId });
  }

  #tell(personId: string, change: Change): void {
    this.#ports.streams.toPeople((viewer) => this.#isFor(viewer, personId), change);
  }

  #keep(write: { helps?: readonly KeptHelp[]; endedHelps?: readonly string[] }): void {
    this.#ports.facts
      .commit(write)
      .catch((error: unknown) => this.#ports.log.error({ err: error }, 'a call for help could not be kept'));
  }
}
