/**
 * When workdays close. A workday ends at one hour of the centre; whoever is on shift then takes it with her to the end of her shift:
 *
 *   not yet --the day before closed for her--> running --the hour, and nobody on shift--> closed
 *                                              running --the hour, on shift--> running --shift ends, or 12 h--> closed
 *
 * SPEC: objectives/SPEC.md OBJ-7, OBJ-8.
 */
import { shiftWorkday, type Calendar } from '../clock.ts';

/** [OBJ-8] A shift reaches so far beyond the hour at most. */
export const LATEST_MS = 12 * 3_600_000;

/** The workdays of a centre by its closing hour. */
export interface Closing {
  /** The workday of a moment, by the hour alone. */
  workdayOf(at: number): string;
  opensAt(workday: string): number;
  /** The moment at which the next opens. */
  closesAt(workday: string): number;
}

/** `hour`: `04:00`, before noon: a workday closes on the morning after it. [OBJ-7] */
export function createClosing(calendar: Calendar, hour: string): Closing {
  const opensAt = (workday: string): number => calendar.momentOf(workday, hour);
  return {
    opensAt,
    closesAt: (workday) => opensAt(shiftWorkday(workday, 1)),
    workdayOf(at) {
      const day = calendar.workdayOf(at);
      return at < opensAt(day) ? shiftWorkday(day, -1) : day;
    },
  };
}

/** Somebody at work without a gap; `to` null: she still is. */
export interface Shift {
  readonly from: number;
  readonly to: number | null;
}

interface Worked {
  readonly beganAt: number;
  readonly endedAt: number;
}

/** Stretches that follow each other without a gap are one shift. `since`: when the state she is in now began; null: she is signed out. */
export function shiftsOf(stretches: readonly Worked[], since: number | null): Shift[] {
  const shifts: { from: number; to: number | null }[] = [];
  for (const { beganAt, endedAt } of stretches.toSorted((a, b) => a.beganAt - b.beganAt)) {
    const last = shifts.at(-1);
    if (last === undefined || (last.to !== null && last.to < beganAt)) shifts.push({ from: beganAt, to: endedAt });
    else last.to = Math.max(last.to ?? 0, endedAt);
  }
  if (since === null) return shifts;
  const last = shifts.at(-1);
  if (last?.to !== null && last?.to !== undefined && last.to >= since) last.to = null;
  else shifts.push({ from: since, to: null });
  return shifts;
}

/** A workday of one person. `from`, `to`: what happened from the one up to the other belongs to it. */
export type PersonWorkday =
  | { readonly kind: 'notYet' }
  | { readonly kind: 'running'; readonly from: number }
  | { readonly kind: 'closed'; readonly from: number; readonly to: number };

interface Question {
  readonly closing: Closing;
  readonly workday: string;
  readonly shifts: readonly Shift[];
  readonly now: number;
}

/** How a workday of hers stands. Pure. */
export function workdayFor({ closing, workday, shifts, now }: Question): PersonWorkday {
  const from = handedOver(closing.opensAt(workday), shifts, now);
  if (from === null) return { kind: 'notYet' };
  const to = handedOver(closing.closesAt(workday), shifts, now);
  return to === null ? { kind: 'running', from } : { kind: 'closed', from, to };
}

/** When one workday gave way to the next for her; null: it has not. */
function handedOver(hour: number, shifts: readonly Shift[], now: number): number | null {
  if (now < hour) return null;
  const over = shifts.find(({ from, to }) => from < hour && (to === null || to > hour));
  if (over === undefined) return hour;
  const latest = hour + LATEST_MS;
  if (over.to === null) return now >= latest ? latest : null;
  return Math.min(over.to, latest);
}
