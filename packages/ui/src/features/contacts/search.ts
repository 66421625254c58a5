import type { Contact, Person } from '@hearthline/protocol';
import { match } from 'pinyin-pro';
import { numberKey } from './numbers.ts';

/** Somebody who can be called: a colleague or a contact of mine. */
export interface Entry {
  readonly key: string;
  readonly name: string;
  readonly numbers: readonly string[];
  readonly about: string;
  readonly isFavourite: boolean;
  /** null: a colleague. */
  readonly contact: Contact | null;
  readonly person: Person | null;
}

/** A favourite colleague is a contact of mine with this id. */
export const favouriteId = (personId: string): string => `colleague:${personId}`.slice(0, 64);

export const entriesOf = (contacts: readonly Contact[], people: readonly Person[], meId: string): Entry[] => {
  const byId = new Map(contacts.map((one) => [one.id, one]));
  const colleagues = people.flatMap((person): Entry[] => {
    if (person.extension === null || person.id === meId) return [];
    const favourite = byId.get(favouriteId(person.id)) ?? null;
    byId.delete(favouriteId(person.id));
    return [
      {
        ...{ key: person.id, name: person.name, numbers: [person.extension], about: '', person, contact: null },
        isFavourite: favourite?.isFavourite ?? false,
      },
    ];
  });
  const own = [...byId.values()].map((contact): Entry => ({
    ...{ key: contact.id, name: contact.name, numbers: contact.numbers, about: contact.organisation, contact },
    ...{ person: null, isFavourite: contact.isFavourite },
  }));
  return [...own, ...colleagues];
};

/** How well an entry answers what was typed: 0 best, null not at all. Digits match numbers, letters names and pinyin. */
export const rankOf = (entry: Entry, typed: string): number | null => {
  const text = typed.trim().toLowerCase();
  if (text === '') return entry.isFavourite ? 0 : 2;
  const digits = text.replaceAll(/[^\d]/g, '');
  if (digits !== '' && /^[\d\s()+*#\-.]+$/.test(text)) {
    const isThere = entry.numbers.some(
      (number) => number.replaceAll(/\D/g, '').includes(digits) || numberKey(number).includes(digits),
    );
    return isThere ? 1 : null;
  }
  const name = entry.name.toLowerCase();
  if (name.startsWith(text)) return 0;
  if (name.includes(text) || entry.about.toLowerCase().includes(text)) return 1;
  return /^[a-z\s]+$/.test(text) && match(entry.name, text.replaceAll(' ', '')) !== null ? 2 : null;
};

/** Those that answer, favourites before others of the same rank, then by name. */
export const findEntries = (
  entries: readonly Entry[],
  typed: string,
  compare: (a: string, b: string) => number,
): Entry[] =>
  entries
    .flatMap((entry) => {
      const rank = rankOf(entry, typed);
      return rank === null ? [] : [{ entry, rank: rank - (entry.isFavourite ? 0.5 : 0) }];
    })
    .toSorted((a, b) => a.rank - b.rank || compare(a.entry.name, b.entry.name))
    .map(({ entry }) => entry);

/** Whose number this is. Asked while it rings, of thousands: only those that end alike are looked at closely. */
export const whoseNumber = (entries: readonly Entry[], number: string): Entry | null => {
  const key = numberKey(number);
  if (key === '') return null;
  const end = endOf(number);
  const isIt = (one: string): boolean => (hasWords(one) || endOf(one) === end) && numberKey(one) === key;
  return entries.find((entry) => entry.numbers.some(isIt)) ?? null;
};

/** The same for a list of many calls: each number is looked for once. */
export const nameLookUp = (entries: readonly Entry[]): ((number: string) => string | null) => {
  const known = new Map<string, string | null>();
  return (number) => {
    if (!known.has(number)) known.set(number, whoseNumber(entries, number)?.name ?? null);
    return known.get(number) ?? null;
  };
};

/** Country and trunk prefixes stand before it in every way of writing a number. */
const endOf = (number: string): string => number.replaceAll(/[^\d*#]/g, '').slice(-7);
/** `ext. 12`, which is no part of the number. */
const hasWords = (number: string): boolean => /[a-z]/i.test(number);
