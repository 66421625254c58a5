import { useState } from 'react';
import { useClock, useNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';

/** How long another sign-in must wait, ms; 0 when it need not. Counted from when the refusal was first seen here. */
export const useRetryIn = (): number => {
  const session = useValue('session');
  const clock = useClock();
  const now = useNow();
  const [seen, setSeen] = useState({ session, at: clock.now() });
  if (seen.session !== session) setSeen({ session, at: clock.now() });
  const waitS = session.kind === 'signedOut' ? session.retryAfterS : null;
  return waitS === null ? 0 : Math.max(0, seen.at + waitS * 1000 - now);
};
