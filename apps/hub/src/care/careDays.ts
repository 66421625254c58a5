import { COMING_DAYS, type CareDay, type ComingFeast, type Feast, type Person } from '@hearthline/protocol';
import { shiftWorkday } from '../clock.ts';
import type { Directory } from '../organisation/directory.ts';
import { holidaysOn, isKept, yearsOn } from './feasts.ts';
import type { Holiday } from './holiday.ts';
import type { KeptBirthday } from './keptCare.ts';

/** What is known of everybody's days. */
export interface KnownDays {
  /** By person. */
  readonly birthdays: ReadonlyMap<string, KeptBirthday>;
  readonly firstShifts: ReadonlyMap<string, string>;
  readonly holidays: readonly Holiday[];
}

/** [CARE-2] [CARE-3] [CARE-4] What one person is told on a workday. */
export function careDayOf(viewer: Person, { known, directory, workday }: Asked): CareDay {
  const ownDays = feastsOf(viewer.id, known, workday);
  const led = directory.ownAndLed(viewer).filter(({ id }) => id !== viewer.id);
  const group = directory.groupOf(viewer);
  const mates = [...known.birthdays.values()].filter(({ on, toldTo, personId }) => {
    const mate = directory.people.get(personId);
    if (mate === undefined || personId === viewer.id || toldTo !== 'team' || !isKept(on, workday)) return false;
    return directory.groupOf(mate) === group;
  });
  return {
    workday,
    mine: [...ownDays, ...holidaysOn(known.holidays, workday)],
    mates: mates.map(({ personId }) => personId),
    coming: led.length === 0 ? null : comingOf(led, known, workday),
  };
}

interface Asked {
  readonly known: KnownDays;
  readonly directory: Directory;
  readonly workday: string;
}

function comingOf(led: readonly Person[], known: KnownDays, workday: string): ComingFeast[] {
  return Array.from({ length: COMING_DAYS }, (_, index) => shiftWorkday(workday, index)).flatMap((on) => [
    ...holidaysOn(known.holidays, on).map((feast): ComingFeast => ({ on, personId: null, feast })),
    ...led.flatMap(({ id: personId }) =>
      feastsOf(personId, known, on)
        .filter(({ kind }) => kind !== 'birthday' || known.birthdays.get(personId)?.toldTo !== 'nobody')
        .map((feast): ComingFeast => ({ on, personId, feast })),
    ),
  ]);
}

/** [CARE-2] Her own, without the holidays. */
function feastsOf(personId: string, { birthdays, firstShifts }: KnownDays, workday: string): Feast[] {
  const feasts: Feast[] = [];
  const birthday = birthdays.get(personId);
  if (birthday !== undefined && isKept(birthday.on, workday)) feasts.push({ kind: 'birthday' });
  const firstShift = firstShifts.get(personId);
  const years = firstShift === undefined ? null : yearsOn(firstShift, workday);
  if (years !== null) feasts.push({ kind: 'anniversary', years });
  return feasts;
}
