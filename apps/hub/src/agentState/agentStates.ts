import {
  agentState,
  agentStateTarget,
  hindrance,
  type AgentState,
  type Change,
  type Fact,
  type Person,
} from '@hearthline/protocol';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import { newFact } from '../facts/newFact.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import { step, type AgentRules } from './hindrance.ts';
import type { AgentAction } from './pauses.ts';
import { signedOut, unhindered, type AgentEvent, type AgentRecord } from './record.ts';
import { Turns } from '../turns.ts';

/** What agent states need of the PBX's queues. All reject with `HubError` `pbx.unreachable` where it does not answer. */
export interface QueueControl {
  readonly isConnected: boolean;
  join(person: Person, queuePause: string | null): Promise<void>;
  leave(person: Person): Promise<void>;
  pause(person: Person, reason: string): Promise<void>;
  unpause(person: Person): Promise<void>;
}

interface Ports {
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly publisher: Publisher;
  readonly queues: QueueControl;
  readonly rules: AgentRules;
  readonly log: Logger;
  /** Hub and PBX found or lost each other. */
  linkChanged(isConnected: boolean): void;
  /** A confirmed state changed. */
  changed(personId: string): void;
}

const keptRecord = z.object({
  confirmed: agentState,
  pending: agentStateTarget.nullable(),
  queuePause: z.string().nullable(),
  hinder: z
    .object({ hindrances: z.array(hindrance), outSince: z.number().nullable(), readyUntil: z.number().nullable() })
    .default({ ...unhindered, hindrances: [] }),
});

/** A PBX that has taken somebody into its queues says so within this time. */
const SHIFT_LIMIT_MS = 5_000;

export const takesCalls = (person: Person): boolean => person.extension !== null;

/** Everybody's agent state: the machine's memory, its timers, and its requests to the PBX. */
export class AgentStates implements TopicSource {
  readonly #ports: Ports;
  readonly #records = new Map<string, AgentRecord>();
  readonly #timers = new Map<string, () => void>();
  readonly #waitingForShift = new Set<{ personId: string; begun: () => void }>();
  /** Each person's actions on the PBX. [AGENT-28] */
  readonly #turns = new Turns();
  readonly #startedAt: number;
  /** Facts of a moment when the store was full: they go with the next write. */
  #unsaved: Fact[] = [];

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#startedAt = ports.clock.now();
  }

  async load(): Promise<void> {
    for (const row of await this.#ports.store.readAgents()) {
      const record = keptRecord.parse(JSON.parse(row.recordJson));
      this.#records.set(row.personId, record);
      this.#arm(row.personId, record);
    }
  }

  snapshot(person: Person): Change[] {
    return takesCalls(person) ? [this.#topic(person.id)] : [];
  }

  of(personId: string): AgentRecord {
    return this.#records.get(personId) ?? signedOut(this.#startedAt);
  }

  /** Null for people who take no calls. */
  confirmedOf(person: Person): AgentState | null {
    return takesCalls(person) ? this.of(person.id).confirmed : null;
  }

  onShift(): Person[] {
    return [...this.#records]
      .filter(([, record]) => record.confirmed.kind !== 'signedOut')
      .flatMap(([personId]) => this.#ports.directory.people.get(personId) ?? []);
  }

  /** Something a person asks for. @throws HubError `pbx.unreachable`, `agentState.impossible`, `wrapUp.alreadyExtended` */
  async request(
    person: Person,
    event: Extract<AgentEvent, { kind: 'requested' | 'finishRequested' | 'extendRequested' | 'reserved' | 'released' }>,
  ): Promise<void> {
    if (!this.#ports.queues.isConnected) throw new HubError('pbx.unreachable');
    const { actions, refusal } = this.#apply(person, event);
    if (refusal) throw new HubError(refusal);
    try {
      await this.#carryOut(person, actions);
    } catch (error) {
      this.#apply(person, { kind: 'requestFailed', at: this.#ports.clock.now() });
      throw error;
    }
  }

  /** Something the PBX told, or a timer. Requests that follow from it are made; their failure heals at the next reconciliation. */
  told(person: Person, event: AgentEvent): void {
    const { actions } = this.#apply(person, event);
    this.#carryOut(person, actions).catch((error: unknown) =>
      this.#ports.log.warn(
        { err: error, personId: person.id, event: event.kind },
        'the PBX did not carry out a request',
      ),
    );
  }

  /** She is no longer in the call of these channels: if that is the call she talks in, it is over for her. */
  leftCall(person: Person, callIds: readonly string[]): void {
    const { confirmed } = this.of(person.id);
    if (confirmed.kind !== 'talking' || !callIds.includes(confirmed.callId)) return;
    this.told(person, { kind: 'completed', callId: confirmed.callId, at: this.#ports.clock.now() });
  }

  /** Resolves when the PBX has told that this person's shift runs. @throws HubError `pbx.unreachable` if it does not */
  whenOnShift(person: Person): Promise<void> {
    if (this.of(person.id).confirmed.kind !== 'signedOut') return Promise.resolve();
    return new Promise((resolve, reject) => {
      const settle = (run: () => void) => {
        cancel();
        this.#waitingForShift.delete(waiter);
        run();
      };
      const waiter = { personId: person.id, begun: () => settle(resolve) };
      const late = () =>
        settle(() => reject(new HubError('pbx.unreachable', { detail: 'the PBX confirmed no shift' })));
      const cancel = this.#ports.clock.after(SHIFT_LIMIT_MS, late);
      this.#waitingForShift.add(waiter);
    });
  }

  /** The link to the PBX came or went: everybody who takes calls is told. */
  linkChanged(): void {
    this.#ports.linkChanged(this.#ports.queues.isConnected);
    for (const person of this.#ports.publisher.listeners()) if (takesCalls(person)) this.#publish(person.id);
  }

  stop(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  #apply(person: Person, event: AgentEvent) {
    const before = this.of(person.id);
    const result = step(before, event, this.#ports.rules);
    const { record } = result;
    if (record === before) return result;
    this.#records.set(person.id, record);
    this.#arm(person.id, record);
    this.#keep(person.id, before, record);
    const isMoved = record.confirmed !== before.confirmed;
    if (isMoved || record.pending !== before.pending || record.hinder !== before.hinder) this.#publish(person.id);
    if (!isMoved) return result;
    this.#ports.changed(person.id);
    if (record.confirmed.kind !== 'signedOut') {
      for (const waiter of this.#waitingForShift) if (waiter.personId === person.id) waiter.begun();
    }
    return result;
  }

  #keep(personId: string, before: AgentRecord, after: AgentRecord): void {
    const facts = [
      ...this.#unsaved,
      ...(isMove(before.confirmed, after.confirmed) ? factsOf(personId, before, after) : []),
    ];
    this.#unsaved = [];
    const agents = [{ personId, recordJson: JSON.stringify(after) }];
    this.#ports.facts.commit({ facts, agents }).catch((error: unknown) => {
      this.#unsaved.push(...facts);
      this.#ports.log.error({ err: error, personId }, 'an agent state could not be kept yet');
    });
  }

  /**
   * [AGENT-28] One person's actions go to the PBX one after another: a break asked for while the PBX still takes her back
   * into its queues would be undone by the end of that.
   */
  #carryOut(person: Person, actions: readonly AgentAction[]): Promise<void> {
    if (actions.length === 0) return Promise.resolve();
    return this.#turns.take(person.id, () => this.#carryOutNow(person, actions));
  }

  async #carryOutNow(person: Person, actions: readonly AgentAction[]): Promise<void> {
    const { queues } = this.#ports;
    for (const action of actions) {
      switch (action.kind) {
        case 'pause':
          await queues.pause(person, action.reason);
          break;
        case 'unpause':
          await queues.unpause(person);
          break;
        case 'join':
          await queues.join(person, action.queuePause);
          break;
        case 'leave':
          await queues.leave(person);
          break;
      }
    }
  }

  /** One timer a person: in wrap-up its end, else the end of being ready on battery. */
  #arm(personId: string, { confirmed, hinder }: AgentRecord): void {
    this.#timers.get(personId)?.();
    this.#timers.delete(personId);
    const person = this.#ports.directory.people.get(personId);
    if (!person) return;
    const { clock } = this.#ports;
    const at = (moment: number, kind: 'wrapUpElapsed' | 'readyElapsed') =>
      this.#timers.set(
        personId,
        clock.after(Math.max(0, moment - clock.now()), () => this.told(person, { kind, at: clock.now() })),
      );
    if (confirmed.kind === 'wrapUp') at(confirmed.endsAt, 'wrapUpElapsed');
    else if (hinder.readyUntil !== null) at(hinder.readyUntil, 'readyElapsed');
  }

  #topic(personId: string): Change {
    const { confirmed, pending, hinder } = this.of(personId);
    const { hindrances, readyUntil, outSince } = hinder;
    const isPbxConnected = this.#ports.queues.isConnected;
    const value = { confirmed, pending, hindrances, readyUntil, comesBack: outSince !== null, isPbxConnected };
    return { op: 'set', topic: 'agentState', value };
  }

  #publish(personId: string): void {
    this.#ports.publisher.toPerson(personId, this.#topic(personId));
  }
}

/** An extended wrap-up is still the same stretch. */
function isMove(before: AgentState, after: AgentState): boolean {
  return before !== after && !(before.kind === 'wrapUp' && after.kind === 'wrapUp' && before.since === after.since);
}

function factsOf(personId: string, before: AgentRecord, after: AgentRecord): Fact[] {
  const at = after.confirmed.since;
  const moved = newFact('agent.stateChanged', { at, personId, from: before.confirmed, to: after.confirmed });
  if (before.confirmed.kind === 'signedOut') return [moved, newFact('shift.signedIn', { at, personId })];
  if (after.confirmed.kind === 'signedOut') return [moved, newFact('shift.signedOut', { at, personId })];
  return [moved];
}
