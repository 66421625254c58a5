/** What the screens show of contests, and the form in which one is started. Pure. */
import {
  contestDraft,
  CONTEST_LONGEST_DAYS,
  type Audience,
  type Contest,
  type ContestDraft,
  type ContestKind,
  type ContestMeasure,
} from '@hearthline/protocol';
import { fieldTextOf, momentOf } from '../callbacks/whenChoices.ts';

export type ContestStage = 'coming' | 'running' | 'due' | 'over' | 'calledOff';

/** By the hub's clock. */
export function stageOf({ startsAt, endsAt, calledOff, outcome }: Contest, now: number): ContestStage {
  if (calledOff !== null && outcome === null) return 'calledOff';
  if (outcome !== null) return 'over';
  if (now < startsAt) return 'coming';
  if (now < endsAt) return 'running';
  // Who did not join is told nothing of what came of it.
  return now < endsAt + DUE_MS ? 'due' : 'over';
}

const DAY_MS = 24 * 3_600_000;
const DUE_MS = 60_000;
/** What is over is shown so long to those who were in it. */
const SHOWN_MS = 14 * DAY_MS;

/** What concerns me: what I can join or am in, then what came of those I was in. */
export const contestsFor = (all: readonly Contest[], now: number): Contest[] =>
  all
    .filter((one) => {
      const stage = stageOf(one, now);
      const isOpen = stage === 'coming' || stage === 'running';
      return isOpen || (one.isIn && (one.calledOff?.at ?? one.endsAt) > now - SHOWN_MS);
    })
    .toSorted(byStage(now));

/** For who leads: all there are. */
export const contestsOfDesk = (all: readonly Contest[], now: number): Contest[] => all.toSorted(byStage(now));

/** What runs or comes before what is over; the next to end, and the last that ended, first. */
const byStage =
  (now: number) =>
  (a: Contest, b: Contest): number => {
    const isPast = (one: Contest): boolean => one.endsAt <= now || one.calledOff !== null;
    if (isPast(a) !== isPast(b)) return isPast(a) ? 1 : -1;
    return isPast(a) ? b.endsAt - a.endsAt : a.endsAt - b.endsAt;
  };

export interface ContestForm {
  readonly title: string;
  readonly kind: ContestKind;
  readonly measure: ContestMeasure;
  readonly percent: string;
  readonly places: '1' | '2' | '3';
  readonly goal: string;
  /** As date-and-time fields write it. */
  readonly starts: string;
  readonly ends: string;
}

const HOUR_MS = 3_600_000;

/** At first: from the next full hour on, for a week. */
export const emptyContest = (now: number): ContestForm => {
  const starts = Math.ceil(now / HOUR_MS) * HOUR_MS;
  return {
    ...{ title: '', kind: 'ownAverage', measure: 'calls', percent: '100', places: '3', goal: '1000' },
    ...{ starts: fieldTextOf(starts), ends: fieldTextOf(starts + 7 * DAY_MS) },
  };
};

export const hasGoodTimes = ({ starts, ends }: Pick<ContestForm, 'starts' | 'ends'>, now: number): boolean => {
  const [from, to] = [momentOf(starts), momentOf(ends)];
  return from !== null && to !== null && to > from && to > now && to <= from + CONTEST_LONGEST_DAYS * DAY_MS;
};

/** What would be started; null while something is missing. */
export const finishContest = (form: ContestForm, audience: Audience | null, now: number): ContestDraft | null => {
  if (audience === null || !hasGoodTimes(form, now)) return null;
  const aims = {
    ownAverage: { kind: 'ownAverage', percent: Number(form.percent) },
    eachOther: { kind: 'eachOther', places: Number(form.places) },
    together: { kind: 'together', goal: Number(form.goal) },
  };
  const { title, measure } = form;
  const times = { startsAt: momentOf(form.starts), endsAt: momentOf(form.ends) };
  return contestDraft.safeParse({ title, measure, aim: aims[form.kind], audience, ...times }).data ?? null;
};
