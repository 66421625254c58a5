/** What of the plan is shown, and what is told of it. Pure; days are those of this PC, as all times on the screens are. */
import type { Activity, ActivityNotice } from '@hearthline/protocol';

export const views = ['month', 'quarter', 'year'] as const;
export type View = (typeof views)[number];
const monthsIn = { month: 1, quarter: 3, year: 12 } as const satisfies Record<View, number>;

export interface Month {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

const firstOf = ({ year, month }: Month): number => new Date(year, month - 1, 1).getTime();
const shiftMonth = ({ year, month }: Month, by: number): Month => {
  const date = new Date(year, month - 1 + by, 1);
  return { year: date.getFullYear(), month: date.getMonth() + 1 };
};

export const monthOf = (at: number): Month => {
  const date = new Date(at);
  return { year: date.getFullYear(), month: date.getMonth() + 1 };
};
export const quarterOf = ({ month }: Month): number => Math.ceil(month / 3);

/** The months of the whole month, quarter or year around one of them. */
export const monthsOf = (view: View, around: Month): readonly Month[] => {
  const count = monthsIn[view];
  const first = { year: around.year, month: around.month - ((around.month - 1) % count) };
  return Array.from({ length: count }, (_, index) => shiftMonth(first, index));
};

/** The same place in the span before (-1) or after (1). */
export const shiftView = (view: View, around: Month, by: number): Month => shiftMonth(around, by * monthsIn[view]);

/** What begins in these months, what comes first first. */
export const inMonths = (activities: readonly Activity[], months: readonly Month[]): readonly Activity[] => {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [from, to] = [firstOf(first), firstOf(shiftMonth(last, 1))];
  return activities
    .filter(({ startsAt }) => startsAt >= from && startsAt < to)
    .toSorted((a, b) => a.startsAt - b.startsAt || a.title.localeCompare(b.title));
};

/** What is over last: the plan is read for what comes. */
export const comingFirst = (activities: readonly Activity[], now: number): readonly Activity[] => [
  ...activities.filter(({ endsAt }) => endsAt > now),
  ...activities.filter(({ endsAt }) => endsAt <= now),
];

export interface GridDay {
  /** Midnight. */
  readonly at: number;
  readonly day: number;
  readonly isOfMonth: boolean;
  readonly activities: readonly Activity[];
}

/** Whole weeks from Monday around a month; an activity stands at each day it goes on. */
export const gridOf = (month: Month, activities: readonly Activity[]): readonly (readonly GridDay[])[] => {
  const first = new Date(month.year, month.month - 1, 1);
  const lead = (first.getDay() + 6) % 7;
  const length = new Date(month.year, month.month, 0).getDate();
  const weeks = Math.ceil((lead + length) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday): GridDay => {
      const offset = week * 7 + weekday - lead;
      const date = new Date(month.year, month.month - 1, 1 + offset);
      const next = new Date(month.year, month.month - 1, 2 + offset).getTime();
      const at = date.getTime();
      const of = activities.filter(({ startsAt, endsAt }) => startsAt < next && endsAt > at);
      return { at, day: date.getDate(), isOfMonth: offset >= 0 && offset < length, activities: of };
    }),
  );
};

export type Stage = 'toCome' | 'on' | 'over' | 'calledOff';
export const stageOf = ({ startsAt, endsAt, calledOff }: Activity, now: number): Stage => {
  if (calledOff !== null) return 'calledOff';
  if (now >= endsAt) return 'over';
  return now >= startsAt ? 'on' : 'toCome';
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** [ACT-7] What she is told of it now; null: nothing. What was already so when she signed up is no news to her. */
export const noticeOf = ({ mine, startsAt, movedAt, calledOff }: Activity, now: number): ActivityNotice | null => {
  if (mine === null || now >= startsAt) return null;
  const has = (notice: ActivityNotice): boolean => mine.seen.includes(notice);
  if (calledOff !== null) return has('calledOff') ? null : 'calledOff';
  if (movedAt !== null && movedAt > mine.signedUpAt && !has('moved')) return 'moved';
  if (mine.waitingPlace !== null) return null;
  if (mine.hasWaited && !has('place')) return 'place';
  const isDue = (aheadMs: number): boolean => now >= startsAt - aheadMs && mine.signedUpAt < startsAt - aheadMs;
  if (isDue(HOUR_MS)) return has('hour') ? null : 'hour';
  return isDue(DAY_MS) && !has('day') ? 'day' : null;
};

/** All that is to be told now, what begins first first. */
export const noticesOf = (
  activities: readonly Activity[],
  now: number,
): readonly { readonly activity: Activity; readonly notice: ActivityNotice }[] =>
  activities
    .flatMap((activity) => {
      const notice = noticeOf(activity, now);
      return notice === null ? [] : [{ activity, notice }];
    })
    .toSorted((a, b) => a.activity.startsAt - b.activity.startsAt);
