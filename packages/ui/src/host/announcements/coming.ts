import type { AgentState, Announcement } from '@hearthline/protocol';
import type { CallSnapshot } from '@hearthline/softphone-core/snapshot';
import type { DispositionDraft } from '../recordsContract.ts';

export interface Surroundings {
  readonly announcements: readonly Announcement[];
  readonly calls: readonly CallSnapshot[];
  readonly confirmed: AgentState | null;
  readonly drafts: readonly DispositionDraft[];
  /** By the hub's clock. */
  readonly now: number;
}

/** Must be acknowledged, and is not yet. */
export const waitsForMe = ({ mustRead, acknowledgedAt, withdrawnAt }: Announcement): boolean =>
  mustRead && acknowledgedAt === null && withdrawnAt === null;

/** [COME-2] */
const isBusy = ({ calls, confirmed, drafts }: Surroundings): boolean =>
  calls.some(({ state }) => state.kind !== 'ended') ||
  confirmed?.kind === 'offered' ||
  confirmed?.kind === 'talking' ||
  drafts.some(({ isSaved }) => !isSaved);

/** What makes it come anew after it was put away. [COME-3] */
export const comingKey = ({ id, version, remindedAt }: Announcement): string =>
  `${id} ${version} ${remindedAt ?? 'never'}`;

/** [COME-1] [COME-3] [COME-5] Those that come by themselves now, the first first; none over a call. */
export function coming(around: Surroundings): Announcement[] {
  if (isBusy(around)) return [];
  return around.announcements
    .filter((one) => waitsForMe(one) && one.expiresAt > around.now && (one.isUrgent || one.remindedAt !== null))
    .sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent) || a.publishedAt - b.publishedAt);
}
