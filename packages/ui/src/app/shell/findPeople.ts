import type { Person } from '@hearthline/protocol';

const SHOWN = 7;

/** Colleagues whose name holds the text, or whose extension begins with it; names that begin with it come first. */
export const findPeople = (
  people: readonly Person[],
  text: string,
  compare: (a: string, b: string) => number,
): Person[] => {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '') return [];
  const place = ({ name, extension }: Person): number => {
    const at = name.toLocaleLowerCase().indexOf(wanted);
    if (at === 0) return 0;
    if (at > 0) return 1;
    return extension?.startsWith(wanted) === true ? 2 : 3;
  };
  return people
    .map((person) => ({ person, place: place(person) }))
    .filter((found) => found.place < 3)
    .sort((a, b) => a.place - b.place || compare(a.person.name, b.person.name))
    .slice(0, SHOWN)
    .map((found) => found.person);
};
