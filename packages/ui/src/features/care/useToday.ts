import type { Workday } from '@hearthline/protocol';
import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';

/** The workday of the centre it is now. */
export const useToday = (): Workday => {
  const now = useHubNow();
  const timeZone = useValue('organisation')?.timeZone;
  return new Intl.DateTimeFormat('en-CA', timeZone === undefined ? {} : { timeZone }).format(now);
};
