/** The times a person can pick with one press, in the time zone in which all times are shown here: this PC's. */
export const whenIds = ['now', 'in15', 'in60', 'today', 'tomorrow', 'own'] as const;
export type WhenId = (typeof whenIds)[number];

export interface WhenChoice {
  readonly id: WhenId;
  /** Null: the person says it. */
  readonly at: number | null;
}

const MINUTE_MS = 60_000;
/** Late in the afternoon, and early tomorrow. */
const TODAY_HOUR = 17;
const TOMORROW_HOUR = 9;

/** Counted in dates, so that a change of summer time moves nothing. */
const hourOf = (now: number, days: number, hour: number): number => {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour).getTime();
};

/** What can be picked at this moment; an hour that is over, or nearly, is not offered. */
export const whenChoices = (now: number): readonly WhenChoice[] => {
  const today = hourOf(now, 0, TODAY_HOUR);
  return [
    { id: 'now', at: now },
    { id: 'in15', at: now + 15 * MINUTE_MS },
    { id: 'in60', at: now + 60 * MINUTE_MS },
    ...(today > now + 15 * MINUTE_MS ? [{ id: 'today' as const, at: today }] : []),
    { id: 'tomorrow', at: hourOf(now, 1, TOMORROW_HOUR) },
    { id: 'own', at: null },
  ];
};

/** `2026-11-22T14:30`, as a date-and-time field writes it; null where it is no moment. */
export const momentOf = (text: string): number | null => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null;
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
};

/** For the same field. */
export const fieldTextOf = (at: number): string => {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
};
