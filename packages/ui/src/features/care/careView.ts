/** What the screens show of days to keep and visits. Pure. */
import type { CareDay, CareVisit, ComingFeast, Workday } from '@hearthline/protocol';

/** [CARE-2] What was told of another day says nothing of this one. */
export const dayNow = (day: CareDay | null, today: Workday): CareDay | null => (day?.workday === today ? day : null);

/** [CARE-4] Told yesterday, and no hub since: what is past is left out. */
export const comingFrom = (coming: readonly ComingFeast[], today: Workday): ComingFeast[] =>
  coming.filter(({ on }) => on >= today);

const byDay = (a: CareVisit, b: CareVisit): number => a.on.localeCompare(b.on) || a.plannedAt - b.plannedAt;

export const openVisits = (visits: readonly CareVisit[]): CareVisit[] =>
  visits.filter(({ done }) => done === null).toSorted(byDay);

/** The last first. */
export const doneVisits = (visits: readonly CareVisit[]): CareVisit[] =>
  visits.filter(({ done }) => done !== null).toSorted((a, b) => (b.done?.at ?? 0) - (a.done?.at ?? 0));

/** [CARE-6] Mine, on their day or after it. */
export const dueVisits = (visits: readonly CareVisit[], today: Workday): CareVisit[] =>
  openVisits(visits).filter(({ on, isMine }) => isMine && on <= today);

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Days of a month of no particular year. */
export const daysOf = (month: number): number => longest[month - 1] ?? 31;
export const monthDayOf = (month: number, day: number): string =>
  `${String(month).padStart(2, '0')}-${String(Math.min(day, daysOf(month))).padStart(2, '0')}`;
