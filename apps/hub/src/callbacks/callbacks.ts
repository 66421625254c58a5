import {
  CALLBACKS_LIMIT,
  type Callback,
  type CallbackChange,
  type CallbackOutcome,
  type CallbackOwner,
  type CommandInput,
  type CommandOutput,
  type Fact,
} from '@hearthline/protocol';
import { keptDeeds, type NewDeed } from '../deeds/keptDeed.ts';
import { HubError } from '../hubError.ts';
import { digitsOf } from '../history/callRows.ts';
import type { CommandContext } from '../session/commandTable.ts';
import type { CommandResultRow, Store, Write } from '../store/store.ts';
import { transition, type CallbackEvent } from './machine.ts';
import { Offering, type OfferingPorts } from './offering.ts';

interface Ports extends OfferingPorts {
  readonly store: Pick<Store, 'readCalls'>;
}

type CallMade = Pick<Extract<Fact, { kind: 'call.made' }>, 'startedAt' | 'answeredAt' | 'end' | 'number'>;

/** PBX and hub may differ by so much in time. */
const SKEW_MS = 5_000;
const DAY_MS = 24 * 3_600_000;

/** People to be called back. SPEC: callbacks/SPEC.md. */
export class Callbacks {
  readonly #ports: Ports;
  readonly offering: Offering;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.offering = new Offering(ports);
  }

  /** [CB-15] Also what the PBX told before the last end of the hub and nobody settled. */
  async load(): Promise<void> {
    const { book, store } = this.#ports;
    await book.load();
    await this.forgetOld();
    for (const one of book.open()) {
      if (one.state.kind !== 'dialled') continue;
      const ask = { personIds: [one.state.by], filter: 'out' as const, digits: digitsOf(one.number) };
      for (const call of await store.readCalls({ ...ask, before: null, limit: 5 })) {
        await this.#callEnded(one.state.by, call);
      }
    }
  }

  forgetOld(): Promise<void> {
    const { book, clock, rules } = this.#ports;
    return book.forget(clock.now() - rules.keepDays * DAY_MS);
  }

  /** [CB-9] */
  async take(fact: Fact): Promise<void> {
    if (fact.kind === 'call.made') await this.#callEnded(fact.personId, fact);
  }

  /** [CB-1] @throws HubError `callback.tooMany`, `callback.notFound` (the id is somebody else's) */
  async schedule(wish: CommandInput<'callback.schedule'>, context: CommandContext): Promise<void> {
    const { book, clock } = this.#ports;
    const { person } = context;
    const ofGroup = this.#ports.directory.groupOf(person);
    const { owner: whose, ...asked } = wish;
    const owner: CallbackOwner =
      whose === 'me' ? { kind: 'person', personId: person.id } : { kind: 'team', groupId: ofGroup };
    const now = clock.now();
    const made: Callback = {
      ...asked,
      ...{ owner, createdBy: person.id, createdAt: now, groupId: ofGroup, passedBy: [], attempts: [] },
      state: { kind: 'scheduled', since: now },
    };
    const create = (before: Callback | undefined): Callback | null => {
      if (before !== undefined && before.createdBy !== person.id) throw new HubError('callback.notFound');
      if (before !== undefined) return null;
      if (book.open().filter(({ groupId }) => groupId === ofGroup).length >= CALLBACKS_LIMIT)
        throw new HubError('callback.tooMany');
      return made;
    };
    await book.change(wish.id, create, { commandResult: this.#resultOf(context, {}) });
  }

  /** [CB-8] @throws HubError `callback.notFound`, `callback.notNow` */
  async dial(
    { callbackId, offerId }: CommandInput<'callback.dial'>,
    context: CommandContext,
  ): Promise<CommandOutput<'callback.dial'>> {
    const number = this.#seen(callbackId, context).number;
    const event = { kind: 'dialled', offerId, by: context.person.id, at: this.#ports.clock.now() } as const;
    await this.#do(callbackId, event, { commandResult: this.#resultOf(context, { number }) });
    return { number };
  }

  /** [CB-12] [CB-13] @throws HubError `callback.notFound`, `callback.notNow` */
  async change(
    callbackId: string,
    change: CallbackChange,
    context: CommandContext,
  ): Promise<NewDeed<'callback.change'>[]> {
    const { owner, name, number } = this.#seen(callbackId, context);
    const at = this.#ports.clock.now();
    const whose = owner.kind === 'person' ? this.#led(context, owner.personId) : [];
    const deeds = whose.map((aboutId) => ({ aboutId, what: 'callbackChanged' as const, subject: name || number }));
    const event = { ...change, by: context.person.id, at };
    await this.#do(callbackId, event, this.#keptOf(context, deeds));
    return deeds;
  }

  /** [CB-13] @throws HubError `command.notAllowed`, `callback.notFound`, `callback.notNow` */
  async assign(
    { callbackId, owner }: CommandInput<'callback.assign'>,
    context: CommandContext,
  ): Promise<NewDeed<'callback.assign'>[]> {
    const { groupId, owner: before, name, number } = this.#seen(callbackId, context);
    const { directory } = this.#ports;
    const to = owner.kind === 'person' ? directory.people.get(owner.personId) : undefined;
    const isHers = to !== undefined && to.extension !== null && directory.groupOf(to) === groupId;
    const isOfGroup = owner.kind === 'person' ? isHers : owner.groupId === groupId;
    if (!directory.tree.answersFor(context.person.id, groupId) || !isOfGroup) throw new HubError('command.notAllowed');
    const event = { kind: 'assign', owner, at: this.#ports.clock.now() } as const;
    const subject = name || number;
    const ledOf = (one: CallbackOwner) => (one.kind === 'person' ? this.#led(context, one.personId) : []);
    const given = ledOf(owner).map((aboutId) => ({ aboutId, what: 'callbackGiven' as const, subject }));
    const taken = ledOf(before).map((aboutId) => ({ aboutId, what: 'callbackTaken' as const, subject }));
    const deeds = keyOf(owner) === keyOf(before) ? [] : [...given, ...taken];
    await this.#do(callbackId, event, this.#keptOf(context, deeds));
    return deeds;
  }

  /** [DEED-3] */
  #led({ person }: CommandContext, personId: string): string[] {
    const { directory } = this.#ports;
    return directory.leads(person, directory.people.get(personId)) ? [personId] : [];
  }

  #keptOf(context: CommandContext, deeds: readonly NewDeed[]): Pick<Write, 'commandResult' | 'deeds'> {
    const at = this.#ports.clock.now();
    return { commandResult: this.#resultOf(context, {}), deeds: keptDeeds(context, deeds, at) };
  }

  #seen(callbackId: string, { person }: CommandContext): Callback {
    const one = this.#ports.book.get(callbackId);
    if (one === undefined || !this.#ports.book.sees(person, one)) throw new HubError('callback.notFound');
    return one;
  }

  async #do(callbackId: string, event: CallbackEvent, kept: Pick<Write, 'commandResult' | 'deeds'>): Promise<void> {
    const { book, rules } = this.#ports;
    const after = await book.change(callbackId, (before) => (before ? transition(before, event, rules) : null), kept);
    if (after === null) throw new HubError('callback.notNow');
  }

  /** Kept in the transaction of its effect: the same command again gets this answer and does nothing. */
  #resultOf({ person, commandId }: CommandContext, value: object): CommandResultRow {
    return { personId: person.id, commandId, valueJson: JSON.stringify(value), at: this.#ports.clock.now() };
  }

  async #callEnded(personId: string, call: CallMade): Promise<void> {
    const { book, clock, rules } = this.#ports;
    const held = book.heldBy(personId);
    if (held?.state.kind !== 'dialled' || call.startedAt < held.state.since - SKEW_MS) return;
    if (digitsOf(held.number) !== digitsOf(call.number)) return;
    const at = clock.now();
    const event = {
      kind: 'callEnded',
      by: personId,
      outcome: outcomeOf(call),
      at,
      confirmBy: at + rules.confirmMs,
    } as const;
    await book.change(held.id, (before) => (before ? transition(before, event, rules) : null));
  }
}

const keyOf = (owner: CallbackOwner): string =>
  owner.kind === 'person' ? `p ${owner.personId}` : `t ${owner.groupId}`;

function outcomeOf({ answeredAt, end }: CallMade): CallbackOutcome {
  if (answeredAt !== null) return 'reached';
  switch (end) {
    case 'busy':
    case 'declined':
      return 'busy';
    case 'numberNotFound':
      return 'wrongNumber';
    case 'unavailable':
    case 'failed':
      return 'failed';
    case 'hungUpHere':
    case 'hungUpThere':
    case 'noAnswer':
    case 'cancelled':
      return 'noAnswer';
  }
}
