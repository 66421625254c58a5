import { randomUUID } from 'node:crypto';
import {
  isForUnit,
  type Change,
  type CommandInput,
  type Person,
  type RewardChange,
  type RewardDraft,
} from '@hearthline/protocol';
import type { Clock } from '../clock.ts';
import type { FactLog } from '../facts/factLog.ts';
import { HubError } from '../hubError.ts';
import type { Directory } from '../organisation/directory.ts';
import type { CommandEffect, CommandTable } from '../session/commandTable.ts';
import type { Publisher } from '../session/streams.ts';
import type { TopicSource } from '../session/topicSource.ts';
import type { Store } from '../store/store.ts';
import { balanceOf } from './balance.ts';
import { endOf, type KeptRequest, type KeptReward, type RequestStep } from './keptReward.ts';
import { isFor, mayChange, offerFor, RewardList } from './rewardList.ts';
import { afterEvent, type RewardEvent } from './standing.ts';

interface Ports {
  readonly store: Pick<Store, 'readRewards' | 'purgeRewards' | 'readPoints' | 'commit'>;
  readonly facts: Pick<FactLog, 'subscribe'>;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly publisher: Publisher;
}

const DAY_MS = 24 * 3_600_000;
/** [REWARD-1] */
const LONGEST_MS = 366 * DAY_MS;
/** [REWARD-11] */
const KEPT_MS = 365 * DAY_MS;
/** Settled requests that are told to who leads many; hers are told her all. */
const SETTLED_SHOWN = 300;
/** All workdays there can be. */
const EVER = { from: '', to: '9999-12-31' };

type Done = CommandEffect<'reward.end'>;

/** What points can be spent on, who asks, and what becomes of it. SPEC: rewards/SPEC.md. */
export class Rewards implements TopicSource {
  readonly #ports: Ports;
  readonly #list = new RewardList();
  /** The sum of each ledger, moved by each line of it. */
  #earned = new Map<string, number>();

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.directory.subscribe(() => this.#tellAll());
    ports.facts.subscribe(({ ledger }) => {
      for (const { personId, points } of ledger) this.#earned.set(personId, (this.#earned.get(personId) ?? 0) + points);
      for (const personId of new Set(ledger.map((one) => one.personId))) this.#tellBalance(personId);
    });
  }

  /** Once, before anybody is served. */
  async load(): Promise<void> {
    const { store } = this.#ports;
    await this.#purge();
    this.#list.take(await store.readRewards());
    this.#earned = await store.readPoints(EVER);
    await this.#withdrawOfGone();
  }

  /** A day begins. [REWARD-11] [REWARD-12] */
  async forgetOld(): Promise<void> {
    await this.#purge();
    this.#list.forget(this.#ports.clock.now() - KEPT_MS);
    await this.#withdrawOfGone();
    this.#tellAll();
  }

  /** [ORG-23] */
  runsFor(unitId: string): boolean {
    const now = this.#ports.clock.now();
    return [...this.#list.offers.values()].some((one) => isForUnit(one.audience, unitId) && endOf(one) > now);
  }

  snapshot(viewer: Person): Change[] {
    const offers = [...this.#list.offers.values()].flatMap((one) => {
      const row = this.#offerFor(one, viewer);
      return row === null ? [] : [[one.id, row] as [string, unknown]];
    });
    const requests = this.#requestsFor(viewer).map((one): [string, unknown] => [one.id, one]);
    return [
      { op: 'reset', topic: 'rewards', rows: offers },
      { op: 'reset', topic: 'rewardRequests', rows: requests },
      ...(viewer.role === 'operator' ? [this.#balance(viewer.id)] : []),
    ];
  }

  /** [REWARD-1] @throws HubError `command.notAllowed`, `command.badInput` */
  offer(draft: RewardDraft, author: Person): CommandEffect<'reward.offer'> {
    const { directory, clock } = this.#ports;
    if (!mayChange(draft, author, directory)) throw new HubError('command.notAllowed');
    const offeredAt = clock.now();
    this.#checkUntil(draft.until, offeredAt);
    const by = { authorId: author.id, authorName: author.name };
    const reward: KeptReward = { ...draft, ...by, id: randomUUID(), version: 1, endedAt: null, offeredAt };
    return { value: { rewardId: reward.id }, write: { reward }, afterCommit: () => this.#knowOffer(reward) };
  }

  /** [REWARD-3] @throws HubError `reward.notFound`, `reward.over`, `reward.changed`, `reward.tooFew`, `command.badInput` */
  change({ rewardId, version, ...draft }: RewardChange, person: Person): Done {
    const known = this.#changeable(rewardId, person);
    if (known.version !== version) throw new HubError('reward.changed');
    this.#checkUntil(draft.until, known.offeredAt);
    if (draft.stock !== null && draft.stock < this.#list.taken(rewardId, '').all) throw new HubError('reward.tooFew');
    const reward: KeptReward = { ...known, ...draft, version: version + 1 };
    return { value: {}, write: { reward }, afterCommit: () => this.#knowOffer(reward) };
  }

  /** [REWARD-10] @throws HubError `reward.notFound`, `reward.over` */
  end({ rewardId }: CommandInput<'reward.end'>, person: Person): Done {
    const known = this.#changeable(rewardId, person);
    const reward: KeptReward = { ...known, version: known.version + 1, endedAt: this.#ports.clock.now() };
    return { value: {}, write: { reward }, afterCommit: () => this.#knowOffer(reward) };
  }

  /** [REWARD-5] @throws HubError `reward.notFound`, `reward.over`, `reward.changed`, `reward.soldOut`, `reward.tooMany`, `reward.tooFewPoints` */
  redeem({ rewardId, version }: CommandInput<'reward.redeem'>, person: Person): CommandEffect<'reward.redeem'> {
    const { clock, directory } = this.#ports;
    const offer = this.#list.offers.get(rewardId);
    if (!offer || !isFor(offer, person, directory)) throw new HubError('reward.notFound');
    const at = clock.now();
    if (endOf(offer) <= at) throw new HubError('reward.over');
    if (offer.version !== version) throw new HubError('reward.changed');
    const { title, cost, stock, perPerson } = offer;
    const taken = this.#list.taken(rewardId, person.id);
    if (stock !== null && taken.all >= stock) throw new HubError('reward.soldOut');
    if (perPerson !== null && taken.hers >= perPerson) throw new HubError('reward.tooMany');
    if (this.#balanceOf(person.id).spendable < cost) throw new HubError('reward.tooFewPoints');
    const whose = { personId: person.id, personName: person.name };
    const request: KeptRequest = {
      ...{ ...whose, id: randomUUID(), rewardId, title, cost, at, standing: { kind: 'waiting' } },
    };
    const rewardSteps: RequestStep[] = [{ request, from: null }];
    return { value: { requestId: request.id }, write: { rewardSteps }, afterCommit: () => this.#know(request) };
  }

  /** [REWARD-6] @throws HubError `reward.notFound`, `reward.settled` */
  withdraw({ requestId }: CommandInput<'reward.withdraw'>, person: Person): CommandEffect<'reward.withdraw'> {
    const before = this.#list.request(requestId);
    if (before?.personId !== person.id) throw new HubError('reward.notFound');
    return { value: {}, ...this.#goes(before, { kind: 'withdraw', at: this.#ports.clock.now() }) };
  }

  /** [REWARD-6] @throws HubError `reward.notFound`, `reward.settled` */
  answer({ requestId, answer }: CommandInput<'reward.answer'>, leader: Person): CommandEffect<'reward.answer'> {
    const before = this.#led(requestId, leader);
    const by = { at: this.#ports.clock.now(), byName: leader.name };
    const isApproved = answer.kind === 'approved';
    const event: RewardEvent = isApproved ? { kind: 'approve', ...by } : { kind: 'decline', ...by, word: answer.word };
    const subject = isApproved ? before.title : `${before.title}: ${answer.word}`;
    const what = isApproved ? ('rewardApproved' as const) : ('rewardDeclined' as const);
    return { value: {}, ...this.#goes(before, event), deeds: [{ aboutId: before.personId, what, subject }] };
  }

  /** [REWARD-6] @throws HubError `reward.notFound`, `reward.settled` */
  handOver({ requestId }: CommandInput<'reward.handOver'>, leader: Person): CommandEffect<'reward.handOver'> {
    const before = this.#led(requestId, leader);
    const event: RewardEvent = { kind: 'handOver', at: this.#ports.clock.now(), byName: leader.name };
    const deed = { aboutId: before.personId, what: 'rewardHandedOver' as const, subject: before.title };
    return { value: {}, ...this.#goes(before, event), deeds: [deed] };
  }

  #purge(): Promise<void> {
    return this.#ports.store.purgeRewards(this.#ports.clock.now() - KEPT_MS);
  }

  /** [REWARD-12] */
  async #withdrawOfGone(): Promise<void> {
    const { store, clock, directory } = this.#ports;
    const at = clock.now();
    const rewardSteps = [...this.#list.requests()].flatMap((before): RequestStep[] => {
      const standing = directory.people.has(before.personId)
        ? null
        : afterEvent(before.standing, { kind: 'leave', at });
      return standing === null ? [] : [{ request: { ...before, standing }, from: before.standing.kind }];
    });
    if (rewardSteps.length === 0) return;
    await store.commit({ rewardSteps });
    for (const { request } of rewardSteps) this.#list.put(request);
  }

  #checkUntil(until: number, offeredAt: number): void {
    if (until <= this.#ports.clock.now() || until > offeredAt + LONGEST_MS)
      throw new HubError('command.badInput', { detail: 'until' });
  }

  #changeable(rewardId: string, person: Person): KeptReward {
    const known = this.#list.offers.get(rewardId);
    if (!known || !mayChange(known, person, this.#ports.directory)) throw new HubError('reward.notFound');
    if (endOf(known) <= this.#ports.clock.now()) throw new HubError('reward.over');
    return known;
  }

  #led(requestId: string, leader: Person): KeptRequest {
    const { directory } = this.#ports;
    const before = this.#list.request(requestId);
    if (!before || !directory.leads(leader, directory.people.get(before.personId)))
      throw new HubError('reward.notFound');
    return before;
  }

  #goes(before: KeptRequest, event: RewardEvent): { write: { rewardSteps: RequestStep[] }; afterCommit(): void } {
    const standing = afterEvent(before.standing, event);
    if (standing === null) throw new HubError('reward.settled');
    const request = { ...before, standing };
    return {
      write: { rewardSteps: [{ request, from: before.standing.kind }] },
      afterCommit: () => this.#know(request),
    };
  }

  #balanceOf(personId: string) {
    const earned = this.#earned.get(personId) ?? 0;
    const spentBefore = this.#list.spentBefore(personId);
    return balanceOf({ earned, spentBefore, requests: this.#list.requestsOf(personId) });
  }

  #balance(personId: string): Change {
    return { op: 'set', topic: 'rewardBalance', value: this.#balanceOf(personId) };
  }

  #offerFor(offer: KeptReward, viewer: Person) {
    const { directory, clock } = this.#ports;
    return offerFor(offer, viewer, { list: this.#list, directory, now: clock.now() });
  }

  /** [REWARD-9] */
  #requestsFor(viewer: Person): KeptRequest[] {
    const { directory } = this.#ports;
    if (viewer.role === 'operator') return this.#list.requestsOf(viewer.id);
    if (viewer.role !== 'leader') return [];
    const led = directory.ownAndLed(viewer).flatMap(({ id }) => this.#list.requestsOf(id));
    const isOpen = ({ standing: { kind } }: KeptRequest): boolean => kind === 'waiting' || kind === 'approved';
    const settled = led.filter((one) => !isOpen(one)).toSorted((a, b) => b.at - a.at);
    return [...led.filter(isOpen), ...settled.slice(0, SETTLED_SHOWN)];
  }

  #tellAll(): void {
    const { publisher } = this.#ports;
    for (const person of publisher.listeners())
      for (const change of this.snapshot(person)) publisher.toPerson(person.id, change);
  }

  #tellBalance(personId: string): void {
    const { publisher, directory } = this.#ports;
    if (directory.people.get(personId)?.role === 'operator') publisher.toPerson(personId, this.#balance(personId));
  }

  #knowOffer(offer: KeptReward): void {
    this.#list.offers.set(offer.id, offer);
    this.#tellOffer(offer);
  }

  #tellOffer(offer: KeptReward): void {
    const { publisher } = this.#ports;
    const [topic, key] = ['rewards', offer.id] as const;
    for (const person of publisher.listeners()) {
      const row = this.#offerFor(offer, person);
      if (row !== null) publisher.toPerson(person.id, { op: 'put', topic, key, row });
      else if (isFor(offer, person, this.#ports.directory)) publisher.toPerson(person.id, { op: 'remove', topic, key });
    }
  }

  #know(request: KeptRequest): void {
    const { publisher, directory } = this.#ports;
    this.#list.put(request);
    const whose = directory.people.get(request.personId);
    for (const person of publisher.listeners())
      if (person.id === request.personId || directory.leads(person, whose))
        publisher.toPerson(person.id, { op: 'put', topic: 'rewardRequests', key: request.id, row: request });
    this.#tellBalance(request.personId);
    const offer = this.#list.offers.get(request.rewardId);
    if (offer) this.#tellOffer(offer);
  }
}

type RewardCommand = Extract<keyof CommandTable, `reward.${string}`>;

/** [REWARD-7] */
const turn = (): string => 'rewards';

/** What is asked of the store of rewards, each once. [REWARD-13] */
export const rewardCommands = (rewards: Rewards): Pick<CommandTable, RewardCommand> => ({
  'reward.offer': { isRecorded: true, turn, run: async (draft, { person }) => rewards.offer(draft, person) },
  'reward.change': { isRecorded: true, turn, run: async (input, { person }) => rewards.change(input, person) },
  'reward.end': { isRecorded: true, turn, run: async (input, { person }) => rewards.end(input, person) },
  'reward.redeem': { isRecorded: true, turn, run: async (input, { person }) => rewards.redeem(input, person) },
  'reward.withdraw': { isRecorded: true, turn, run: async (input, { person }) => rewards.withdraw(input, person) },
  'reward.answer': { isRecorded: true, turn, run: async (input, { person }) => rewards.answer(input, person) },
  'reward.handOver': { isRecorded: true, turn, run: async (input, { person }) => rewards.handOver(input, person) },
});
