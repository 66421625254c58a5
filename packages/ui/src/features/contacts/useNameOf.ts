import { useMemo } from 'react';
import { whoseNumber } from './search.ts';
import { useEntries } from './useEntries.ts';

/** Whose a number is by my contacts and colleagues, for lists: each number is looked up once. null: nobody's that I know. */
export const useNameOf = (): ((number: string) => string | null) => {
  const entries = useEntries();
  return useMemo(() => {
    const known = new Map<string, string | null>();
    return (number) => {
      if (!known.has(number)) known.set(number, whoseNumber(entries ?? [], number)?.name ?? null);
      return known.get(number) ?? null;
    };
  }, [entries]);
};
