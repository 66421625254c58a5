/** An announcement being written: pure rules, no clock of its own. */
import type { Announcement, AnnouncementDraft, Audience, Organisation, Person } from '@hearthline/protocol';
import { announcementDraft } from '@hearthline/protocol';

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

export interface Draft {
  readonly kind: Audience['kind'];
  readonly regionId: string;
  readonly groupId: string;
  readonly title: string;
  readonly body: string;
  readonly expiry: ExpiryId;
  readonly mustRead: boolean;
}

export const emptyDraft: Draft = {
  kind: 'all',
  regionId: '',
  groupId: '',
  title: '',
  body: '',
  expiry: 'endOfDay',
  mustRead: true,
};

/** Null while a region or group is still to be chosen. */
export const audienceOf = ({ kind, regionId, groupId }: Draft): Audience | null => {
  switch (kind) {
    case 'all':
      return { kind };
    case 'region':
      return regionId === '' ? null : { kind, regionId };
    case 'group':
      return groupId === '' ? null : { kind, groupId };
  }
};

/** What would be sent now; null while something is missing. */
export const finishDraft = (draft: Draft, now: number): AnnouncementDraft | null => {
  const audience = audienceOf(draft);
  if (audience === null) return null;
  const { title, body, mustRead } = draft;
  const parsed = announcementDraft.safeParse({
    title,
    body,
    audience,
    mustRead,
    expiresAt: expiresAt(draft.expiry, now),
  });
  return parsed.success ? parsed.data : null;
};

/** How many people an audience is, as far as the directory tells. */
export const audienceSize = (audience: Audience, people: readonly Person[], organisation: Organisation): number => {
  if (audience.kind === 'all') return people.length;
  if (audience.kind === 'group') return people.filter(({ groupId }) => groupId === audience.groupId).length;
  const groups = new Set(
    organisation.groups.filter(({ regionId }) => regionId === audience.regionId).map(({ id }) => id),
  );
  return people.filter(({ groupId }) => groups.has(groupId)).length;
};

/** The name of an audience; null when it is everybody or no longer exists. */
export const audienceName = (
  { audience }: Pick<Announcement, 'audience'>,
  organisation: Organisation,
): string | null => {
  if (audience.kind === 'region') return organisation.regions.find(({ id }) => id === audience.regionId)?.name ?? null;
  if (audience.kind === 'group') return organisation.groups.find(({ id }) => id === audience.groupId)?.name ?? null;
  return null;
};
