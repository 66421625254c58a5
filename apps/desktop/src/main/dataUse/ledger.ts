import { z } from 'zod';

/** Bytes by local calendar day (`2026-11-22`) and line. */
export const dataLedger = z.object({ days: z.record(z.string(), z.record(z.string(), z.number().nonnegative())) });
export type DataLedger = z.infer<typeof dataLedger>;
export const EMPTY_LEDGER: DataLedger = { days: {} };

/** [BUDGET-6] */
const KEPT_DAYS = 62;
/** [BUDGET-4] */
const LOOKED_BACK_DAYS = 28;
const KNOWN_DAYS = 3;

/** By this PC's calendar. */
export const dayOf = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

export function addBytes(ledger: DataLedger, used: { day: string; line: string; bytes: number }): DataLedger {
  const { day, line, bytes } = used;
  const today = ledger.days[day] ?? {};
  const days = { ...ledger.days, [day]: { ...today, [line]: (today[line] ?? 0) + bytes } };
  if (ledger.days[day] !== undefined) return { days };
  // A new day: the oldest go.
  return {
    days: Object.fromEntries(
      Object.entries(days)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .slice(-KEPT_DAYS),
    ),
  };
}

export const linesIn = ({ days }: DataLedger): string[] => [
  ...new Set(Object.values(days).flatMap((lines) => Object.keys(lines))),
];

export function monthBytes({ days }: DataLedger, line: string, now: Date): number {
  const month = dayOf(now).slice(0, 7);
  return Object.entries(days).reduce((sum, [day, lines]) => sum + (day.startsWith(month) ? (lines[line] ?? 0) : 0), 0);
}

/** [BUDGET-4] A day on which the app did not run counts as one without use. */
export function forecastBytes(ledger: DataLedger, line: string, now: Date): number | null {
  const first = Object.keys(ledger.days).toSorted()[0];
  if (first === undefined) return null;
  const seen: number[] = [];
  for (let back = 1; back <= LOOKED_BACK_DAYS; back += 1) {
    const day = dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - back));
    // The first day was not seen whole.
    if (day <= first) break;
    seen.push(ledger.days[day]?.[line] ?? 0);
  }
  if (seen.length < KNOWN_DAYS) return null;
  const mean = seen.reduce((sum, bytes) => sum + bytes, 0) / seen.length;
  const daysLeft = new Date(now.getFullYear(), now.getMonth() + 1, 0).getDate() - now.getDate();
  return monthBytes(ledger, line, now) + mean * daysLeft;
}
