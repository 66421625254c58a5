/** The floor as numbers and filters: pure selections. Moments by the hub's clock. */
import type { Presence, QueueStatus } from '@hearthline/protocol';
import type { Member } from '../team/roster.ts';

export const floorFilters = ['all', 'talking', 'ready', 'rest', 'off'] as const;
export type FloorFilter = (typeof floorFilters)[number];
export type FloorKind = Exclude<FloorFilter, 'all'>;

/** In which of the four kinds a seat is. */
export const floorKind = (presence: Presence | undefined): FloorKind => {
  const state = presence?.agentState ?? null;
  // A ringing phone has a caller on it: only those whom a next caller can reach are ready.
  if (state?.kind === 'talking' || (state?.kind === 'offered' && presence?.isOnline === true)) return 'talking';
  if (presence === undefined || !presence.isOnline || state === null || state.kind === 'signedOut') return 'off';
  return state.kind === 'ready' ? 'ready' : 'rest';
};

export const countKinds = (members: readonly Member[]): Record<FloorFilter, number> => {
  const counts = { all: members.length, talking: 0, ready: 0, rest: 0, off: 0 };
  for (const { presence } of members) counts[floorKind(presence)] += 1;
  return counts;
};

/** Seats keep their order while states change, so that nobody jumps under the pointer; only those away go last. */
export const floorSeats = (members: readonly Member[], filter: FloorFilter): Member[] => {
  const shown = filter === 'all' ? [...members] : members.filter(({ presence }) => floorKind(presence) === filter);
  const away = (member: Member): number => Number(floorKind(member.presence) === 'off');
  return shown.sort((a, b) => away(a) - away(b));
};

export interface QueueTotals {
  readonly waiting: number;
  readonly oldestJoinedAt: number | null;
  readonly answered: number;
  readonly abandoned: number;
  /** Of all that ended today; null before the first. */
  readonly abandonedRatio: number | null;
}

export const queueTotals = (queues: readonly QueueStatus[]): QueueTotals => {
  const sum = (pick: (queue: QueueStatus) => number): number => queues.reduce((total, queue) => total + pick(queue), 0);
  const oldest = queues.flatMap(({ oldestJoinedAt }) => (oldestJoinedAt === null ? [] : [oldestJoinedAt]));
  const answered = sum((queue) => queue.answeredToday);
  const abandoned = sum((queue) => queue.abandonedToday);
  return {
    waiting: sum((queue) => queue.waitingCount),
    oldestJoinedAt: oldest.length === 0 ? null : Math.min(...oldest),
    answered,
    abandoned,
    abandonedRatio: answered + abandoned === 0 ? null : abandoned / (answered + abandoned),
  };
};
