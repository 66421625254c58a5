import type { Committed } from '../store/store.ts';

/** Whom something that was committed is about, by id: of its facts and of the points they earned. */
export function peopleOf({ facts, ledger }: Committed): Set<string> {
  const ids = new Set(ledger.map((entry) => entry.personId));
  for (const fact of facts) if ('personId' in fact && fact.personId !== null) ids.add(fact.personId);
  return ids;
}
