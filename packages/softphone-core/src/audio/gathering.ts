/** [GATHER-2] */
export const LITTLE_MORE_MS = 20;
/** [GATHER-3] */
export const SERVER_MAY_COST_MS = 150;
export const RELAY_MAY_COST_MS = 400;
/** [GATHER-4] */
export const NOTHING_AFTER_MS = 1000;

export type CandidateKind = 'host' | 'srflx' | 'relay';

/** What has been gathered so far. Moments by one clock, ms. */
export interface Gathered {
  readonly startedAt: number;
  readonly isComplete: boolean;
  /** When the first candidate of each kind came; absent: not yet. */
  readonly firstAt: Readonly<Partial<Record<CandidateKind, number>>>;
}

export function wantedKinds(iceServers: readonly { urls: readonly string[] | string }[]): readonly CandidateKind[] {
  const urls = iceServers.flatMap((server) => (typeof server.urls === 'string' ? [server.urls] : server.urls));
  const wanted: CandidateKind[] = ['host'];
  if (urls.some((url) => /^(stuns?|turns?):/.test(url))) wanted.push('srflx');
  if (urls.some((url) => /^turns?:/.test(url))) wanted.push('relay');
  return wanted;
}

/** The moment at which the description may leave, if nothing more is gathered. A moment in the past: now. */
export function mayLeaveAt(gathered: Gathered, wanted: readonly CandidateKind[]): number {
  if (gathered.isComplete) return gathered.startedAt;
  const moments = Object.values(gathered.firstAt);
  if (moments.length === 0) return gathered.startedAt + NOTHING_AFTER_MS;
  const cap = Math.min(...moments) + (wanted.includes('relay') ? RELAY_MAY_COST_MS : SERVER_MAY_COST_MS);
  const hasAll = wanted.every((kind) => gathered.firstAt[kind] !== undefined);
  return hasAll ? Math.min(Math.max(...moments) + LITTLE_MORE_MS, cap) : cap;
}
