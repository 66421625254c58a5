import type { Rest } from '@hearthline/protocol';
import { useValue } from '../../app/host.tsx';

/** What I have used today; undefined: nothing, or it is not known. */
export const useMyRest = (): Rest | undefined => {
  const session = useValue('session');
  const rests = useValue('rests');
  return session.kind === 'signedIn' ? rests?.find(({ personId }) => personId === session.person.id) : undefined;
};
