/** An announcement being written: pure rules, no clock of its own. */
import {
  announcementDraft,
  announcementPlanDraft,
  UnitTree,
  type Announcement,
  type AnnouncementDraft,
  type AnnouncementPlanDraft,
  type Audience,
  type Organisation,
  type Person,
} from '@hearthline/protocol';

export const expiryIds = ['h1', 'h4', 'endOfDay', 'd1', 'd7'] as const;
export type ExpiryId = (typeof expiryIds)[number];

const HOUR_MS = 3_600_000;

/** The end of the day `now` is in, on this PC. */
const endOfDay = (now: number): number => {
  const day = new Date(now);
  day.setHours(24, 0, 0, 0);
  return day.getTime();
};

/** The moment an expiry means at `now` (both by the hub's clock). */
export const expiresAt = (id: ExpiryId, now: number): number => {
  switch (id) {
    case 'h1':
      return now + HOUR_MS;
    case 'h4':
      return now + 4 * HOUR_MS;
    case 'endOfDay':
      return endOfDay(now);
    case 'd1':
      return now + 24 * HOUR_MS;
    case 'd7':
      return now + 7 * 24 * HOUR_MS;
  }
};

export const whenIds = ['now', 'once', 'daily', 'weekdays', 'weekly'] as const;
export type When = (typeof whenIds)[number];

export interface Draft {
  /** '' until one is chosen. */
  readonly unitId: string;
  readonly title: string;
  readonly body: string;
  readonly expiry: ExpiryId;
  readonly mustRead: boolean;
  readonly isUrgent: boolean;
  readonly when: When;
  /** Days and time of day of the centre; only where it is not sent now. */
  readonly firstOn: string;
  readonly timeOfDay: string;
  readonly lastOn: string;
}

export const emptyDraft: Draft = {
  unitId: '',
  title: '',
  body: '',
  expiry: 'endOfDay',
  mustRead: true,
  isUrgent: false,
  when: 'now',
  firstOn: '',
  timeOfDay: '08:30',
  lastOn: '',
};

/** The units this person may speak to, highest first: those below what she is in charge of; IT: all. */
export const addressable = ({ units }: Organisation, { id, role }: Person): readonly string[] => {
  const tree = new UnitTree(units);
  return tree
    .downwardsFrom(null)
    .filter((unit) => role === 'it' || tree.answersFor(id, unit.id))
    .map((unit) => unit.id);
};

/** Whether this person may speak to this audience. [ORG-5] */
export const mayAddress = (organisation: Organisation, me: Person, audience: Audience): boolean => {
  const centre = organisation.units.find(({ parentId }) => parentId === null);
  const unitId = audience.kind === 'all' ? centre?.id : audience.unitId;
  return unitId !== undefined && addressable(organisation, me).includes(unitId);
};

/** Null while nothing is chosen that exists. The centre's own unit is everybody. */
export const audienceOf = (unitId: string, { units }: Organisation): Audience | null => {
  const unit = units.find(({ id }) => id === unitId);
  if (unit === undefined) return null;
  return unit.parentId === null ? { kind: 'all' } : { kind: 'unit', unitId };
};

/** What would be sent now; null while something is missing. */
export const finishDraft = (draft: Draft, audience: Audience | null, now: number): AnnouncementDraft | null => {
  if (audience === null) return null;
  const { title, body, isUrgent } = draft;
  const parsed = announcementDraft.safeParse({
    title,
    body,
    audience,
    isUrgent,
    mustRead: draft.mustRead || isUrgent,
    expiresAt: expiresAt(draft.expiry, now),
  });
  return parsed.success ? parsed.data : null;
};

const DAY_MS = 24 * HOUR_MS;
/** A plan is offered for so many days at first. */
const USUAL_DAYS = 30;

/** The centre's day, so many days from `now`. */
const dayOf = (now: number, timeZone: string, days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(now + days * DAY_MS);

/** From tomorrow, for a month, unless it was said already. */
export const withDays = (draft: Draft, now: number, { timeZone }: Organisation): Draft => ({
  ...draft,
  firstOn: draft.firstOn === '' ? dayOf(now, timeZone, 1) : draft.firstOn,
  lastOn: draft.lastOn === '' ? dayOf(now, timeZone, USUAL_DAYS) : draft.lastOn,
});

/** How long one sent at this time of day is valid. */
const validMs = (expiry: ExpiryId, timeOfDay: string): number => {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  if (expiry === 'endOfDay') return DAY_MS - hours * HOUR_MS - minutes * 60_000;
  return expiresAt(expiry, 0);
};

/** What would be planned now; null while something is missing or it is to be sent at once. */
export const finishPlan = (draft: Draft, audience: Audience | null): AnnouncementPlanDraft | null => {
  const { title, body, isUrgent, when: repeat, firstOn, timeOfDay } = draft;
  if (audience === null || repeat === 'now') return null;
  const parsed = announcementPlanDraft.safeParse({
    ...{ title, body, audience, isUrgent, mustRead: draft.mustRead || isUrgent },
    ...{ repeat, firstOn, timeOfDay, lastOn: repeat === 'once' ? firstOn : draft.lastOn },
    validMs: validMs(draft.expiry, timeOfDay),
  });
  return parsed.success && parsed.data.lastOn >= firstOn ? parsed.data : null;
};

/** How many people an audience is, as far as the directory tells. */
export const audienceSize = (audience: Audience, people: readonly Person[], { units }: Organisation): number => {
  if (audience.kind === 'all') return people.length;
  const meant = new Set(new UnitTree(units).downwardsFrom(audience.unitId).map(({ id }) => id));
  return people.filter(({ unitId }) => meant.has(unitId)).length;
};

/** The name of an audience; null when it is everybody or no longer exists. */
export const audienceName = ({ audience }: Pick<Announcement, 'audience'>, { units }: Organisation): string | null =>
  audience.kind === 'unit' ? (units.find(({ id }) => id === audience.unitId)?.name ?? null) : null;
