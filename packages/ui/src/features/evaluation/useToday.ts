import { useHubNow } from '../../app/clock.tsx';
import { useValue } from '../../app/host.tsx';
import { workdayIn } from './periods.ts';

/** The workday of the centre, by its own time zone where that is known. */
export const useToday = (): string => workdayIn(useValue('organisation')?.timeZone, useHubNow());
