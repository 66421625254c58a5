/**
 * Who has a place and who waits. Worked out anew of the sign-ups alone, so that moving up needs no rule of its own.
 *
 *   signed up --room for her and those with her, nobody waits before her--> has a place
 *   signed up --otherwise--> waits --somebody before her goes, or more places--> has a place
 *
 * SPEC: activities/SPEC.md ACT-6.
 */
import type { KeptSignUp } from './keptActivity.ts';

type Party = Pick<KeptSignUp, 'personId' | 'companions'>;

export interface Places {
  /** By person, in the order of signing up; a place in the waiting list from 1, null: has a place. */
  readonly waitingOf: ReadonlyMap<string, number | null>;
  readonly taken: number;
  readonly waitingCount: number;
}

const sizeOf = ({ companions }: Party): number => 1 + companions;

/** `places`: null: as many as come. `parties`: in the order of signing up. */
export function placesOf(places: number | null, parties: readonly Party[]): Places {
  const waitingOf = new Map<string, number | null>();
  let [taken, waitingCount, isShut] = [0, 0, false];
  for (const party of parties) {
    const fits = places === null || taken + sizeOf(party) <= places;
    if (fits && !isShut) {
      taken += sizeOf(party);
      waitingOf.set(party.personId, null);
      continue;
    }
    waitingCount += 1;
    waitingOf.set(party.personId, waitingCount);
    // A party larger than the whole (the places were fewer once) waits in vain and must not keep the others waiting.
    if (places === null || sizeOf(party) <= places) isShut = true;
  }
  return { waitingOf, taken, waitingCount };
}
