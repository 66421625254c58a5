import { iceUfragOf } from './sdpPolicy.ts';

/** [GATHER-2] */
export const LITTLE_MORE_MS = 20;
/** [GATHER-3] */
export const SERVER_MAY_COST_MS = 150;
export const RELAY_MAY_COST_MS = 400;
/** [GATHER-4] Chromium looks at the network cards every 2 s; the line's socket may be there before it has. */
export const NOTHING_AFTER_MS = 3000;

const CANDIDATE_KINDS = ['host', 'srflx', 'relay'] as const;
export type CandidateKind = (typeof CANDIDATE_KINDS)[number];

/** What has been gathered so far for one generation of ICE. Moments by one clock, ms. */
export interface Gathered {
  /** Names the generation (RFC 8839 §5.4); null before there is a description. */
  readonly ufrag: string | null;
  readonly startedAt: number;
  readonly isComplete: boolean;
  /** When the first candidate of each kind came; absent: not yet. */
  readonly firstAt: Readonly<Partial<Record<CandidateKind, number>>>;
}

export const NOTHING_GATHERED: Gathered = { ufrag: null, startedAt: 0, isComplete: false, firstAt: {} };

/**
 * [GATHER-5] What our description itself says decides, not what the browser tells meanwhile: its events may still be of an
 * offer that was taken back. `isDone`: it says that it has gathered all.
 */
export function gatheredNow(before: Gathered, seen: { sdp: string; isDone: boolean; at: number }): Gathered {
  const ufrag = iceUfragOf(seen.sdp);
  const known = before.ufrag === ufrag && ufrag !== null ? before : { ...NOTHING_GATHERED, ufrag, startedAt: seen.at };
  const kinds = CANDIDATE_KINDS.filter((kind) => new RegExp(`^a=candidate:.* typ ${kind}\\b`, 'm').test(seen.sdp));
  const fresh = kinds.filter((kind) => known.firstAt[kind] === undefined);
  return {
    ...known,
    isComplete: seen.isDone && kinds.length > 0,
    firstAt: { ...known.firstAt, ...Object.fromEntries(fresh.map((kind) => [kind, seen.at])) },
  };
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
