import { holderOf, type Callback, type Person } from '@hearthline/protocol';
import type { Logger } from 'pino';
import type { AgentStates } from '../agentState/agentStates.ts';
import type { Clock } from '../clock.ts';
import type { HubConfig } from '../config.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CallbackBook } from './callbackBook.ts';
import { transition, type CallbackEvent } from './machine.ts';
import { nextOffers, offerableAt, type FreeOperator } from './nextOffers.ts';

export interface OfferingPorts {
  readonly book: CallbackBook;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly log: Logger;
  readonly rules: HubConfig['callbacks'];
  readonly agents: Pick<AgentStates, 'of' | 'onShift' | 'request'>;
  readonly newId: () => string;
  /** Whether her phone has any call, by the PBX. @throws HubError `pbx.unreachable` */
  isInCall(person: Person): Promise<boolean>;
}

/** Looks without a call of what was dialled before it counts as not dialled. */
const LOOKS = 2;
/** The PBX tells of a pause it has answered for; later it will not. */
const CONFIRMED_WITHIN_MS = 5_000;

/** Brings what is due before somebody's eyes, and takes it back. Never dials. */
export class Offering {
  readonly #ports: OfferingPorts;
  /** Who is being paused for which callback. */
  readonly #claims = new Map<string, string>();
  /** People who could not be asked just now: until then. */
  readonly #busyUntil = new Map<string, number>();
  readonly #looks = new Map<string, { at: number; without: number }>();
  readonly #ending = new Set<string>();
  /** Whose pause for a callback is to end, and who waits for that. */
  readonly #leaving = new Map<string, () => void>();
  #cancel: () => void = () => undefined;
  #isStopped = false;

  constructor(ports: OfferingPorts) {
    this.#ports = ports;
    ports.book.subscribe((after, before) => {
      if (after.state.kind !== 'dialled') this.#looks.delete(after.id);
      const was = before === undefined ? null : holderOf(before);
      if (was !== null && was !== holderOf(after)) this.#settle(was);
      this.look();
    });
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  /** The PBX is there (again), or the hub began: everybody is looked at. */
  lookAtAll(): void {
    for (const { id } of this.#ports.agents.onShift()) this.#settle(id);
    this.look();
  }

  agentChanged(personId: string): void {
    if (!this.#isReserved(personId)) this.#leaving.get(personId)?.();
    this.#settle(personId);
    this.look();
  }

  look(): void {
    if (this.#isStopped) return;
    const { book, clock, rules } = this.#ports;
    const now = clock.now();
    const open = book.open();
    for (const one of open) this.#endInTime(one, now);
    const claimed = new Set(this.#claims.values());
    const callbacks = open.filter(({ id }) => !claimed.has(id));
    for (const { callbackId, personId } of nextOffers({
      callbacks,
      free: this.#free(now),
      now,
      againMs: rules.againMs,
    })) {
      this.#claims.set(personId, callbackId);
      this.#run(this.#claim(personId, callbackId));
    }
    this.#arm(open, now);
  }

  #free(now: number): FreeOperator[] {
    const { agents, directory } = this.#ports;
    return agents.onShift().flatMap((person) => {
      const personId = person.id;
      const { confirmed, pending } = agents.of(personId);
      const isBusy = this.#claims.has(personId) || (this.#busyUntil.get(personId) ?? 0) > now;
      if (confirmed.kind !== 'ready' || pending !== null || isBusy) return [];
      return [{ personId, groupId: directory.groupOf(person), readySince: confirmed.since }];
    });
  }

  /** [CB-4] The pause is asked for; the offer is made when the PBX has confirmed it. */
  async #claim(personId: string, callbackId: string): Promise<void> {
    const { agents, clock, directory, rules, log } = this.#ports;
    const person = directory.people.get(personId);
    try {
      if (!person || (await this.#ports.isInCall(person))) throw new Error('in a call');
      if (this.#claims.get(personId) !== callbackId) return;
      await agents.request(person, { kind: 'reserved', at: clock.now() });
    } catch (error) {
      log.debug({ err: error, personId }, 'no callback can be offered to her just now');
      this.#claims.delete(personId);
      this.#busyUntil.set(personId, clock.now() + rules.lookMs);
      this.look();
      return;
    }
    this.#settle(personId);
  }

  /** Brings a person's pause and her callback together. */
  #settle(personId: string): void {
    const { agents, book, clock, directory } = this.#ports;
    const person = directory.people.get(personId);
    if (!person || this.#isStopped) return;
    const { confirmed, pending } = agents.of(personId);
    const isPaused = this.#isReserved(personId);
    const claim = this.#claims.get(personId);
    if (claim !== undefined) {
      if (isPaused) this.#run(this.#offer(personId, claim));
      else if (confirmed.kind !== 'ready') this.#claims.delete(personId);
      return;
    }
    const held = book.heldBy(personId);
    if (held?.state.kind === 'offered' && !isPaused) {
      this.#apply(held.id, { kind: 'offerEnded', offerId: held.state.offerId, at: clock.now() });
    }
    // [CB-14]
    if (held === undefined && isPaused && pending === null)
      this.#run(agents.request(person, { kind: 'released', isPresent: true, at: clock.now() }));
  }

  async #offer(personId: string, callbackId: string): Promise<void> {
    const { book, clock, newId, rules } = this.#ports;
    const at = clock.now();
    const event = { kind: 'offered', offerId: newId(), to: personId, at, endsAt: at + rules.offerMs } as const;
    try {
      await book.change(callbackId, (before) => {
        const isDue = before !== undefined && before.dueAt <= at && book.heldBy(personId) === undefined;
        return isDue && offerableAt(before, personId, rules.againMs) <= at ? transition(before, event, rules) : null;
      });
    } finally {
      this.#claims.delete(personId);
      this.#settle(personId);
    }
  }

  /** What time alone ends. */
  #endInTime(one: Callback, now: number): void {
    const { state, id } = one;
    if (state.kind === 'offered' && state.endsAt <= now) this.#once(id, () => this.#lapse(id, state));
    if (state.kind === 'ended' && state.confirmBy <= now) this.#apply(id, { kind: 'confirmElapsed', at: now });
    if (state.kind === 'dialled' && this.#nextLook(one) <= now) this.#once(id, () => this.#lookForCall(one));
  }

  /** [CB-6] */
  async #lapse(callbackId: string, state: Extract<Callback['state'], { kind: 'offered' }>): Promise<void> {
    const { agents, clock, directory, log } = this.#ports;
    const person = directory.people.get(state.to);
    if (person) {
      try {
        await agents.request(person, { kind: 'released', isPresent: false, at: clock.now() });
        // The PBX's answer may come before its event. An offer that ended in between would make her ready [CB-14].
        await this.#untilLeft(state.to);
      } catch (error) {
        log.info({ err: error }, 'the PBX did not hear that somebody is not responding');
      }
    }
    await this.#change(callbackId, { kind: 'offerEnded', offerId: state.offerId, at: clock.now() });
  }

  #isReserved(personId: string): boolean {
    const { confirmed } = this.#ports.agents.of(personId);
    return confirmed.kind === 'notReady' && confirmed.reason === 'callback';
  }

  /** Resolves when her pause is no longer that for a callback, or after a while. */
  #untilLeft(personId: string): Promise<void> {
    if (!this.#isReserved(personId)) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        cancel();
        this.#leaving.delete(personId);
        resolve();
      };
      const cancel = this.#ports.clock.after(CONFIRMED_WITHIN_MS, done);
      this.#leaving.set(personId, done);
    });
  }

  #nextLook(one: Callback): number {
    const since = one.state.kind === 'dialled' ? one.state.since : 0;
    return (this.#looks.get(one.id)?.at ?? since) + this.#ports.rules.lookMs;
  }

  /** [CB-11] */
  async #lookForCall(one: Callback): Promise<void> {
    const { clock, directory } = this.#ports;
    const person = one.state.kind === 'dialled' ? directory.people.get(one.state.by) : undefined;
    const without = this.#looks.get(one.id)?.without ?? 0;
    this.#looks.set(one.id, { at: clock.now(), without });
    if (!person) return;
    const isThere = await this.#ports.isInCall(person);
    this.#looks.set(one.id, { at: clock.now(), without: isThere ? 0 : without + 1 });
    if (!isThere && without + 1 >= LOOKS) await this.#change(one.id, { kind: 'notDialled', by: null, at: clock.now() });
  }

  #apply(callbackId: string, event: CallbackEvent): void {
    this.#run(this.#change(callbackId, event));
  }

  #change(callbackId: string, event: CallbackEvent): Promise<unknown> {
    const { book, rules } = this.#ports;
    return book.change(callbackId, (before) => (before ? transition(before, event, rules) : null));
  }

  /** Not again while it runs. */
  #once(callbackId: string, run: () => Promise<void>): void {
    if (this.#ending.has(callbackId)) return;
    this.#ending.add(callbackId);
    this.#run(
      run().finally(() => {
        this.#ending.delete(callbackId);
        this.look();
      }),
    );
  }

  #run(done: Promise<unknown>): void {
    done.catch((error: unknown) => this.#ports.log.warn({ err: error }, 'a callback waits for another look'));
  }

  #arm(open: readonly Callback[], now: number): void {
    this.#cancel();
    const { clock, rules } = this.#ports;
    const times = open.flatMap((one) => {
      const { state, dueAt } = one;
      if (state.kind === 'scheduled') return [dueAt, state.since + rules.againMs];
      if (state.kind === 'dialled') return [this.#nextLook(one)];
      return state.kind === 'offered' ? [state.endsAt] : state.kind === 'ended' ? [state.confirmBy] : [];
    });
    const next = Math.min(...[...times, ...this.#busyUntil.values()].filter((at) => at > now));
    if (Number.isFinite(next)) this.#cancel = clock.after(next - now, () => this.look());
  }
}
