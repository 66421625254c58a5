import { useMemo } from 'react';
import { useValue } from '../../app/host.tsx';
import { entriesOf, type Entry } from './search.ts';

/** Colleagues and my contacts as one list; null while neither is known. */
export const useEntries = (): readonly Entry[] | null => {
  const people = useValue('people');
  const contacts = useValue('contacts');
  const session = useValue('session');
  const meId = session.kind === 'signedIn' ? session.person.id : '';
  return useMemo(
    () => (people === null && contacts === null ? null : entriesOf(contacts ?? [], people ?? [], meId)),
    [people, contacts, meId],
  );
};
