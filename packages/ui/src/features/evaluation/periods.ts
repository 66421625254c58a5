import type { EvaluationPeriod } from '@hearthline/protocol';

/** One month, quarter or year. `number`: which of the year, from 1. */
export interface PeriodChoice {
  readonly workday: string;
  readonly year: number;
  readonly number: number;
}

const monthsOf: { readonly [P in EvaluationPeriod]: number } = { month: 1, quarter: 3, year: 12 };
/** As many are offered, the one that runs first. */
const offered: { readonly [P in EvaluationPeriod]: number } = { month: 13, quarter: 5, year: 3 };

/** Those that can be asked for on a workday, newest first; `workday`: the first of each. Pure, in dates. */
export function periodChoices(period: EvaluationPeriod, today: string): PeriodChoice[] {
  const length = monthsOf[period];
  const [year = 0, month = 1] = today.split('-').map(Number);
  const running = Math.floor((year * 12 + month - 1) / length);
  return Array.from({ length: offered[period] }, (_, back) => choiceOf(period, (running - back) * length));
}

/** The one a first workday begins. */
export function periodOf(period: EvaluationPeriod, from: string): PeriodChoice {
  const [year = 0, month = 1] = from.split('-').map(Number);
  return choiceOf(period, year * 12 + month - 1);
}

const choiceOf = (period: EvaluationPeriod, months: number): PeriodChoice => {
  const [year, month] = [Math.floor(months / 12), months % 12];
  const workday = `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return { workday, year, number: Math.floor(month / monthsOf[period]) + 1 };
};

/** The date of a moment in a time zone; in this PC's where none is known. */
export function workdayIn(timeZone: string | undefined, at: number): string {
  const format = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-CA', { ...format, ...(timeZone === undefined ? {} : { timeZone }) }).format(at);
}
