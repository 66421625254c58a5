import {
  isOpenProposal,
  PROPOSALS_LIMIT,
  type Change,
  type CommandInput,
  type Person,
  type Proposal,
} from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import { keptDeeds, type NewDeed } from '../deeds/keptDeed.ts';
import type { FactLog } from '../facts/factLog.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandContext, CommandEffect, CommandTable } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store, Write } from '../store/store.ts';
import { transition } from './proposal.ts';
import { Turns } from '../turns.ts';

interface Ports {
  readonly store: Pick<Store, 'readProposals' | 'purgeProposals'>;
  readonly facts: Pick<FactLog, 'commit'>;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly publisher: Publisher;
}

/** [PROP-7] */
const KEPT_MS = 180 * 24 * 3_600_000;
/** As much of it stands in a log. */
const SUBJECT_CHARS = 60;

/** Questions and proposals. One change at a time: on disk first, then in memory, then told. SPEC: proposals/SPEC.md. */
export class Proposals implements TopicSource {
  readonly #ports: Ports;
  readonly #all = new Map<string, Proposal>();
  /** One change at a time. */
  readonly #turns = new Turns();

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.directory.subscribe(() => {
      for (const person of ports.publisher.listeners())
        for (const change of this.snapshot(person)) ports.publisher.toPerson(person.id, change);
    });
  }

  /** [PROP-7] Also forgets the old ones. */
  load(): Promise<void> {
    return this.#inTurn(async () => {
      const { store, clock, publisher } = this.#ports;
      await store.purgeProposals(clock.now() - KEPT_MS);
      const kept = new Map((await store.readProposals()).map((one) => [one.id, one]));
      for (const one of [...this.#all.values()]) {
        if (kept.has(one.id)) continue;
        this.#all.delete(one.id);
        publisher.toPeople((person) => this.#sees(person, one), { op: 'remove', topic: 'proposals', key: one.id });
      }
      for (const one of kept.values()) this.#all.set(one.id, one);
    });
  }

  /** [ORG-23] */
  runsFor(unitId: string): boolean {
    return [...this.#all.values()].some((one) => one.unitId === unitId && isOpenProposal(one));
  }

  snapshot(person: Person): Change[] {
    const rows = [...this.#all.values()].filter((one) => this.#sees(person, one));
    return [{ op: 'reset', topic: 'proposals', rows: rows.map((one) => [one.id, one]) }];
  }

  /** [PROP-1] [PROP-5] @throws HubError `command.badInput`, `proposal.tooMany` */
  ask({ at, ...draft }: CommandInput<'proposal.ask'>, context: CommandContext): Promise<CommandEffect<'proposal.ask'>> {
    return this.#inTurn(async () => {
      const { person } = context;
      if (!this.#mayAsk(person, draft.unitId)) throw new HubError('command.badInput', { detail: 'unitId' });
      const known = this.#all.get(draft.id);
      if (known?.askedById === person.id) return { value: {} };
      if (known) throw new HubError('command.badInput', { detail: 'id' });
      const open = [...this.#all.values()].filter((one) => one.askedById === person.id && isOpenProposal(one));
      if (open.length >= PROPOSALS_LIMIT) throw new HubError('proposal.tooMany');
      const askedAt = Math.min(at, this.#ports.clock.now());
      const asked = { askedById: person.id, askedByName: person.name, askedAt };
      await this.#put({ ...draft, ...asked, state: { kind: 'received' } }, [], context);
      return { value: {} };
    });
  }

  /** [PROP-3] [PROP-4] @throws HubError `proposal.notFound`, `proposal.settled`, `command.badInput` */
  reply(
    { proposalId, reply }: CommandInput<'proposal.reply'>,
    context: CommandContext,
  ): Promise<CommandEffect<'proposal.reply'>> {
    return this.#inTurn(async () => {
      const { person } = context;
      const one = this.#all.get(proposalId);
      const isMine = one?.askedById === person.id;
      if (!one || isMine || !this.#answersFor(person, one)) throw new HubError('proposal.notFound');
      const after = transition(one, reply, { person, at: this.#ports.clock.now() });
      const subject = one.text.slice(0, SUBJECT_CHARS);
      const deeds: NewDeed<'proposal.reply'>[] = [{ aboutId: one.askedById, what: 'proposalReplied', subject }];
      await this.#put(after, deeds, context);
      return { value: {}, deeds };
    });
  }

  /** [PROP-6] @throws HubError `proposal.notFound` */
  takeBack(
    { proposalId }: CommandInput<'proposal.takeBack'>,
    context: CommandContext,
  ): Promise<CommandEffect<'proposal.takeBack'>> {
    return this.#inTurn(async () => {
      const one = this.#all.get(proposalId);
      if (one?.askedById !== context.person.id) throw new HubError('proposal.notFound');
      await this.#keep({ removedProposal: proposalId }, [], context);
      this.#all.delete(proposalId);
      this.#ports.publisher.toPeople((person) => this.#sees(person, one), {
        ...{ op: 'remove', topic: 'proposals', key: proposalId },
      });
      return { value: {} };
    });
  }

  #mayAsk(person: Person, unitId: string): boolean {
    const { tree } = this.#ports.directory;
    const inCharge = tree.upwardsFrom(unitId).some(({ inChargeId }) => inChargeId !== null && inChargeId !== person.id);
    return tree.isWithin(person.unitId, unitId) && inCharge;
  }

  #answersFor(person: Person, one: Proposal): boolean {
    return this.#ports.directory.tree.answersFor(person.id, one.unitId);
  }

  /** [PROP-2] */
  #sees(person: Person, one: Proposal): boolean {
    return one.askedById === person.id || this.#answersFor(person, one);
  }

  async #put(one: Proposal, deeds: readonly NewDeed[], context: CommandContext): Promise<void> {
    await this.#keep({ proposal: one }, deeds, context);
    this.#all.set(one.id, one);
    this.#ports.publisher.toPeople((person) => this.#sees(person, one), {
      ...{ op: 'put', topic: 'proposals', key: one.id, row: one },
    });
  }

  /** Kept here and not by who runs commands: the next one must find it as this one leaves it. [PROP-8] */
  async #keep(write: Write, deeds: readonly NewDeed[], context: CommandContext): Promise<void> {
    const at = this.#ports.clock.now();
    const { person, commandId } = context;
    await this.#ports.facts.commit({
      ...write,
      deeds: keptDeeds(context, deeds, at),
      commandResult: { personId: person.id, commandId, valueJson: '{}', at },
    });
  }

  #inTurn<T>(make: () => Promise<T>): Promise<T> {
    return this.#turns.take('proposals', make);
  }
}

type ProposalCommand = 'proposal.ask' | 'proposal.reply' | 'proposal.takeBack';

export const proposalCommands = (proposals: Proposals): Pick<CommandTable, ProposalCommand> => ({
  'proposal.ask': { isRecorded: true, run: (input, context) => proposals.ask(input, context) },
  'proposal.reply': { isRecorded: true, run: (input, context) => proposals.reply(input, context) },
  'proposal.takeBack': { isRecorded: true, run: (input, context) => proposals.takeBack(input, context) },
});
