/** An activity being planned or changed: pure rules, no clock of its own. */
import { activityDraft, type Activity, type ActivityDraft, type Audience } from '@hearthline/protocol';
import { fieldTextOf, momentOf } from '../callbacks/whenChoices.ts';

export interface ActivityForm {
  readonly title: string;
  readonly body: string;
  readonly place: string;
  /** As date-and-time fields write it. */
  readonly starts: string;
  readonly ends: string;
  readonly isForFamilies: boolean;
  readonly isLimited: boolean;
  readonly places: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LONGEST_MS = 31 * DAY_MS;
const USUAL_PLACES = '20';

/** At first: in a week, at the next full hour, for two hours. */
export const emptyForm = (now: number): ActivityForm => {
  const starts = Math.ceil(now / HOUR_MS) * HOUR_MS + 7 * DAY_MS;
  return {
    ...{ title: '', body: '', place: '', isForFamilies: false, isLimited: false, places: USUAL_PLACES },
    ...{ starts: fieldTextOf(starts), ends: fieldTextOf(starts + 2 * HOUR_MS) },
  };
};

export const formOf = ({ title, body, place, startsAt, endsAt, isForFamilies, places }: Activity): ActivityForm => ({
  ...{ title, body, place, isForFamilies },
  ...{ starts: fieldTextOf(startsAt), ends: fieldTextOf(endsAt) },
  ...{ isLimited: places !== null, places: places === null ? USUAL_PLACES : String(places) },
});

export const hasGoodTimes = ({ starts, ends }: ActivityForm, now: number): boolean => {
  const [from, to] = [momentOf(starts), momentOf(ends)];
  return from !== null && to !== null && from > now && to > from && to <= from + LONGEST_MS;
};

/** What would be planned; null while something is missing. */
export const finishForm = (form: ActivityForm, audience: Audience | null, now: number): ActivityDraft | null => {
  if (audience === null || !hasGoodTimes(form, now)) return null;
  const { title, body, place, isForFamilies, isLimited } = form;
  const parsed = activityDraft.safeParse({
    ...{ title, body, place, isForFamilies, audience },
    ...{ startsAt: momentOf(form.starts), endsAt: momentOf(form.ends) },
    places: isLimited ? Number(form.places) : null,
  });
  return parsed.success ? parsed.data : null;
};
