import type { CallRow, Person } from '@hearthline/protocol';
import { writtenNumber } from '../contacts/numbers.ts';

/** With whom a call was. */
export interface Who {
  /** A colleague's or contact's name; null: not known by name. */
  readonly name: string | null;
  /** What to dial; empty: not known. */
  readonly number: string;
  /** The number as it is shown. */
  readonly written: string;
}

/** [LIST-1] */
export const whoOf = (
  row: Pick<CallRow, 'peerId' | 'number'>,
  known: { people: readonly Person[]; nameOf: (number: string) => string | null },
): Who => {
  const peer = known.people.find(({ id }) => id === row.peerId);
  if (peer !== undefined) {
    const number = row.number === '' ? (peer.extension ?? '') : row.number;
    return { name: peer.name, number, written: number };
  }
  const name = row.number === '' ? null : known.nameOf(row.number);
  return { name, number: row.number, written: name === null ? row.number : writtenNumber(row.number) };
};
