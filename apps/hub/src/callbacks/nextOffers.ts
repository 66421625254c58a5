import { holderOf, type Callback } from '@hearthline/protocol';

/** An operator who is ready, without a call. */
export interface FreeOperator {
  readonly personId: string;
  readonly groupId: string;
  readonly readySince: number;
}

export interface Offer {
  readonly callbackId: string;
  readonly personId: string;
}

/** Those not finished, the free, and the time. */
interface Floor {
  readonly callbacks: readonly Callback[];
  readonly free: readonly FreeOperator[];
  readonly now: number;
  /** Who let one pass is not asked again for so long. */
  readonly againMs: number;
}

/** From when on this one may be offered to this person. */
export const offerableAt = (callback: Callback, personId: string, againMs: number): number => {
  const since = callback.state.kind === 'scheduled' ? callback.state.since : 0;
  return callback.passedBy.includes(personId) ? Math.max(callback.dueAt, since + againMs) : callback.dueAt;
};

const isFor = ({ owner }: Callback, { personId, groupId }: FreeOperator): boolean =>
  owner.kind === 'person' ? owner.personId === personId : owner.groupId === groupId;

/**
 * [CB-3] [CB-5] [CB-7] Who is to get what now: what is due longest first, a team's to who is ready longest. Nobody twice, and
 * nothing to those who have one.
 */
export function nextOffers({ callbacks, free, now, againMs }: Floor): Offer[] {
  const taken = new Set(callbacks.map(holderOf));
  const offers: Offer[] = [];
  const due = callbacks.filter(({ state, dueAt }) => state.kind === 'scheduled' && dueAt <= now);
  for (const callback of due.toSorted((a, b) => a.dueAt - b.dueAt)) {
    const [best] = free
      .filter((one) => !taken.has(one.personId) && isFor(callback, one))
      .filter((one) => offerableAt(callback, one.personId, againMs) <= now)
      .toSorted((a, b) => a.readySince - b.readySince);
    if (best === undefined) continue;
    taken.add(best.personId);
    offers.push({ callbackId: callback.id, personId: best.personId });
  }
  return offers;
}
