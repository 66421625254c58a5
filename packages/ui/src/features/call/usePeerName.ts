import { useValue } from '../../app/host.tsx';

/** A colleague's name by extension; the number itself where it is nobody's. */
export const usePeerName = (): ((number: string) => string) => {
  const people = useValue('people') ?? [];
  return (number) => people.find(({ extension }) => extension === number)?.name ?? number;
};
