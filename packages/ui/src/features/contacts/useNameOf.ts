import { useMemo } from 'react';
import { nameLookUp } from './search.ts';
import { useEntries } from './useEntries.ts';

/** Whose a number is by my contacts and colleagues, for lists; null: nobody's that I know. */
export const useNameOf = (): ((number: string) => string | null) => {
  const entries = useEntries();
  return useMemo(() => nameLookUp(entries ?? []), [entries]);
};
