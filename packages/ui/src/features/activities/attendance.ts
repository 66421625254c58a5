/** Who came, as it is being said: pure. */
import { UnitTree, type Activity, type ActivityGuest, type Organisation, type Person } from '@hearthline/protocol';

/** What is said and not saved yet, by person. */
export type Marks = Readonly<Record<string, boolean>>;

interface Known {
  readonly people: readonly Person[];
  readonly organisation: Organisation;
  readonly meId: string;
}

/** Those it is for who have not signed up and of whom nothing was said; oneself is not among them. */
export const othersOf = (
  { audience }: Activity,
  guests: readonly ActivityGuest[],
  { people, organisation, meId }: Known,
): readonly Person[] => {
  const tree = new UnitTree(organisation.units);
  const known = new Set(guests.map(({ personId }) => personId));
  const isMeant = ({ unitId }: Person): boolean => audience.kind === 'all' || tree.isWithin(unitId, audience.unitId);
  return people.filter((one) => one.id !== meId && !known.has(one.id) && isMeant(one));
};

/** Only what is other than what is kept. */
export const changedMarks = (
  marks: Marks,
  guests: readonly ActivityGuest[],
): readonly { personId: string; wasThere: boolean }[] => {
  const kept = new Map(guests.map(({ personId, attendance }) => [personId, attendance?.wasThere]));
  return Object.entries(marks)
    .filter(([personId, wasThere]) => kept.get(personId) !== wasThere)
    .map(([personId, wasThere]) => ({ personId, wasThere }));
};
