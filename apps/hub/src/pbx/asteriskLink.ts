import type { AgentState, Fact, Person, SipAccount } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { AgentStates } from '../agentState/agentStates.ts';
import type { Clock } from '../clock.ts';
import type { PbxConfig } from '../config.ts';
import type { FactLog } from '../facts/factLog.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { LinkSeen, Streams } from '../session/streams.ts';
import type { Store } from '../store/store.ts';
import { AmiClient, AmiRefusal } from './ami/amiClient.ts';
import type { AmiEvent } from './ami/amiEvents.ts';
import type { PbxConsole, PbxFollower } from './console.ts';
import { refusedAs } from './ami/refusal.ts';
import { AriConfig } from './ari/ariConfig.ts';
import { FactOutbox } from './factOutbox.ts';
import { LiveQueues } from './liveQueues.ts';
import { Operators } from './operators.ts';
import type { PbxLink } from './pbxLink.ts';
import type { QueueBoard } from './queueBoard.ts';
import { observePbx, startOfPbx } from './observe.ts';
import { Rescue } from './rescue/rescue.ts';
import { tellAgents } from './tellAgents.ts';

export interface AsteriskPorts {
  readonly config: PbxConfig;
  readonly shiftMs: number;
  readonly store: Store;
  readonly facts: FactLog;
  readonly clock: Clock;
  readonly random: () => number;
  readonly directory: Directory;
  readonly queues: QueueBoard;
  readonly streams: Pick<Streams, 'linkOf'>;
  readonly log: Logger;
}

/** Expired phones are looked for this often. */
const EXPIRY_CHECK_MS = 60_000;

/** The hub and one Asterisk. SPEC: pbx/SPEC.md. */
export class AsteriskLink implements PbxLink {
  readonly #ports: AsteriskPorts;
  readonly #ami: AmiClient;
  readonly #operators: Operators;
  readonly #outbox: FactOutbox;
  readonly #live: LiveQueues;
  readonly #rescue: Rescue;
  readonly #followers: PbxFollower[] = [];
  readonly console: PbxConsole;
  #agentStates: AgentStates | null = null;
  /** Connected and reconciled: only then what is told is the whole truth. */
  #isTrue = false;
  #reconciling = 0;
  /** [AGENT-29] Of the PBX that the hub last agreed with; null: with none since the hub was started. */
  #pbxStartedAt: string | null = null;
  #eventCount = 0;
  #cancelExpiry: (() => void) | null = null;
  #stopFollowing: (() => void) | null = null;

  constructor(ports: AsteriskPorts) {
    this.#ports = ports;
    const { config, clock, random, log, facts, directory } = ports;
    this.#live = new LiveQueues(config.queues.map(({ name }) => name));
    this.#ami = new AmiClient({
      ...{ address: config.ami, clock, random, log },
      event: (event) => this.#take(event),
      linkChanged: (isConnected) => this.#linkChanged(isConnected),
    });
    const linkOf = (operator: string): LinkSeen => {
      const person = directory.personOfExtension(operator);
      return person === undefined ? 'none' : ports.streams.linkOf(person.id);
    };
    this.#rescue = new Rescue({ ami: this.#ami, clock, log, linkOf });
    const ami = this.#ami;
    this.console = {
      get isConnected() {
        return ami.isConnected;
      },
      action: (fields) => ami.action(fields),
      list: (fields) => ami.list(fields),
      follow: (follower) => void this.#followers.push(follower),
    };
    this.#operators = new Operators({ ...ports, ari: new AriConfig(config.ari) });
    this.#outbox = new FactOutbox({ ami: this.#ami, facts, log, personOf: (one) => this.#personOf(one)?.id ?? null });
  }

  get state(): 'connected' | 'connecting' {
    return this.isConnected ? 'connected' : 'connecting';
  }

  get isConnected(): boolean {
    return this.#isTrue && this.#ami.isConnected;
  }

  start(agentStates: AgentStates): void {
    this.#agentStates = agentStates;
    this.#ports.queues.follow(() =>
      this.#live.view((one) => {
        const person = this.#personOf(one);
        return person ? agentStates.of(person.id).confirmed.kind === 'ready' : true;
      }),
    );
    this.#stopFollowing = this.#ports.facts.subscribe(({ facts }) => facts.forEach((fact) => this.#callEnded(fact)));
    this.#ami.start();
    this.#checkExpiryLater();
  }

  async stop(): Promise<void> {
    this.#cancelExpiry?.();
    this.#stopFollowing?.();
    this.#rescue.stop();
    this.#ami.stop();
    await this.#outbox.settled();
  }

  /** [CALLS-4] */
  #callEnded(fact: Fact): void {
    if (fact.kind !== 'call.ended') return;
    this.#rescue.callEnded(fact.callId);
    if (fact.personId === null) return;
    const person = this.#ports.directory.people.get(fact.personId);
    if (person) this.#agentStates?.told(person, { kind: 'completed', callId: fact.callId, at: fact.endedAt });
  }

  async startShift(person: Person): Promise<SipAccount> {
    if (!this.isConnected) throw new HubError('pbx.unreachable');
    const account = await this.#operators.renew(person, extensionOf(person));
    if (this.#agentStates?.of(person.id).confirmed.kind === 'signedOut') {
      await this.join(person, 'signedIn');
      await this.#agentStates.whenOnShift(person);
    }
    return account;
  }

  async endShift(person: Person): Promise<void> {
    try {
      await this.leave(person);
      const phone = (await this.#ports.store.readPhones()).find((row) => row.personId === person.id);
      if (phone) await this.#operators.remove(phone);
    } catch (error) {
      if (!(error instanceof HubError) || error.code !== 'pbx.unreachable') throw error;
      this.#ports.log.info({ personId: person.id }, 'a shift ended while the PBX is away; its phone is removed later');
    }
    // Where the PBX could not confirm it, signing out is still true for people; reconciling makes the PBX follow.
    this.#agentStates?.told(person, { kind: 'left', at: this.#ports.clock.now() });
  }

  /** Paused first and given its reason at once: no caller slips in between. */
  async join(person: Person, queuePause: string | null): Promise<void> {
    const Interface = interfaceOf(person);
    for (const { name: Queue } of this.#ports.config.queues) {
      const add = { Action: 'QueueAdd', Queue, Interface, MemberName: person.name, Paused: 'true' };
      await this.#unlessRefused(add);
    }
    if (queuePause === null) await this.unpause(person);
    else await this.pause(person, queuePause);
  }

  async leave(person: Person): Promise<void> {
    for (const { name: Queue } of this.#ports.config.queues) {
      await this.#unlessRefused({ Action: 'QueueRemove', Queue, Interface: interfaceOf(person) });
    }
  }

  async pause(person: Person, reason: string): Promise<void> {
    await this.#ask({ Action: 'QueuePause', Interface: interfaceOf(person), Paused: 'true', Reason: reason });
  }

  async unpause(person: Person): Promise<void> {
    await this.#ask({ Action: 'QueuePause', Interface: interfaceOf(person), Paused: 'false' });
  }

  #personOf(memberInterface: string): Person | undefined {
    return memberInterface.startsWith('PJSIP/')
      ? this.#ports.directory.personOfExtension(memberInterface.slice('PJSIP/'.length))
      : undefined;
  }

  async #ask(fields: Record<string, string>): Promise<void> {
    await refusedAs('agentState.impossible', this.#ami.action(fields));
  }

  /** Adding who is there, or removing who is not, is refused by Asterisk and done for us. */
  async #unlessRefused(fields: Record<string, string>): Promise<void> {
    try {
      await this.#ami.action(fields);
    } catch (error) {
      if (!(error instanceof AmiRefusal)) throw error;
      this.#ports.log.debug({ action: fields['Action'], words: error.message }, 'the PBX had nothing to do');
    }
  }

  #take(event: AmiEvent): void {
    const now = this.#ports.clock.now();
    const { offerMs } = this.#ports.config;
    // Only what the listing of the queues could have missed; talk and keys go on all the time.
    if ('Queue' in event) this.#eventCount += 1;
    this.#live.take(event, now);
    this.#rescue.take(event);
    // [RESCUE-5]
    const isHeld = event.Event === 'AgentComplete' && this.#rescue.holds(event.Uniqueid);
    for (const follower of this.#followers) follower.take(event);
    if (this.#agentStates && !isHeld) {
      tellAgents({ event, now, offerMs, agentStates: this.#agentStates, personOf: (one) => this.#personOf(one) });
    }
    if (event.Event === 'UserEvent' && event.UserEvent === 'HearthlineFact') void this.#outbox.drain();
    this.#ports.queues.update();
  }

  #linkChanged(isConnected: boolean): void {
    if (!isConnected) {
      this.#isTrue = false;
      this.#agentStates?.linkChanged();
      return;
    }
    this.#reconcile().catch((error: unknown) => {
      this.#ports.log.error({ err: error }, 'hub and PBX could not be reconciled');
    });
  }

  /** What the PBX says now against what the hub remembers; then both are told the truth again. */
  async #reconcile(): Promise<void> {
    this.#reconciling += 1;
    const round = this.#reconciling;
    const { clock, directory, queues, log } = this.#ports;
    const agentStates = this.#agentStates;
    if (!agentStates) return;
    const startedAt = await startOfPbx(this.#ami);
    const isRestarted = this.#pbxStartedAt !== null && this.#pbxStartedAt !== startedAt;
    let observations;
    let eventCount;
    do {
      // Something happened while it was listed: the list may be older than what was told. Look again.
      eventCount = this.#eventCount;
      const talkOf = (personId: string) => talkIn(agentStates.of(personId).confirmed);
      observations = await observePbx({ ami: this.#ami, live: this.#live, clock, directory, talkOf, isRestarted });
      if (round !== this.#reconciling || !this.#ami.isConnected) return;
    } while (eventCount !== this.#eventCount);
    this.#isTrue = true;
    this.#pbxStartedAt = startedAt;
    for (const [person, observation] of observations) {
      agentStates.told(person, { kind: 'observed', at: clock.now(), observation });
    }
    agentStates.linkChanged();
    queues.update();
    // First: until then a PBX that was started anew refuses every phone.
    await this.#repairPhones(agentStates);
    await this.#outbox.drain();
    for (const follower of this.#followers) await follower.connected();
    log.info({ onShift: agentStates.onShift().length }, 'hub and PBX agree');
  }

  async #repairPhones(agentStates: AgentStates): Promise<void> {
    for (const row of await this.#ports.store.readPhones()) {
      const person = this.#ports.directory.people.get(row.personId);
      const isOnShift = person && agentStates.of(person.id).confirmed.kind !== 'signedOut';
      if (isOnShift) await this.#operators.repair(person, row);
      else await this.#operators.remove(row);
    }
  }

  #checkExpiryLater(): void {
    this.#cancelExpiry = this.#ports.clock.after(EXPIRY_CHECK_MS, () => {
      this.#endExpired().catch((error: unknown) => this.#ports.log.error({ err: error }, 'a shift could not be ended'));
      this.#checkExpiryLater();
    });
  }

  /** A phone's password lives for a shift; a call that is up is not cut. */
  async #endExpired(): Promise<void> {
    if (!this.isConnected || !this.#agentStates) return;
    const now = this.#ports.clock.now();
    for (const row of await this.#ports.store.readPhones()) {
      const person = this.#ports.directory.people.get(row.personId);
      if (row.expiresAt > now || !person) continue;
      const { kind } = this.#agentStates.of(row.personId).confirmed;
      if (kind !== 'talking' && kind !== 'offered') await this.endShift(person);
    }
  }
}

function extensionOf(person: Person): string {
  if (person.extension === null) throw new HubError('command.notAllowed', { detail: 'no extension' });
  return person.extension;
}

const talkIn = (state: AgentState) => (state.kind === 'talking' ? { callId: state.callId, queue: state.queue } : null);

const interfaceOf = (person: Person) => `PJSIP/${extensionOf(person)}`;
