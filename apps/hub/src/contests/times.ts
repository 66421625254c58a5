import { CONTEST_LONGEST_DAYS, type ContestDraft } from '@hearthline/protocol';
import { HubError } from '../hubError.ts';

const DAY_MS = 24 * 3_600_000;
const FARTHEST_MS = 366 * DAY_MS;
const LONGEST_MS = CONTEST_LONGEST_DAYS * DAY_MS;

/** When a contest begins that is started now: at once where its begin is past. [CONTEST-1] @throws HubError `command.badInput` */
export function beginOf({ startsAt: wanted, endsAt }: Pick<ContestDraft, 'startsAt' | 'endsAt'>, now: number): number {
  const startsAt = Math.max(now, wanted);
  if (startsAt > now + FARTHEST_MS) throw new HubError('command.badInput', { detail: 'startsAt' });
  if (endsAt <= startsAt || endsAt > startsAt + LONGEST_MS)
    throw new HubError('command.badInput', { detail: 'endsAt' });
  return startsAt;
}
