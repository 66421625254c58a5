import type { Person, Reward } from '@hearthline/protocol';
import type { Directory } from '../organisation/directory.ts';
import type { RewardStore } from '../store/rewardStore.ts';
import { endOf, type KeptRequest, type KeptReward } from './keptReward.ts';
import { isTaken } from './standing.ts';

/** Offers and requests in memory, each found by whom and by what it is of. */
export class RewardList {
  readonly offers = new Map<string, KeptReward>();
  readonly #requests = new Map<string, KeptRequest>();
  readonly #byPerson = new Map<string, Set<string>>();
  readonly #byOffer = new Map<string, Set<string>>();
  /** Points for what was handed over and is kept no more, by person. */
  readonly #spentBefore = new Map<string, number>();

  /** Forgets all and takes what was kept. */
  take({ offers, requests, spent }: Awaited<ReturnType<RewardStore['readRewards']>>): void {
    for (const all of [this.offers, this.#requests, this.#byPerson, this.#byOffer, this.#spentBefore]) all.clear();
    for (const one of offers) this.offers.set(one.id, one);
    for (const one of requests) this.put(one);
    for (const [personId, points] of spent) this.#spentBefore.set(personId, points);
  }

  put(one: KeptRequest): void {
    this.#requests.set(one.id, one);
    for (const [index, key] of [
      [this.#byPerson, one.personId],
      [this.#byOffer, one.rewardId],
    ] as const)
      index.set(key, (index.get(key) ?? new Set()).add(one.id));
  }

  request(requestId: string): KeptRequest | undefined {
    return this.#requests.get(requestId);
  }

  requests(): Iterable<KeptRequest> {
    return this.#requests.values();
  }

  requestsOf(personId: string): KeptRequest[] {
    return this.#of(this.#byPerson.get(personId));
  }

  spentBefore(personId: string): number {
    return this.#spentBefore.get(personId) ?? 0;
  }

  /** How many of an offer are taken: by all, and by one person. */
  taken(rewardId: string, personId: string): { readonly all: number; readonly hers: number } {
    const taken = this.#of(this.#byOffer.get(rewardId)).filter(({ standing }) => isTaken(standing));
    return { all: taken.length, hers: taken.filter((one) => one.personId === personId).length };
  }

  /** [REWARD-11] The same rule as the store's: of what was handed over the number of points stays. */
  forget(endedBefore: number): void {
    for (const offer of [...this.offers.values()]) {
      if (endOf(offer) >= endedBefore) continue;
      for (const one of this.#of(this.#byOffer.get(offer.id))) {
        if (one.standing.kind === 'handedOver')
          this.#spentBefore.set(one.personId, this.spentBefore(one.personId) + one.cost);
        this.#requests.delete(one.id);
        this.#byPerson.get(one.personId)?.delete(one.id);
      }
      this.#byOffer.delete(offer.id);
      this.offers.delete(offer.id);
    }
  }

  #of(ids: ReadonlySet<string> = new Set()): KeptRequest[] {
    return [...ids].flatMap((id) => this.#requests.get(id) ?? []);
  }
}

/** [REWARD-1] */
export const mayChange = ({ audience }: Pick<KeptReward, 'audience'>, person: Person, directory: Directory): boolean =>
  person.role === 'leader' && directory.hasAudience(audience) && directory.mayAddress(person, audience);

/** [REWARD-2] */
export const isFor = ({ audience }: KeptReward, person: Person, directory: Directory): boolean =>
  person.role === 'operator' && directory.isIn(audience, person);

/** [REWARD-2] As one person sees it; null: she does not. */
export function offerFor(
  offer: KeptReward,
  viewer: Person,
  { list, directory, now }: { readonly list: RewardList; readonly directory: Directory; readonly now: number },
): Reward | null {
  const { authorId: _author, offeredAt: _at, ...shown } = offer;
  const isMine = mayChange(offer, viewer, directory);
  const isForMe = isFor(offer, viewer, directory);
  if (!isMine && !(isForMe && endOf(offer) > now)) return null;
  const { all, hers } = list.taken(offer.id, viewer.id);
  return { ...shown, takenCount: all, mineCount: hers, isForMe, isMine };
}
