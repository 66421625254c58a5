import type { LedgerEntry } from '@hearthline/protocol';

/** Two stretches of the ledger as one, newest first, each entry once: new ones may arrive while earlier ones are read. */
export const joinLedger = (newer: readonly LedgerEntry[], older: readonly LedgerEntry[]): LedgerEntry[] => {
  const known = new Set(newer.map(({ id }) => id));
  return [...newer, ...older.filter(({ id }) => !known.has(id))];
};
