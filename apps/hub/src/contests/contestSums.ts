import { shiftWorkday, type Calendar } from '../clock.ts';
import type { Store } from '../store/store.ts';
import type { KeptContest } from './keptContest.ts';
import { averageOf, sumsOf, type PersonSums } from './standing.ts';

interface Ports {
  readonly store: Pick<Store, 'readEarned' | 'readExcusedMoments'>;
  readonly calendar: Calendar;
}

/** [CONTEST-6] */
const DAYS_BEFORE = 28;

/** What counts of these people between its two moments, from the ledger. [CONTEST-2] */
export async function readSums(
  { store, calendar }: Ports,
  { measure, aim, startsAt, endsAt }: KeptContest,
  personIds: readonly string[],
): Promise<Map<string, PersonSums>> {
  const between = { personIds, from: startsAt, to: endsAt };
  const earned = Map.groupBy(await store.readEarned(between), ({ personId }) => personId);
  const cuts = aim.kind === 'ownAverage' ? await store.readExcusedMoments(between) : [];
  const cutDaysOf = (whose: string): Set<string> =>
    new Set(cuts.filter(({ personId }) => personId === whose).map(({ at }) => calendar.workdayOf(at)));
  return new Map(personIds.map((id) => [id, sumsOf(measure, earned.get(id) ?? [], cutDaysOf(id))]));
}

/** Her mean of a day of work in the time before the contest was started; null: there were too few. [CONTEST-6] */
export async function readAverage(
  { store, calendar }: Ports,
  { measure, startedAt }: KeptContest,
  personId: string,
): Promise<number | null> {
  const today = calendar.workdayOf(startedAt);
  const from = calendar.spanOf(shiftWorkday(today, -DAYS_BEFORE)).from;
  const earned = await store.readEarned({ personIds: [personId], from, to: calendar.spanOf(today).from });
  return averageOf(sumsOf(measure, earned, new Set()));
}
