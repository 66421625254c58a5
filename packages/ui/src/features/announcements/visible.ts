/** Which announcements are shown, and in which order. `now` by the hub's clock. */
import type { Announcement } from '@hearthline/protocol';
import { waitsForMe } from '../../host/index.ts';

/** Unexpired ones: those that wait for me first, then the newest. */
export const visible = (all: readonly Announcement[], now: number): Announcement[] =>
  all
    .filter(({ expiresAt }) => expiresAt > now)
    .sort((a, b) => Number(waitsForMe(b)) - Number(waitsForMe(a)) || b.publishedAt - a.publishedAt);

export const toAcknowledge = (all: readonly Announcement[], now: number): Announcement[] =>
  visible(all, now).filter(waitsForMe);

/** The one for the right column: the newest that waits for me, else the newest must-read. */
export const foremost = (all: readonly Announcement[], now: number): Announcement | null => {
  const shown = visible(all, now);
  return shown.find(waitsForMe) ?? shown.find(({ mustRead, withdrawnAt }) => mustRead && withdrawnAt === null) ?? null;
};
